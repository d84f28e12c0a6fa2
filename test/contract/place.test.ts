import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { stringify } from "yaml";
import { type Actual, type Fields, fold, type KindId, type Target } from "../../src/kinds/item.ts";
import { kinds } from "../../src/kinds/kind.ts";
import { hasFields } from "../../src/plan/apply/satisfied.ts";
import type { Outcome, Place, Step } from "../../src/plan/port.ts";
import { createGitHub } from "../../src/providers/github/index.ts";
import { createLocal } from "../../src/providers/local/index.ts";
import { createHttp } from "../../src/system/http/index.ts";
import { startEmulator } from "../emulator/index.ts";
import { addIssue, addRepository, newState } from "../emulator/state.ts";
import { temporaryFolder } from "../support/cli.ts";

/** One suite, kind by kind, for every place: what it is told to do it does, and tells so when it reads. */

const owner = "acme";
const repository = { owner, repository: "hub" };
const board = { owner, board: "Roadmap" };
const team = { owner, team: "core" };

interface Case {
  readonly kind: KindId;
  readonly target: Target;
  readonly name: string;
  readonly fields: Fields;
  readonly changed?: Fields;
}

const rules = { deletion: true, pullRequest: { approvals: 1 } };
const refs = { include: ["~DEFAULT_BRANCH"], exclude: [] };
const option = (name: string) => ({ name, color: "gray", description: "" });
const cases: readonly Case[] = [
  {
    kind: "repository",
    target: { owner },
    name: "second",
    fields: { description: "One", visibility: "private" },
    changed: { description: "Two" },
  },
  {
    kind: "team",
    target: { owner },
    name: "docs",
    fields: { description: "One", privacy: "closed" },
    changed: { privacy: "secret" },
  },
  { kind: "team-member", target: team, name: "bob", fields: { role: "member" }, changed: { role: "maintainer" } },
  { kind: "team-repository", target: team, name: "hub", fields: { role: "pull" }, changed: { role: "admin" } },
  {
    kind: "label",
    target: repository,
    name: "a label/with %signs",
    fields: { color: "111111", description: "One" },
    changed: { color: "222222" },
  },
  {
    kind: "milestone",
    target: repository,
    name: "Q1",
    fields: { due: "2027-03-31", description: "One" },
    changed: { state: "closed" },
  },
  {
    kind: "autolink",
    target: repository,
    name: "LEP-",
    fields: { url: "https://a.example/<num>", alphanumeric: true },
    changed: { url: "https://b.example/<num>" },
  },
  {
    kind: "ruleset",
    target: repository,
    name: "main",
    fields: { target: "branch", enforcement: "active", ...refs, rules },
    changed: { enforcement: "disabled" },
  },
  {
    kind: "board",
    target: { owner },
    name: "Second",
    fields: { description: "One", closed: false },
    changed: { description: "Two" },
  },
  {
    kind: "board-field",
    target: board,
    name: "Size",
    fields: { type: "single_select", options: [option("S"), option("L")] },
  },
  { kind: "board-repository", target: board, name: "hub", fields: {} },
  {
    kind: "board-view",
    target: board,
    name: "Table",
    fields: { layout: "table", filter: "is:open" },
    changed: { layout: "board" },
  },
];

async function github(state = newState(owner)): Promise<Place> {
  const emulator = await startEmulator({ state });
  onTestFinished(() => emulator.close());
  const http = createHttp({ base: emulator.url, token: "a-token-of-words", userAgent: "test", readOnly: false });
  return createGitHub(http, { base: emulator.url, owner });
}

interface Subject {
  readonly make: () => Promise<Place>;
  /** A place with a repository that has an open and a closed issue and a pull request, and their numbers. */
  readonly withIssues: () => Promise<{ place: Place; numbers: readonly [number, number, number] }>;
}

const places: Readonly<Record<string, Subject>> = {
  local: {
    make: async () => createLocal({ folder: temporaryFolder(), readOnly: false }),
    withIssues: async () => {
      const folder = temporaryFolder();
      mkdirSync(join(folder, "repositories"));
      const issues = [1, 2, 3].map((number) => ({ number, labels: [] }));
      const shelf = { thing: { id: "1", name: "hub", fields: {} }, lists: {}, issues };
      writeFileSync(join(folder, "repositories/hub.yaml"), stringify(shelf));
      return { place: createLocal({ folder, readOnly: false }), numbers: [1, 2, 3] };
    },
  },
  GitHub: {
    make: github,
    withIssues: async () => {
      const state = newState(owner);
      const hub = addRepository(state, "hub");
      const add = (more: object) => addIssue(state, hub, [], more).number;
      const numbers = [add({}), add({ state: "closed" }), add({ pull: true })] as const;
      return { place: await github(state), numbers };
    },
  },
};

