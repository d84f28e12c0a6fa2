import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { bodyOf } from "../../../../src/kinds/event/post-text.ts";
import type { Fields, KindId, Target } from "../../../../src/kinds/item.ts";
import { carryOut } from "../../../../src/plan/apply/run.ts";
import { satisfied } from "../../../../src/plan/apply/satisfied.ts";
import type { Actual, Place, Snapshot, Step } from "../../../../src/plan/port.ts";
import { createGitHub } from "../../../../src/providers/github/index.ts";
import { createHttp } from "../../../../src/system/http/index.ts";
import { addBoard } from "../../../emulator/boards.ts";
import { type Emulator, type Logged, startEmulator } from "../../../emulator/index.ts";
import { addDiscussion, begun } from "../../../emulator/life.ts";
import {
  addIssue,
  addLabel,
  addRepository,
  type Issue,
  newState,
  type Repository,
  type State,
} from "../../../emulator/state.ts";

/** Every write × every way of being answered with what cannot be: never a crash, never «done» without the thing being so. */

const owner = "acme";
const at: Target = { owner };
const hub: Target = { owner, repository: "hub" };
const road: Target = { owner, board: "Road" };
const core: Target = { owner, team: "core" };
const event = "meeting@acme.example 2027-03-02";
const other = "other@acme.example 2027-03-02";
const all: readonly KindId[] = [
  ...(["repository", "team", "team-member", "team-repository", "label", "milestone", "autolink", "ruleset"] as const),
  ...(["board", "board-field", "board-repository", "board-view"] as const),
  ...(["event-issue", "event-discussion", "event-milestone"] as const),
];

interface Write {
  readonly name: string;
  readonly graphql: boolean;
  readonly step: (snapshot: Snapshot) => Step;
  /** What a listing does not show of it. */
  readonly isSo?: ((hub: Repository) => boolean) | undefined;
}

function start(): State {
  const state = newState(owner);
  const one = addRepository(state, "hub", { has_discussions: true, description: "old" });
  for (const name of ["bug", "defect"]) addLabel(state, one, { name, color: "111111" });
  addIssue(state, one, ["defect"]);
  const life = begun(state, 1);
  const said = { title: "Meeting", body: bodyOf(event, "facts", "") };
  addIssue(state, one, [], { ...said, life });
  Object.assign(addDiscussion(state, one, life), said);
  one.autolinks.push({ id: 9, key_prefix: "OLD-", url_template: "https://x.example/<num>", is_alphanumeric: true });
  for (const [at, title] of ["Old", "Into"].entries())
    one.milestones.push({ number: 70 + at, title, due_on: null, description: null, state: "open" });
  addIssue(state, one, [], { number: 60, milestone: 70 });
  for (const number of [61, 62]) addIssue(state, one, ["bug"], { number });
  const named = { ref_name: { include: ["~DEFAULT_BRANCH"], exclude: [] } };
  const guarded = { target: "branch", enforcement: "active", conditions: named, rules: [{ type: "deletion" }] };
  one.rulesets.push({ id: 80, name: "guard", bypass_actors: [], ...guarded });
  addRepository(state, "shut", { archived: true });
  addRepository(state, "open");
  const team = { id: "T_85", number: 85, slug: "core", name: "core", description: "old", privacy: "closed" as const };
  const people = new Map([["bob", "member" as const]]);
  state.teams.push({
    ...team,
    parent: null,
    members: people,
    invitations: [],
    repositories: new Map([["hub", "pull"]]),
  });
  const board = addBoard(state, "Road");
  board.repositories.push("open");
  board.fields.push({ id: "F_90", name: "Size", dataType: "NUMBER" });
  board.views.push({ id: "V_90", number: 90, name: "All", layout: "table", filter: "", fields: [] } as never);
  return state;
}

let count = 0;
const make =
  (kind: KindId, target: Target, name: string, fields: Fields = {}) =>
  (): Step => {
    return { id: `s${++count}`, action: "create", kind, target, name, fields };
  };
function found({ items, failures }: Snapshot, kind: KindId, name: string): Actual {
  const item = items.find((one) => one.kind === kind && one.name === name);
  if (!item) throw new Error(`no ${kind} ${name}: ${JSON.stringify(failures)}`);
  return item;
}
const change =
  (kind: KindId, name: string, fields: Fields, rename?: string) =>
  (snapshot: Snapshot): Step => {
    const { target, ref, fields: before } = found(snapshot, kind, name);
    const more = rename === undefined ? {} : { rename };
    return { id: `s${++count}`, action: "update", kind, target, name, ref, fields, before, ...more };
  };
