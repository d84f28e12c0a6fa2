import { describe, expect, test } from "vitest";
import type { Context } from "../../../../src/cli/context.ts";
import { en } from "../../../../src/cli/messages/en.ts";
import { planMarkdown } from "../../../../src/cli/views/sync/markdown.ts";
import type { Plan } from "../../../../src/plan/plan.ts";
import { translator } from "../../../../src/system/messages.ts";

const context = { t: translator(en) } as Context;
const target = { owner: "acme", repository: "hub" };

function planWith(more: Partial<Plan>): Plan {
  return {
    schemaVersion: 1,
    kind: "plan",
    place: { provider: "github", host: "api.github.com", owner: "acme" },
    manifest: { path: "community.yaml", sha256: "" },
    ...{ only: [], allowDelete: false, changes: [], held: [], failures: [], warnings: [], manual: [], grounds: [] },
    ...{ cost: { requests: 4, points: 20, seconds: 2 }, unchanged: 0, digest: "" },
    ...more,
  };
}

const creation = (name: string, text = "") => ({
  ...{ id: name, action: "create" as const, kind: "label" as const, target, name },
  fields: [{ field: "description", after: text }],
});

describe("a plan as a comment", () => {
  test("says no more than is known: failures, held deletions and manual items are not “all is well”", () => {
    const failure = { target, reason: "target.archived", params: {} };
    const held = { kind: "label" as const, target, name: "old", reason: "flag" };
    const note = { code: "manual.workflow", target, params: { wanted: "x" } };
    const title = (more: Partial<Plan>) => planMarkdown(planWith(more), context).split("\n")[0];
    expect(title({})).toContain("No changes. The community is as community.yaml says.");
    expect(title({ failures: [failure] })).not.toContain("No changes");
    expect(title({ held: [held] })).toContain("1 held back");
    expect(title({ held: [{ ...held, reason: "self" }] })).toContain("is as community.yaml says");
    expect(title({ manual: [note] })).toContain("by hand (1)");
  });

  test("pings nobody, links nothing, closes nothing, and breaks out of no cell", () => {
    const evil = "@org/team fixes #12 GH-7 https://evil.example www.evil.example <img> a|b [x](y) `c`\n\n# head";
    const text = planMarkdown(
      planWith({
        changes: [creation(evil, evil)],
        held: [{ kind: "board-field", target, name: evil, part: evil, reason: "flag" }],
        warnings: [{ code: "plan.both", target, params: { name: evil, into: evil } }],
      }),
      context,
    );
    expect(text).not.toMatch(/@org|#12|GH-7|https:\/\/evil|www\.evil|<img|(?<!\\)`|(?<!\\)\[x|\n# head/);
    const row = text.split("\n").find((line) => line.startsWith("| create"));
    expect(row?.match(/(?<!\\)\|/g)).toHaveLength(5);
  });

  test("fits into a comment however much there is, and says how much is left out", () => {
    const many = Array.from({ length: 2_000 }, (_, n) => creation(`label-${n}`, "d".repeat(100)));
    const failures = many.map(({ name }) => ({
      target: { owner: "acme", repository: name },
      reason: "target.archived",
      params: {},
    }));
    const held = many.map(({ name }) => ({ kind: "label" as const, target, name, reason: "flag" }));
    const notes = many.map(({ name }) => ({ code: "manual.workflow", target, params: { wanted: name } }));
    const text = planMarkdown(planWith({ changes: many, failures, held, warnings: notes, manual: notes }), context);
    expect(text.length).toBeLessThan(65_536);
    expect(text.match(/… and [\d,]+ more/g)).toHaveLength(5);
  });
});
