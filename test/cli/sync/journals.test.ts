import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { planDigest } from "../../../src/plan/digest.ts";
import type { Change, Plan } from "../../../src/plan/plan.ts";
import type { Place } from "../../../src/plan/port.ts";
import { sha256 } from "../../../src/system/hash.ts";
import { Land, owner, thing } from "../../support/ground.ts";

/** A journal is a file that somebody may have edited, digests and all: it does no harm. Trial X3. */

let dies = false;
vi.mock("../../../src/providers/local/index.ts", async (original) => {
  const real = await original<typeof import("../../../src/providers/local/index.ts")>();
  const createLocal = (options: Parameters<typeof real.createLocal>[0]): Place => {
    const place = real.createLocal(options);
    return {
      ...place,
      write: async (steps, tell, stop) => {
        if (dies && steps.some(({ kind }) => kind === "label")) throw new Error("killed");
        await place.write(steps, tell, stop);
      },
    };
  };
  return { ...real, createLocal };
});

beforeEach(() => {
  dies = false;
});

const hub = { owner, repository: "hub" };
const settings = { description: "", homepage: "", topics: [], visibility: "private", archived: false, template: false };
const label = (name: string, color = "111111") => thing(name, { color, description: "" });

function land(): Land {
  const made = new Land();
  made.manifest({
    strict: ["labels"],
    repositories: [{ name: "hub", description: "Start here" }],
    labels: ["kept", "a", "b", "c", "made"].map((name) => ({ name, color: name === "kept" ? "222222" : "111111" })),
  });
  for (const name of ["hub", "vault"]) {
    const labels = ["kept", "stale", "a", "b", "c"].map((each) => ({ ...label(each), id: `${name}-${each}` }));
    made.put(`repositories/${name}`, { thing: thing(name, settings), lists: { label: labels }, issues: [] });
  }
  return made;
}

const apply = ["apply", "--allow-delete", "--yes"];

/** An apply that died after its first wave, or that went through. */
async function begun(whole = false): Promise<Land> {
  const made = land();
  dies = !whole;
  expect((await made.run(apply)).code).toBe(whole ? 0 : 1);
  dies = false;
  return made;
}

interface Start {
  plan: Plan;
  [key: string]: unknown;
}

function journalOf(made: Land): string {
  const places = join(made.folder, ".state/commonry/places");
  const [place = ""] = readdirSync(places);
  const [name = ""] = readdirSync(join(places, place)).filter((one) => one.endsWith(".jsonl"));
  return join(places, place, name);
}

/** The journal's lines, changed, with digests that fit. */
function edit(made: Land, by: (lines: unknown[]) => unknown[]): void {
  const path = journalOf(made);
  const lines = readFileSync(path, "utf8").split("\n").filter(Boolean);
  const changed = by(lines.map((line) => JSON.parse(line.slice(9)) as unknown));
  writeFileSync(
    path,
    changed.map((one) => `\n${sha256(JSON.stringify(one)).slice(0, 8)} ${JSON.stringify(one)}`).join(""),
  );
}

const replan = (by: (changes: readonly Change[], plan: Plan) => Partial<Plan>) => (made: Land) =>
  edit(made, ([first, ...rest]) => {
    const start = first as Start;
    const plan = { ...start.plan, ...by(start.plan.changes, start.plan) };
    return [{ ...start, plan: { ...plan, digest: planDigest(plan) } }, ...rest];
  });

const gone = (more: Partial<Change>): Change => ({
  ...{ id: "crafted", action: "delete", kind: "label", target: hub, name: "stale", ref: "hub-stale", fields: [] },
  before: { color: "111111", description: "" },
  ...more,
});
const swapped = (more: Partial<Change>, name: string) => (changes: readonly Change[]) => ({
  changes: changes.map((each) => (each.name === name ? { ...each, ...more } : each)),
});

