import { describe, expect, test } from "vitest";
import { restOf } from "../../../../src/plan/apply/resume.ts";
import { satisfied } from "../../../../src/plan/apply/satisfied.ts";
import type { Change } from "../../../../src/plan/plan.ts";
import type { Step } from "../../../../src/plan/port.ts";
import { stepsOf } from "../../../../src/plan/steps.ts";
import { type Bench, bench, change, hub, owner, setting } from "./bench.ts";

/** Names in a circle, a chain, a merge, a name that is given up and taken again, a deletion, a creation. */
async function start(): Promise<{ made: Bench; changes: Change[] }> {
  const made = bench();
  await made.make("repository", "hub");
  const refs: Record<string, string> = {};
  for (const name of ["a", "b", "c", "d", "old", "into", "gone"]) {
    refs[name] = await made.make("label", name, { color: "111111" });
  }
  const rename = (from: string, name: string, of = from, more: Partial<Change> = {}) =>
    change("rename", name, { from, ref: refs[of] as string, ...more });
  const changes = [
    rename("a", "commonry-rename-00000000", "a", { temporary: true }),
    rename("b", "a"),
    rename("commonry-rename-00000000", "b", "a", { fields: setting({ color: "222222" }) }),
    rename("d", "e"),
    rename("c", "d"),
    change("create", "c", { fields: setting({ color: "111111" }) }),
    change("create", "new", { fields: setting({ color: "333333" }) }),
    change("merge", "old", { into: "into", intoRef: refs.into as string, ref: refs.old as string }),
    change("delete", "gone", { ref: refs.gone as string }),
  ];
  return { made, changes };
}

async function shape(made: Bench): Promise<unknown> {
  const { items } = await made.read();
  return items.map(({ kind, name, fields }) => `${kind} ${name} ${JSON.stringify(fields)}`).sort();
}

describe("stopped after each step, with and without its result in the journal", () => {
  const points = Array.from({ length: 9 }, (_, at) => [
    [at, true],
    [at, false],
  ]).flat() as [number, boolean][];

  test.each(points)("step %i, noted: %s", async (at, noted) => {
    const whole = await start();
    await whole.made.apply(whole.changes);
    const end = await shape(whole.made);
    const { made, changes } = await start();
    expect(changes).toHaveLength(9);
    const done = stepsOf(changes).slice(0, at + 1);
    expect(await made.carry(done)).toMatchObject({ exitCode: 0 });
    const known = noted ? done : done.slice(0, -1);
    const record = {
      ...{
        name: "j",
        at: "",
        command: "apply",
        finished: false,
        undone: false,
        begun: new Set(changes.map(({ id }) => id)),
      },
      plan: { changes, place: { provider: "local", host: "", owner } } as never,
      results: new Map(known.map(({ id }) => [id, { state: "done" as const }])),
    };
    const rest = await restOf(record, made.place);
    expect(rest.failures).toEqual([]);
    expect(rest.steps.map(({ id }) => id)).toEqual(changes.slice(at + 1).map(({ id }) => id));
    made.sent.length = 0;
    expect(await made.carry(rest.steps)).toMatchObject({ exitCode: 0 });
    expect(made.sent).toHaveLength(changes.length - at - 1);
    expect(await shape(made)).toEqual(end);
  });
});

test("repositories are found each by its own name", async () => {
  const made = bench();
  await made.make("repository", "one");
  const ref = await made.make("repository", "two");
  const changes = [
    change("create", "one", { kind: "repository", target: { owner } }),
    change("rename", "three", { kind: "repository", target: { owner }, from: "two", ref }),
  ];
  const plan = { changes, place: { provider: "local", host: "", owner } } as never;
  const record = { name: "j", at: "", command: "apply", finished: false, undone: false, results: new Map() };
  const { found, steps } = await restOf({ ...record, plan, begun: new Set(changes.map(({ id }) => id)) }, made.place);
  expect([found.map(({ name }) => name), steps.map(({ name }) => name)]).toEqual([["one"], ["two"]]);
});

describe("satisfied", () => {
  const item = { kind: "label", target: hub, name: "bug", ref: "1", fields: { color: "111111" } } as const;
  const step = { id: "s", kind: "label", target: hub, name: "bug", fields: {} } as const;
  const cases: readonly [boolean, Omit<Step, "id">, string][] = [
    [true, { ...step, action: "create" }, "made"],
    [true, { ...step, action: "create", name: "BUG" }, "made, in another case"],
    [false, { ...step, action: "create", fields: { color: "222222" } }, "made otherwise"],
    [false, { ...step, action: "create", name: "other" }, "not made"],
    [false, { ...step, action: "update", name: "bug", rename: "Bug", ref: "1" }, "renamed in case only, and not yet"],
    [true, { ...step, action: "update", name: "Bug", rename: "bug", ref: "1" }, "renamed in case only"],
    [false, { ...step, action: "update", name: "old", rename: "bug", ref: "2" }, "another thing has the name"],
    [false, { ...step, action: "delete", ref: "1" }, "still there"],
    [true, { ...step, action: "delete", ref: "2" }, "another thing of that name"],
    [true, { ...step, action: "delete", name: "gone", ref: "3" }, "gone"],
    [
      true,
      { ...step, kind: "team", action: "update", name: "old", rename: "bug", ref: "old" },
      "a team with its new slug",
    ],
  ];
  test.each(cases)("%s: $name %s", (expected, one) => {
    expect(satisfied({ id: "s", ...one }, [{ ...item, kind: one.kind }])).toBe(expected);
  });
});
