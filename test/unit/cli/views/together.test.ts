import { expect, test } from "vitest";
import type { Context } from "../../../../src/cli/context.ts";
import { en } from "../../../../src/cli/messages/en.ts";
import { zh } from "../../../../src/cli/messages/zh.ts";
import { plainPaint } from "../../../../src/cli/paint.ts";
import { showPlan } from "../../../../src/cli/sync/show.ts";
import { planLines } from "../../../../src/cli/views/sync/lines.ts";
import { planMarkdown } from "../../../../src/cli/views/sync/markdown.ts";
import type { Change, Plan } from "../../../../src/plan/plan.ts";
import { translator } from "../../../../src/system/messages.ts";

const names = Array.from({ length: 60 }, (_, index) => `service-${String(index + 1).padStart(2, "0")}`);
const place = (repository: string) => ({ owner: "acme", repository });

function change(repository: string, more: Partial<Change> = {}): Change {
  const label = { kind: "label" as const, name: "gpu", fields: [{ field: "color", after: "5319e7" }] };
  return { id: `${repository}-${more.name ?? "gpu"}`, action: "create", target: place(repository), ...label, ...more };
}

function planOf(more: Partial<Plan>): Plan {
  return {
    ...{ schemaVersion: 1, kind: "plan", place: { provider: "github", host: "api.github.com", owner: "acme" } },
    manifest: { path: "community.yaml", sha256: "" },
    ...{ only: [], allowDelete: false, changes: [], held: [], failures: [], warnings: [], manual: [], grounds: [] },
    ...{ cost: { requests: 0, points: 0, seconds: 0 }, unchanged: 0, digest: "" },
    ...more,
  };
}

const say = (plan: Plan, more: { readonly verbose?: boolean; readonly lang?: "zh" } = {}) => {
  const context = { t: translator(more.lang ? zh : en), verbose: more.verbose ?? false, paint: plainPaint } as Context;
  return { text: planLines(plan, context), markdown: planMarkdown(plan, context) };
};

test("one change in 60 repositories is said once, with how many they are and some names (T17)", () => {
  const plan = planOf({ changes: names.map((name) => change(name)) });
  const { text, markdown } = say(plan);
  expect(text.slice(0, 5)).toEqual([
    "acme · 60 repositories",
    `  ${names.slice(0, 10).join(", ")} … and 50 more, which --verbose lists`,
    '  + label "gpu"',
    "      color 5319e7",
    "",
  ]);
  expect(text.join("\n").match(/gpu/g)).toHaveLength(1);
  expect(markdown.match(/gpu/g)).toHaveLength(1);
  expect(markdown).toContain("acme · 60 repositories");
  expect(say(plan, { lang: "zh" }).text[0]).toBe("acme · 60 个仓库");
});

test("--verbose says it of each", () => {
  const { text, markdown } = say(planOf({ changes: names.map((name) => change(name)) }), { verbose: true });
  for (const name of names) expect(text).toContain(`acme/${name}`);
  expect(text.join("\n").match(/gpu/g)).toHaveLength(60);
  expect(markdown.match(/gpu/g)).toHaveLength(60);
});

test.each([
  ["a deletion", { action: "delete", before: {} }],
  ["a merge", { action: "merge", into: "other" }],
  ["what takes options away", { action: "update", removes: ["Todo"] }],
  ["what takes a label off issues", { action: "update", off: { name: "x", numbers: [1] } }],
  [
    "what opens a repository",
    { action: "update", fields: [{ field: "visibility", before: "private", after: "public" }] },
  ],
  ["what archives one", { action: "update", fields: [{ field: "archived", before: false, after: true }] }],
] as const)("%s is grouped with every place named", (_, more) => {
  const { text, markdown } = say(planOf({ changes: names.map((name) => change(name, more as Partial<Change>)) }));
  for (const name of names) {
    expect(text.join("\n")).toContain(name);
    expect(markdown).toContain(name);
  }
  expect(text.join("\n")).not.toContain("--verbose");
});

test("what differs in anything that is shown stays apart; two are too few for a group; all is there", () => {
  const changes = [
    ...names.slice(0, 4).map((name) => change(name)),
    change("service-05", { fields: [{ field: "color", after: "ff0000" }] }),
    ...names.slice(0, 2).map((name) => change(name, { name: "cpu" })),
  ];
  const { text } = say(planOf({ changes }));
  const heads = text.filter((line) => line.startsWith("acme"));
  expect(heads).toEqual(["acme · 4 repositories", "acme/service-05", "acme/service-01", "acme/service-02"]);
  expect(text.filter((line) => line.includes('+ label "cpu"'))).toHaveLength(2);
});

test("what is left alone, not readable, warned of or for hand work in many places is said once, too", () => {
  const each = names.map((name) => place(name));
  const plan = planOf({
    held: each.map((target) => ({ kind: "label" as const, target, name: "old", reason: "flag" })),
    failures: each.map((target) => ({ target, reason: "target.archived", params: {} })),
    warnings: each.map((target) => ({ code: "plan.archived", target, params: { count: 3 } })),
    manual: each.map((target) => ({ code: "manual.workflow", target, params: { wanted: "x" } })),
  });
  const { text } = say(plan);
  for (const part of ["old", "it is archived", "3 changes there", "Unarchive it"])
    expect(text.filter((line) => line.includes(part)).length, part).toBeLessThan(3);
  expect(text.filter((line) => line.includes("acme · 60 repositories (service-01, "))).toHaveLength(4);
});

test("a long plan goes out in pieces: each call of the system takes longer than its line", async () => {
  const labels = Array.from({ length: 3000 }, (_, index) => change("hub", { name: `label-${index}` }));
  const plan = planOf({ changes: labels });
  const written: string[] = [];
  const out = { write: (text: string) => written.push(text), isTTY: false, columns: 80 };
  await showPlan(plan, "text", { t: translator(en), verbose: false, paint: plainPaint, out } as unknown as Context);
  expect(written.join("")).toBe(`${say(plan).text.join("\n")}\n`);
  expect(written.length).toBeLessThan(10);
});
