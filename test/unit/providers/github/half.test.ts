import { afterAll, describe, expect, test } from "vitest";
import type { KindId, Target } from "../../../../src/kinds/item.ts";
import type { Snapshot, Step } from "../../../../src/plan/port.ts";
import { changedSince } from "../../../../src/providers/github/facts/survey.ts";
import type { GraphqlAnswer, Http } from "../../../../src/system/http/index.ts";
import { addBoard } from "../../../emulator/boards.ts";
import type { Logged } from "../../../emulator/index.ts";
import { addDiscussion, begun } from "../../../emulator/life.ts";
import { addRepository, newState, type State } from "../../../emulator/state.ts";
import { bench, create, named, update } from "./support.ts";

/** Writes that read first × ways of not being told whole: nothing is written from half an answer. */

const owner: Target = { owner: "acme" };
const hub: Target = { ...owner, repository: "hub" };
const road: Target = { ...owner, board: "Road" };

// biome-ignore lint/suspicious/noExplicitAny: the emulator's answers, taken apart.
type Json = any;
/** Takes a part of an answer away, or puts another in its place. */
type Way = (body: Json) => unknown;

interface Case {
  readonly kinds: readonly KindId[];
  readonly at: (request: Logged) => boolean;
  readonly step: (snapshot: Snapshot) => Step;
  readonly ways: Readonly<Record<string, Way>>;
  readonly state?: (state: State) => void;
}

const asks = (word: string) => (request: Logged) =>
  request.path === "/graphql" && !request.body.includes("mutation") && request.body.includes(word);
const rest = (path: string) => (request: Logged) => request.method === "GET" && request.path === path;

/** Ways in which a part of `data` is not told. */
function partWays(key: string): Record<string, Way> {
  const set = (value: unknown) => (body: Json) => ({ ...body, data: { ...body.data, [key]: value } });
  const error = (more: object) => (body: Json) => ({
    data: { ...body.data, [key]: null },
    errors: [{ message: "No", ...more }],
  });
  return {
    "{}": set({}),
    "a list": set([]),
    "a text": set("x"),
    "missing alias": ({ data: { [key]: _, ...data } }) => ({ data }),
    "no data": () => ({ data: null, errors: [{ message: "No" }] }),
    "error with path": error({ path: [key] }),
    "error without path": error({}),
    FORBIDDEN: error({ type: "FORBIDDEN", path: [key] }),
  };
}

const lists = (of: (body: Json) => Json): Record<string, Way> => {
  const changed = (act: (list: Json) => void) => (body: Json) => {
    act(of(body));
    return body;
  };
  return {
    "short list": changed((list) => list.nodes.pop()),
    "a null in it": changed((list) => {
      list.nodes[0] = null;
    }),
    "no nodes": changed((list) => {
      delete list.nodes;
    }),
    "no count": changed((list) => {
      delete list.totalCount;
    }),
    "an id that is a number": changed((list) => {
      list.nodes[0].id = 7;
    }),
    "no name": changed((list) => {
      delete list.nodes[0].name;
    }),
  };
};

const objects: Record<string, Way> = { null: () => null, "{}": () => ({}), "a list": () => [], "a text": () => "x" };
const without =
  (key: string, value?: unknown): Way =>
  (body) => ({ ...body, [key]: value });

const rulesetWays: Record<string, Way> = {
  ...objects,
  "no rules": without("rules"),
  "rules null": without("rules", null),
  "a null in it": (body) => ({ ...body, rules: [null, ...body.rules.slice(1)] }),
  "a rule without type": (body) => ({ ...body, rules: [{}, ...body.rules.slice(1)] }),
  "no rule": without("rules", []),
  "reviews are cut off": (body) => ({ ...body, rules: body.rules.filter((one: Json) => one.type !== "pull_request") }),
  "checks are cut off": (body) => ({ ...body, rules: body.rules.slice(0, -1) }),
  "parameters are missing": (body) => ({ ...body, rules: body.rules.map(({ type }: Json) => ({ type })) }),
  "parameters are a text": (body) => ({ ...body, rules: body.rules.map((one: Json) => ({ ...one, parameters: "x" })) }),
  "checks are null": (body) => ({
    ...body,
    rules: body.rules.map((one: Json) =>
      one.type === "required_status_checks" ? { ...one, parameters: { required_status_checks: null } } : one,
    ),
  }),
  "a check without context": (body) => ({
    ...body,
    rules: body.rules.map((one: Json) =>
      one.type === "required_status_checks" ? { ...one, parameters: { required_status_checks: [{}] } } : one,
    ),
  }),
  "who may pass is null": without("bypass_actors", null),
  "who may pass is a text": without("bypass_actors", "x"),
  "a null among them": without("bypass_actors", [null]),
};