const drop =
  (kind: KindId, name: string) =>
  (snapshot: Snapshot): Step => {
    return { ...change(kind, name, {})(snapshot), action: "delete" };
  };

const rules = { deletion: true };
const ruleset = { target: "branch", enforcement: "active", include: ["~DEFAULT_BRANCH"], exclude: [], rules };
const merged = (snapshot: Snapshot): Step => {
  const { name, ref } = found(snapshot, "label", "bug");
  return { ...drop("label", "defect")(snapshot), action: "merge", into: { name, ref }, carried: 1 };
};

const steps: Readonly<Record<string, Write["step"]>> = {
  "repository create": make("repository", at, "made", { visibility: "private", topics: ["a"] }),
  "repository rename": change("repository", "hub", {}, "made"),
  "repository archive": change("repository", "hub", { archived: true }),
  "repository out of the archive": change("repository", "shut", { archived: false, description: "new" }),
  "repository topics": change("repository", "hub", { topics: ["a", "b"] }),
  "repository update": change("repository", "hub", { description: "new", topics: ["b"] }),
  "label create": make("label", hub, "new", { color: "222222", description: "x" }),
  "label update": change("label", "bug", { color: "333333" }, "fault"),
  "label delete": drop("label", "bug"),
  "label merge": merged,
  "label create with carriers": () => ({
    ...make("label", hub, "back", { color: "444444" })(),
    ...{ carriers: [60, 61], off: { name: "bug", numbers: [61, 62] } },
  }),
  "milestone create with carriers": () => ({ ...make("milestone", hub, "Back")(), carriers: [61, 62] }),
  "milestone update": change("milestone", "Old", { due: "2027-04-30", description: "new" }, "New"),
  "milestone delete": drop("milestone", "Old"),
  "milestone merge": (snapshot) => {
    const { name, ref } = found(snapshot, "milestone", "Into");
    return { ...drop("milestone", "Old")(snapshot), action: "merge", into: { name, ref }, carried: 1 };
  },
  "ruleset update": change("ruleset", "guard", { enforcement: "disabled" }, "watch"),
  "ruleset delete": drop("ruleset", "guard"),
  "milestone create": make("milestone", hub, "Q1", { due: "2027-03-31" }),
  "autolink create": make("autolink", hub, "LEP-", { url: "https://a.example/<num>", alphanumeric: true }),
  "autolink update": change("autolink", "OLD-", { url: "https://b.example/<num>" }),
  "autolink delete": drop("autolink", "OLD-"),
  "ruleset create": make("ruleset", hub, "main", ruleset),
};
const byGraphql: Readonly<Record<string, Write["step"]>> = {
  "repository update of discussions": change("repository", "hub", { "features.discussions": false }),
  "team create": make("team", at, "docs", { description: "x", privacy: "closed" }),
  "team update": change("team", "core", { description: "new" }),
  "team rename": change("team", "core", { privacy: "secret" }, "heart"),
  "team delete": drop("team", "core"),
  "member create": make("team-member", core, "eve", { role: "maintainer" }),
  "member update": change("team-member", "bob", { role: "maintainer" }),
  "member delete": drop("team-member", "bob"),
  "access create": make("team-repository", core, "open", { role: "push" }),
  "access update": change("team-repository", "hub", { role: "admin" }),
  "access delete": drop("team-repository", "hub"),
  "board create": make("board", at, "Second", { description: "x", closed: false }),
  "board update": change("board", "Road", { description: "new" }),
  "board rename": change("board", "Road", { public: true }, "Way"),
  "board delete": drop("board", "Road"),
  "field create": make("board-field", road, "Note", { type: "text" }),
  "field update": change("board-field", "Size", {}, "Effort"),
  "field delete": drop("board-field", "Size"),
  "link delete": drop("board-repository", "open"),
  "link create": make("board-repository", road, "hub"),
  "view create": make("board-view", road, "Table", { layout: "table" }),
  "view update": change("board-view", "All", { layout: "board" }),
  "view delete": drop("board-view", "All"),
  "event issue create": make("event-issue", hub, other, { title: "New", text: "facts", state: "open" }),
  "event issue update": change("event-issue", event, { title: "Other", text: "new", state: "closed" }),
  "event discussion create": make("event-discussion", hub, other, {
    title: "New",
    text: "facts",
    state: "open",
  }),
  "event discussion update": change("event-discussion", event, { text: "new", state: "closed" }),
  "event milestone create": make("event-milestone", hub, event, {
    title: "M",
    text: "facts",
    due: "2027-03-02",
    state: "open",
  }),
};
/** What no listing shows: what issues carry. */
const numbersOf = (hub: Repository, carries: (issue: Issue, hub: Repository) => boolean) =>
  String(hub.issues.filter((issue) => carries(issue, hub)).map(({ number }) => number));