let count = 0;
async function write(place: Place, step: Omit<Step, "id">): Promise<Outcome | undefined> {
  let told: Outcome | undefined;
  await place.write([{ id: `s${count++}`, ...step }], (_, outcome) => (told = outcome), { requested: false });
  return told;
}

async function read(place: Place, { kind, target }: Case): Promise<readonly Actual[]> {
  const repositories = ["hub", "second", "third"];
  const snapshot = await place.read({
    owner,
    kinds: new Set([kind, "team", "board"]),
    repositories,
    settings: new Set(repositories),
  });
  // An old name leads to the new one, and is said to.
  expect(snapshot.failures.filter(({ reason }) => reason !== "target.renamed")).toEqual([]);
  return snapshot.items.filter(
    (item) => item.kind === kind && item.target.board === target.board && item.target.team === target.team,
  );
}

async function prepared(make: () => Promise<Place>): Promise<Place> {
  const place = await make();
  for (const [kind, name] of [
    ["repository", "hub"],
    ["team", "core"],
    ["board", "Roadmap"],
  ] as const) {
    const fields: Fields = kind === "repository" ? { visibility: "private" } : {};
    expect(await write(place, { action: "create", kind, target: { owner }, name, fields })).toMatchObject({
      state: "done",
    });
  }
  return place;
}