const cases: Readonly<Record<string, Case>> = {
  "fields of a board": {
    kinds: [],
    at: asks("fields(first:100)"),
    step: () => create("board-view", road, "All", { layout: "table", fields: ["Title", "Status"] }),
    ways: {
      ...partWays("node"),
      ...lists(({ data }) => data.node.fields),
      null: ({ data }) => ({ data: { ...data, node: null } }),
    },
  },
  "whether options have ids": {
    kinds: ["board-field"],
    at: asks("__type"),
    step: (snapshot) => {
      const field = named(snapshot, "board-field", "Status");
      return update(field, { options: [...(field.fields.options as Json[])].reverse() });
    },
    ways: {
      ...partWays("__type"),
      null: () => ({ data: { __type: null } }),
      "fields null": () => ({ data: { __type: { inputFields: null } } }),
      "a null in it": () => ({ data: { __type: { inputFields: [null, { name: "id" }] } } }),
      "no id": () => ({ data: { __type: { inputFields: [{ name: "name" }] } } }),
    },
  },
  "handle of a repository": {
    kinds: [],
    at: asks("repository(owner:$owner,name:$name){id}"),
    step: () => create("label", hub, "new", { color: "222222" }),
    ways: {
      ...partWays("repository"),
      null: () => ({ data: { repository: null } }),
      "an empty id": () => ({ data: { repository: { id: "" } } }),
      "an id that is a number": () => ({ data: { repository: { id: 7 } } }),
    },
  },
  "who the owner is": {
    kinds: [],
    at: rest("/users/acme"),
    step: () => create("repository", owner, "made", { visibility: "private" }),
    ways: {
      ...objects,
      "no type": without("type"),
      "another type": without("type", "Mannequin"),
      "no handle": without("node_id"),
      "an empty handle": without("node_id", ""),
    },
  },
  "categories of discussions": {
    kinds: [],
    at: asks("discussionCategories"),
    step: () =>
      create("event-discussion", hub, "talk@acme.example 2027-03-02", { title: "T", text: "x", state: "open" }),
    ways: { ...partWays("repository"), ...lists(({ data }) => data.repository.discussionCategories) },
  },
  "rules of a ruleset": {
    kinds: ["ruleset"],
    at: rest("/repos/acme/hub/rulesets/5"),
    step: (snapshot) => update(named(snapshot, "ruleset", "main"), { rules: { signatures: true } }),
    ways: rulesetWays,
  },
};

function start(): State {
  const state = newState("acme");
  const one = addRepository(state, "hub", { has_discussions: true });
  addDiscussion(state, one, begun(state, 1));
  addBoard(state, "Road");
  const parameters = {
    ...{ required_approving_review_count: 2, require_code_owner_review: true, dismiss_stale_reviews_on_push: false },
    ...{ require_last_push_approval: false, required_review_thread_resolution: false },
  };
  const checks = {
    strict_required_status_checks_policy: true,
    do_not_enforce_on_create: false,
    required_status_checks: [{ context: "test" }],
  };
  one.rulesets.push({
    ...{ id: 5, name: "main", target: "branch", enforcement: "active" },
    conditions: { ref_name: { include: [], exclude: [] } },
    rules: [
      { type: "deletion" },
      { type: "pull_request", parameters },
      { type: "required_status_checks", parameters: checks },
    ],
    bypass_actors: [{ actor_id: 5, actor_type: "RepositoryRole", bypass_mode: "always" }],
  });
  return state;
}

let held = 0;
const table = Object.entries(cases).flatMap(([name, one]) => Object.keys(one.ways).map((way) => ({ name, way, one })));
afterAll(() => console.log(`writes from half an answer: ${held} of ${table.length} held`));

async function run({ kinds, at, step }: Case, way: Way | undefined) {
  const { read, write, emulator } = await bench({ state: start() });
  const snapshot = await read(kinds, kinds.length > 0 ? ["hub"] : []);
  let asked = 0;
  emulator.changes.push((text, request) => {
    if (!at(request)) return text;
    asked++;
    return way ? JSON.stringify(way(JSON.parse(text))) : text;
  });
  const boards = at === cases["fields of a board"]?.at ? await write([create("board", owner, "Road", {})]) : [];
  const before = emulator.requests.length;
  const [told] = await write([step(snapshot)]);
  const writes = emulator.requests.slice(before).filter(({ write: isWrite }) => isWrite);
  return { outcome: told?.[1], writes, asked, boards };
}

describe("a write that reads first", () => {
  test.each(Object.keys(cases))("%s: is done when it is told whole", async (name) => {
    const { outcome, writes, asked } = await run(cases[name] as Case, undefined);
    expect(outcome).toMatchObject({ state: "done" });
    expect(writes.length).toBeGreaterThan(0);
    expect(asked).toBeGreaterThan(0);
  });

  test.each(table)("$name, $way", async ({ one, way }) => {
    const { outcome, writes } = await run(one, one.ways[way]);
    expect(writes.map(({ method, path, body }) => `${method} ${path} ${body}`)).toEqual([]);
    expect(outcome?.state).not.toBe("done");
    held++;
  });
});

describe("the search that counts what has changed", () => {
  const list = [{ repository: "acme/hub", part: "issues" }] as const;
  const counted = async (answer: Partial<GraphqlAnswer>) => {
    const graphql = async () => ({ data: null, errors: [], ...answer });
    return changedSince({ graphql } as unknown as Http, list, 0);
  };

  test("is believed when it tells a number", async () => {
    expect(await counted({ data: { a0: { issueCount: 3 }, rateLimit: { cost: 2 } } })).toEqual({
      counts: [3],
      points: 2,
    });
  });

  test.each([
    { data: { a0: { issueCount: -3 } } },
    { data: { a0: { issueCount: "3" } } },
    { data: { a0: null } },
    { data: null },
    { data: { a0: { issueCount: 3 } }, errors: [{ message: "No", path: ["a0"] }] },
    { data: { a0: { issueCount: 0 } }, errors: [{ message: "No" }] },
  ] as unknown as Partial<GraphqlAnswer>[])("tells nothing with %j", async (answer) => {
    expect((await counted(answer)).counts).toEqual([undefined]);
  });
});