const of = (label: string) => (issue: Issue) => issue.labels.includes(label);
const due =
  (title: string) =>
  (issue: Issue, { milestones }: Repository) =>
    milestones.some((one) => one.number === issue.milestone && one.title === title);
const carried: Readonly<Record<string, Write["isSo"]>> = {
  "label create with carriers": (one) => numbersOf(one, of("back")) === "60,61" && numbersOf(one, of("bug")) === "",
  "label merge": (one) => numbersOf(one, of("bug")).split(",").length === 3,
  "milestone create with carriers": (one) => numbersOf(one, due("Back")) === "61,62",
  "milestone merge": (one) => numbersOf(one, due("Into")) === "60",
};
const writes: readonly Write[] = [
  ...[true, false].flatMap((graphql) =>
    Object.entries(steps).map(([name, step]) => ({ name, graphql, step, isSo: carried[name] })),
  ),
  ...Object.entries(byGraphql).map(([name, step]) => ({ name, graphql: true, step })),
];

const error = { message: "Something odd" };
/** What stands in place of an answer. @param data what is rightly answered, if anything */
const mutations: Readonly<Record<string, (data: unknown, isGraphql: boolean) => unknown>> = {
  null: () => null,
  "{}": () => ({}),
  list: () => [],
  string: () => "text",
  "missing id": (data) => without(data),
  "payloads of null": (data, isGraphql) => (isGraphql ? { data: each(data, null) } : { id: null, node_id: null }),
  "payloads of lists": (data, isGraphql) => (isGraphql ? { data: each(data, []) } : { id: [], number: {}, names: "x" }),
  "payloads of text": (data, isGraphql) => (isGraphql ? { data: each(data, "x") } : { id: {}, number: "", slug: 1 }),
  "errors without path": () => ({ data: null, errors: [{ ...error, type: "NOT_FOUND" }] }),
  "errors with a path of null": () => ({ data: null, errors: [{ ...error, path: null }] }),
  "errors with unknown path": () => ({ data: { other: {} }, errors: [{ ...error, path: ["other"] }] }),
  "errors that are text": () => ({ data: null, errors: ["x"] }),
  "data null": () => ({ data: null }),
};

function each(answer: unknown, value: unknown): object {
  const { data } = (answer ?? {}) as { data?: object };
  return Object.fromEntries(["done", "s0", ...Object.keys(data ?? {})].map((key) => [key, value]));
}

function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(without);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key]) => !["id", "node_id", "number", "slug", "names", "role"].includes(key),
  );
  return Object.fromEntries(kept.map(([key, one]) => [key, without(one)]));
}

function placeOf(base: string): Place {
  const http = createHttp({
    ...{ base, token: "none", userAgent: "test", readOnly: false, random: () => 0, sleep: async () => undefined },
  });
  return createGitHub(http, { base, owner });
}

function read(place: Place, graphql: boolean, { kind }: Pick<Step, "kind"> = { kind: "repository" }) {
  const kinds = new Set<KindId>(graphql ? [...all, kind] : ["repository", "label", "milestone", "autolink", "ruleset"]);
  const repositories = ["hub", "made", "open", "shut"];
  const posts = graphql ? [{ owner, repository: "hub" }] : [];
  return place.read({ owner, kinds, repositories, settings: new Set(repositories), posts });
}

async function bench(graphql: boolean): Promise<Emulator> {
  const emulator = await startEmulator({ state: start(), graphql });
  onTestFinished(() => emulator.close());
  return emulator;
}