describe.each(Object.keys(places))("%s", (name) => {
  test.each(cases)("$kind: made, read back, changed, renamed, refused twice, removed", async (one) => {
    const place = await prepared((places[name] as Subject).make);
    const { kind, target, fields, changed = {} } = one;
    const find = async (wanted: string) => (await read(place, one)).find((item) => fold(item.name) === fold(wanted));
    const step = { kind, target, name: one.name };
    const made = await write(place, { ...step, action: "create", fields });
    expect(made).toMatchObject({ state: "done" });
    let item = await find(one.name);
    expect((made as { ref?: string }).ref, "the handle that making it told").toBe(item?.ref);
    expect(item && hasFields({ id: "", action: "create", ...step, fields }, item), JSON.stringify(item)).toBe(true);
    // What is set rather than made (a member, access, a link) may be set twice.
    const isSet = ["team-member", "team-repository", "board-repository", "board", "board-view"].includes(kind);
    if (!isSet) expect(await write(place, { ...step, action: "create", fields })).toMatchObject({ state: "exists" });
    if (Object.keys(changed).length > 0) {
      const update = {
        ...step,
        action: "update" as const,
        fields: changed,
        ref: item?.ref ?? "",
        before: item?.fields ?? {},
      };
      expect(await write(place, update)).toMatchObject({ state: "done" });
      item = await find(one.name);
      expect(item && hasFields({ id: "", ...update }, item), JSON.stringify(item)).toBe(true);
    }
    await renameAndRemove(place, one, item, find);
  });

  test.each(cases)("$kind: what is not there is told to be absent, and no other is touched", async (one) => {
    const place = await prepared((places[name] as Subject).make);
    const { kind, target, fields, changed = {} } = one;
    const before = await read(place, one);
    const isLink = kind.endsWith("-repository");
    const step = { kind, target, name: isLink ? "hub" : "nobody", ref: nowhere(kind), before: fields };
    if (kinds[kind].deletable) {
      const outcome = await write(place, { ...step, action: "delete", fields: {} });
      // A link is taken away by saying that it is not to be.
      expect(isLink ? ["absent", "done"] : ["absent"]).toContain(outcome?.state);
    }
    // What is set rather than made is set by a change as well; an autolink is made anew by one, also when it is gone.
    const isSet = ["team-member", "team-repository", "autolink"].includes(kind);
    if (Object.keys(changed).length > 0 && !isSet)
      expect(await write(place, { ...step, action: "update", fields: changed })).toMatchObject({ state: "absent" });
    expect(await read(place, one)).toEqual(before);
  });

  test.each(["label", "milestone"] as const)(
    "%s: weighed, merged with all that carry it, made again with them",
    async (kind) => {
      const { place, numbers } = await (places[name] as Subject).withIssues();
      const [open, closed, pull] = numbers;
      const one = { kind, target: repository, name: "old", fields: kind === "label" ? { color: "111111" } : {} };
      const find = async (wanted: string) => (await read(place, one)).find((item) => item.name === wanted) as Actual;
      const weights = async (...names: string[]) => {
        const items = await Promise.all(names.map(find));
        return (await place.weigh(items)).map((weight) => [weight.issues, [...(weight.numbers ?? [])].sort()]);
      };
      const create = { ...one, action: "create" as const };
      expect(await write(place, { ...create, carriers: [open, closed, pull] })).toMatchObject({ state: "done" });
      expect(await write(place, { ...create, name: "into" })).toMatchObject({ state: "done" });
      expect(await weights("old", "into")).toEqual([
        [3, [...numbers].sort()],
        [0, []],
      ]);
      const [old, into] = [await find("old"), await find("into")];
      const merge = { ...one, action: "merge" as const, fields: {}, ref: old.ref, before: old.fields };
      const outcome = await write(place, { ...merge, into: { name: into.name, ref: into.ref } });
      expect(outcome).toMatchObject({ state: "done" });
      expect([...((outcome as { moved?: number[] }).moved ?? [])].sort()).toEqual([...numbers].sort());
      expect(await find("old")).toBeUndefined();
      expect(await weights("into")).toEqual([[3, [...numbers].sort()]]);
    },
  );

  test("options of a field keep their ids when others come, go, and change their order and their names", async () => {
    const place = await prepared((places[name] as Subject).make);
    const one = cases.find(({ kind }) => kind === "board-field") as Case;
    const { kind, target, fields } = one;
    expect(await write(place, { kind, target, name: "Size", action: "create", fields })).toMatchObject({
      state: "done",
    });
    const find = async () => (await read(place, one)).find((item) => item.name === "Size") as Actual;
    const made = await find();
    const [small, large] = made.fields.options as unknown as { id: string }[];
    const options = [{ ...option("M") }, { ...large, name: "Large" }, small] as unknown as Fields[];
    const step = { kind, target, name: "Size", action: "update" as const, ref: made.ref, before: made.fields };
    expect(await write(place, { ...step, fields: { options } })).toMatchObject({ state: "done" });
    const now = (await find()).fields.options as unknown as { id: string; name: string }[];
    expect(now.map((each) => each.name)).toEqual(["M", "Large", "S"]);
    expect(now.slice(1).map(({ id }) => id)).toEqual([large?.id, small?.id]);
    expect([small?.id, large?.id]).not.toContain(now[0]?.id);
  });

  test("a repository that is not there is absent, and nothing else is missed", async () => {
    const place = await prepared((places[name] as Subject).make);
    const repositories = ["hub", "Nobody"];
    const kindsRead: ReadonlySet<KindId> = new Set(["label"]);
    const snapshot = await place.read({ owner, kinds: kindsRead, repositories, settings: new Set() });
    expect([[...snapshot.absent], snapshot.failures]).toEqual([["nobody"], []]);
  });

  test("after a stop nothing is sent, and nothing told", async () => {
    const place = await prepared((places[name] as Subject).make);
    const told: Outcome[] = [];
    const steps = cases.map(({ changed: _, ...rest }, at) => ({ ...rest, id: `s${at}`, action: "create" as const }));
    await place.write(steps, (_, outcome) => told.push(outcome), { requested: true });
    expect(told).toEqual([]);
    for (const one of cases) {
      const names = (await read(place, one)).map((item) => fold(item.name));
      if (one.name !== "hub") expect(names).not.toContain(fold(one.name));
    }
  });
});

/** A handle as the kind has them, of nothing. */
function nowhere(kind: KindId): string {
  return ["milestone", "autolink", "ruleset"].includes(kind) ? "999999" : "nobody";
}

type Find = (name: string) => Promise<Actual | undefined>;

async function renameAndRemove(
  place: Place,
  { kind, target, name }: Case,
  made: Actual | undefined,
  find: Find,
): Promise<void> {
  const step = { kind, target, name };
  let item = made;
  if (kinds[kind].renamable) {
    const before = item?.fields ?? {};
    const rename = { ...step, action: "update" as const, fields: {}, rename: "third", ref: item?.ref ?? "", before };
    expect(await write(place, rename)).toMatchObject({ state: "done" });
    item = await find("third");
    expect(item?.fields, "nothing else changes").toEqual(before);
  }
  if (!kinds[kind].deletable) return;
  const current = item?.name ?? name;
  const gone = {
    ...step,
    name: current,
    action: "delete" as const,
    fields: {},
    ref: item?.ref ?? "",
    before: item?.fields ?? {},
  };
  expect(await write(place, gone)).toMatchObject({ state: "done" });
  const left = await find(current);
  expect(left === undefined || left.fields.closed === true).toBe(true);
}