/** What is done to the journal of a killed run → how resume ends. */
const crafted: Readonly<Record<string, readonly [(made: Land) => void, number, string]>> = {
  "a step of another repository": [
    replan((changes) => ({
      changes: [...changes, gone({ target: { owner, repository: "vault" }, ref: "vault-stale" })],
    })),
    7,
    "acme/vault",
  ],
  "a step of another owner": [
    replan((changes) => ({
      changes: [...changes, gone({ target: { owner: "victim", repository: "vault" }, ref: "vault-stale" })],
    })),
    7,
    "victim/vault",
  ],
  "a handle of another thing": [replan(swapped({ ref: "vault-kept" }, "kept")), 7, '"kept"'],
  "a deletion that no manifest asks for": [
    replan((changes) => ({ changes: [...changes, gone({ name: "a", ref: "hub-a" })] })),
    7,
    '"a"',
  ],
  "another value": [
    replan(swapped({ fields: [{ field: "color", before: "111111", after: "ffffff" }] }, "kept")),
    7,
    '"kept"',
  ],
  "a repository made public": [
    replan((changes) => ({
      changes: [
        ...changes,
        gone({
          action: "update",
          kind: "repository",
          target: { owner },
          name: "hub",
          ref: "id-hub",
          fields: [{ field: "visibility", before: "private", after: "public" }],
        }),
      ],
    })),
    7,
    '"hub"',
  ],
  "another place": [replan((_, plan) => ({ place: { ...plan.place, owner: "victim" } })), 2, "victim"],
  "another manifest": [replan((_, plan) => ({ manifest: { ...plan.manifest, sha256: "0" } })), 7, "community.yaml"],
  "a digest that does not fit": [
    (made) =>
      edit(made, ([first, ...rest]) => [
        { ...(first as Start), plan: { ...(first as Start).plan, unchanged: 99 } },
        ...rest,
      ]),
    1,
    "not as commonry writes it",
  ],
  "a line of no known sort": [
    (made) => edit(made, (lines) => [...lines, { type: "order", step: "x" }]),
    1,
    "not as commonry writes it",
  ],
  "an outcome of no known sort": [
    (made) =>
      edit(made, (lines) => [...lines, { type: "result", step: "x", outcome: { state: "done", moved: "all" } }]),
    1,
    "not as commonry writes it",
  ],
  "null for a line": [(made) => edit(made, (lines) => [...lines, null]), 1, "not as commonry writes it"],
  "no first line": [(made) => edit(made, ([, ...rest]) => rest), 1, "not as commonry writes it"],
  "nothing but half a first line": [
    (made) => writeFileSync(journalOf(made), readFileSync(journalOf(made), "utf8").slice(0, 200)),
    2,
    "no apply was stopped",
  ],
  "an empty file": [(made) => writeFileSync(journalOf(made), ""), 2, "no apply was stopped"],
};

let held = 0;
test.each(Object.keys(crafted))("resume of a journal with %s", async (name) => {
  const [craft, code, word] = crafted[name] as (typeof crafted)[string];
  const made = await begun();
  craft(made);
  const before = made.bytes();
  const result = await made.run(["apply", "--resume", "--yes"]);
  expect({ code: result.code, said: result.err }).toEqual({ code, said: expect.stringContaining(word) });
  expect(made.bytes(), "0 writes").toBe(before);
  // A plain apply plans anew, whatever lies there.
  expect(await made.run(apply)).toMatchObject({ code: 0 });
  held++;
});
afterAll(() => console.log(`crafted journals: ${held} of ${Object.keys(crafted).length} did no harm`));

test("a journal cut short after its first line is resumed from what is there", async () => {
  const made = await begun();
  edit(made, (lines) => lines.slice(0, 1));
  expect(await made.run(["apply", "--resume", "--yes"])).toMatchObject({ code: 0 });
  expect((await made.run(["plan"])).out).toContain("No changes");
});

test("what was said to be done and is not stays undone, and plan says so", async () => {
  const made = await begun();
  edit(made, (lines) => {
    const { plan } = lines[0] as Start;
    return [...lines, ...plan.changes.map(({ id }) => ({ type: "result", step: id, outcome: { state: "done" } }))];
  });
  const before = made.bytes();
  expect(await made.run(["apply", "--resume", "--yes"])).toMatchObject({ code: 0 });
  expect(made.bytes()).toBe(before);
  expect(await made.run(["plan", "--allow-delete", "--exit-code"])).toMatchObject({ code: 3 });
});

test("resume shows, guards and asks: off a terminal it takes --yes, and says what it is about to do", async () => {
  const made = await begun();
  const before = made.bytes();
  const asked = await made.run(["apply", "--resume"]);
  expect(asked).toMatchObject({ code: 2, err: expect.stringContaining("--yes") });
  expect(asked.err).toContain('- label "stale"');
  expect(made.bytes()).toBe(before);
  expect((await made.run(["apply", "--resume", "--yes"])).code).toBe(0);
});

/** What is done to the journal of a run that went through → what undo leaves alone. */
const undone: Readonly<Record<string, readonly [(made: Land) => void, string]>> = {
  "a step of another owner": [
    (made) => {
      const target = { owner: "victim", repository: "vault" };
      replan((changes) => ({ changes: [...changes, gone({ action: "create", target, name: "kept" })] }))(made);
      edit(made, (lines) => [
        ...lines,
        { type: "result", step: "crafted", outcome: { state: "done", ref: "vault-kept" } },
      ]);
    },
    "none of this manifest's places",
  ],
  "a thing that the run had not made": [
    (made) => {
      replan((changes) => ({ changes: [...changes, gone({ action: "create", name: "a" })] }))(made);
      edit(made, (lines) => [
        ...lines,
        { type: "result", step: "crafted", outcome: { state: "done", ref: "vault-a" } },
      ]);
    },
    "changed since",
  ],
};

test.each(Object.keys(undone))("undo of a journal with %s", async (name) => {
  const [craft, word] = undone[name] as (typeof undone)[string];
  const made = await begun(true);
  craft(made);
  const vault = made.shelf("repositories/vault");
  const result = await made.run(["undo", "--yes"]);
  expect(result).toMatchObject({ code: 5, err: expect.stringContaining(word) });
  expect(made.shelf("repositories/vault")).toEqual(vault);
  expect(
    made
      .shelf("repositories/hub")
      .lists.label?.map((one) => one.name)
      .sort(),
  ).toEqual(["a", "b", "c", "kept", "stale"]);
});
