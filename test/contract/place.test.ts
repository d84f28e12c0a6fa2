import { describe, expect, onTestFinished, test } from "vitest";
import { type Actual, type Fields, fold, type KindId, type Target } from "../../src/kinds/item.ts";
import { kinds } from "../../src/kinds/kind.ts";
import { hasFields } from "../../src/plan/apply/satisfied.ts";
import type { Outcome, Place, Step } from "../../src/plan/port.ts";
import { createGitHub } from "../../src/providers/github/index.ts";
import { createLocal } from "../../src/providers/local/index.ts";
import { createHttp } from "../../src/system/http/index.ts";
import { startEmulator } from "../emulator/index.ts";
import { newState } from "../emulator/state.ts";
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

async function github(): Promise<Place> {
  const emulator = await startEmulator({ state: newState(owner) });
  onTestFinished(() => emulator.close());
  const http = createHttp({ base: emulator.url, token: "a-token-of-words", userAgent: "test", readOnly: false });
  return createGitHub(http, { base: emulator.url, owner });
}

const places: Readonly<Record<string, () => Promise<Place>>> = {
  local: async () => createLocal({ folder: temporaryFolder(), readOnly: false }),
  GitHub: github,
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
    const place = await prepared(places[name] as () => Promise<Place>);
    const { kind, target, fields, changed = {} } = one;
    const find = async (wanted: string) => (await read(place, one)).find((item) => fold(item.name) === fold(wanted));
    const step = { kind, target, name: one.name };
    expect(await write(place, { ...step, action: "create", fields })).toMatchObject({ state: "done" });
    let item = await find(one.name);
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
});

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