/** Carries one step out, and says whether it came to be believed done, and whether it is so. */
async function run(emulator: Emulator, { graphql, step: stepOf, isSo = () => true }: Write, strike: () => void) {
  const place = placeOf(emulator.url);
  const step = stepOf(await read(place, graphql));
  strike();
  const result = await carryOut({
    ...{ place, owner, steps: [step], stop: { requested: false } },
    ...{ begin: () => undefined, end: () => undefined, tell: () => undefined, sleep: async () => undefined },
  });
  emulator.instead.splice(0);
  emulator.changes.splice(0);
  const { items, failures } = await read(placeOf(emulator.url), graphql, step);
  expect(failures.filter(({ reason }) => !["target.no-graphql", "target.renamed"].includes(reason))).toEqual([]);
  const group = items.filter((item) => item.kind === step.kind);
  const shelf = emulator.state.repositories.get("hub") ?? emulator.state.repositories.get("made");
  const isAll = satisfied(step, group) && isSo(shelf as Repository);
  return { isDone: result.done.length === 1, isSo: isAll, result, group };
}

/** Each write with one of them in the suite, so that each of them meets several writes; every write with all of them with LIST=1. */
function sample(index: number): string[] {
  const every = Object.keys(mutations);
  if (process.env.LIST) return every;
  return [every[index % every.length] as string];
}

const isWrite = ({ write }: Logged) => write;
let [cases, held] = [0, 0];
afterAll(() => console.info(`mutated write answers: ${held} of ${cases} held`));

describe.each(
  writes.map((one, index) => [`${one.name} over ${one.graphql ? "GraphQL" : "REST"}`, one, index] as const),
)("%s", (_, one, index) => {
  test("is done when it is answered rightly", async () => {
    const outcome = await run(await bench(one.graphql), one, () => undefined);
    expect(outcome, JSON.stringify(outcome.result)).toMatchObject({ isDone: true, isSo: true });
  });

  test.each(sample(index))("answered with %s, done or not: no crash, no false word", async (mutation) => {
    const mutate = mutations[mutation] as (typeof mutations)[string];
    for (const when of ["after", "before"] as const) {
      for (let nth = 1; nth <= 6; nth++) {
        const emulator = await bench(one.graphql);
        let seen = 0;
        let struck = false;
        const outcome = await run(emulator, one, () => {
          const isNow = (request: Logged) => isWrite(request) && ++seen === nth;
          if (when === "after") {
            emulator.changes.push((text, request) => {
              if (!isNow(request)) return text;
              struck = true;
              return JSON.stringify(mutate(text === "" ? undefined : JSON.parse(text), request.path === "/graphql"));
            });
          } else {
            emulator.instead.push((request) => {
              if (!isNow(request)) return undefined;
              struck = true;
              return { status: 200, body: mutate(undefined, request.path === "/graphql") };
            });
          }
        });
        if (!struck) break;
        cases++;
        const words = `${when} ${nth}: ${JSON.stringify([outcome.result, outcome.group])}`;
        expect(outcome.isDone && !outcome.isSo, words).toBe(false);
        held++;
      }
    }
  });
});

test("a part of a batch that is refused for its number goes again after the pause, and nothing else does", async () => {
  const emulator = await bench(true);
  const refused = { message: "was submitted too quickly", path: ["s1"] };
  let sent = 0;
  emulator.instead.push(({ write }) => {
    if (!write || sent++ > 0) return undefined;
    return { status: 200, body: { data: { s0: { label: { id: "LA_x" } }, s1: null }, errors: [refused] } };
  });
  let now = 0;
  const sleep = async (ms: number) => {
    now += ms;
  };
  const clock = { now: () => now, sleep, random: () => 0 };
  const http = createHttp({ base: emulator.url, token: "none", userAgent: "test", readOnly: false, ...clock });
  const told: unknown[] = [];
  const [a, b] = ["a", "b"].map((name) => make("label", hub, name, { color: "111111" })()) as [Step, Step];
  const place = createGitHub(http, { base: emulator.url, owner });
  await place.write([a, b], ({ name }, { state }) => told.push([name, state]), { requested: false });
  expect(told).toEqual([
    ["a", "done"],
    ["b", "done"],
  ]);
  expect(now).toBe(60_000);
  const bodies = emulator.requests.filter(isWrite).map(({ body }) => body);
  expect(bodies.map((body) => body.match(/"name":"\w"/g))).toEqual([['"name":"a"', '"name":"b"'], ['"name":"b"']]);
});
