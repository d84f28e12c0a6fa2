import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type KindId, kindIds, sections } from "../../../../../src/kinds/item.ts";
import type { Recorded } from "../../../../../src/plan/apply/journal.ts";
import { restOf } from "../../../../../src/plan/apply/resume.ts";
import { carryOut } from "../../../../../src/plan/apply/run.ts";
import { draft, finish } from "../../../../../src/plan/make.ts";
import type { Plan } from "../../../../../src/plan/plan.ts";
import type { Place, Weight } from "../../../../../src/plan/port.ts";
import { stepsOf } from "../../../../../src/plan/steps.ts";
import { inverse } from "../../../../../src/plan/undo.ts";
import { createFacts } from "../../../../../src/providers/github/facts/index.ts";
import { createGitHub } from "../../../../../src/providers/github/index.ts";
import { AppError } from "../../../../../src/system/errors.ts";
import { createHttp } from "../../../../../src/system/http/index.ts";
import { type Emulator, startEmulator } from "../../../../emulator/index.ts";
import { addPull, lifeOf } from "../../../../emulator/life.ts";
import { community, desired, graphql, hangsOn, listings, scopeOf } from "./community.ts";
import { bodies, breakAt, faults, lists, parts, type Spot } from "./ways.ts";

/**
 * Every kind × every way of not being readable × every read: nothing is done about it, nor about what hangs on it (G1, X6).
 * `npx vitest run --config test/vitest.config.ts test/unit/providers/github/unread` prints how many there are.
 */

let emulator: Emulator;
let restOnly: Emulator;
let good: Plan;
let goodByRest: Plan;

beforeAll(async () => {
  emulator = await startEmulator({ state: community() });
  restOnly = await startEmulator({ state: community(), graphql: false });
  good = await planOf(placeAt(emulator));
  goodByRest = await planOf(placeAt(restOnly));
});

afterAll(async () => {
  await emulator.close();
  await restOnly.close();
});

const time = { random: () => 0, sleep: async () => undefined };

function httpAt({ url: base }: Emulator) {
  return createHttp({ base, token: "none", userAgent: "test", readOnly: true, ...time });
}

function placeAt(at: Emulator): Place {
  return createGitHub(httpAt(at), { base: at.url, owner: "acme" });
}

/** The plan that a place gives, with all that may go allowed to. */
async function planOf(place: Place, kind?: KindId, broken = place): Promise<Plan> {
  const scope = scopeOf(kind);
  const snapshot = await place.read(scope);
  const wanted = desired.filter((one) => scope.kinds.has(one.kind));
  const input = {
    desired: wanted,
    snapshot,
    offers: place.offers,
    strict: new Set(sections),
    allowDelete: true,
    only: [],
  };
  const drafted = draft(input);
  const weights: readonly Weight[] = await broken.weigh([...drafted.toWeigh.values()]);
  const ids = [...drafted.toWeigh.keys()];
  const about = { place: { provider: "github", host: "x", owner: "acme" }, manifest: { path: "", sha256: "" } };
  const rest = { ...about, only: [], allowDelete: true, manual: [] };
  return finish(drafted, new Map(ids.map((id, index) => [id, weights[index] ?? {}])), rest, place.cost);
}

/** What a run that ends with a message of ours does: nothing. */
async function orNothing<T>(run: () => Promise<T>, none: T): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AppError) return none;
    throw error;
  }
}

/** Changes of a plan that are about a kind, or hang on it. */
const about = (kind: KindId, { changes }: Plan) => changes.filter((change) => hangsOn(kind, change));

function recordOf(kind: KindId, plan: Plan, isDone: boolean): Recorded {
  const changes = about(kind, plan);
  const results = new Map(changes.map(({ id }) => [id, { state: "done" } as const]));
  const begun = new Set(changes.map(({ id }) => id));
  const common = { name: "1", at: "", command: "apply", plan: { ...plan, changes }, begun, finished: isDone };
  return { ...common, undone: false, results: isDone ? results : new Map() };
}

const said = (changes: readonly { action: string; kind: string; name: string }[]) =>
  changes.map(({ action, kind, name }) => `${action} ${kind} ${name}`);

const reads: Readonly<Record<string, (kind: KindId, plan: Plan, at: Emulator) => Promise<string[]>>> = {
  plan: async (kind, _, at) => orNothing(async () => said(about(kind, await planOf(placeAt(at)))), []),
  resume: async (kind, plan, at) =>
    orNothing(async () => {
      const { steps, found } = await restOf(recordOf(kind, plan, false), placeAt(at));
      return said([...steps, ...found]);
    }, []),
  settle: async (kind, plan, at) => {
    const steps = stepsOf(about(kind, plan)).filter((step) => step.kind === kind);
    let waves = 0;
    const place: Place = {
      ...placeAt(at),
      write: async (sent, tell) => {
        waves++;
        for (const step of sent) tell(step, { state: "unknown", reason: "reset" });
      },
    };
    const quiet = { begin: () => undefined, end: () => undefined, tell: () => undefined, sleep: async () => undefined };
    const { done } = await carryOut({ place, owner: "acme", steps, stop: { requested: false }, ...quiet });
    return [...said(done), ...(waves > 1 ? ["sent again"] : [])];
  },
  undo: async (kind, plan, at) =>
    orNothing(async () => said(inverse(recordOf(kind, plan, true), await placeAt(at).read(scopeOf(kind))).changes), []),
};

interface Case {
  readonly read: string;
  readonly kind: KindId;
  readonly way: string;
  readonly spot: Spot;
}

/** A server that answers 404 to GraphQL is one without it, and is read over REST. */
const isReadElsewhere = (kind: KindId, way: string) =>
  way === "404" && ["repository", "label", "milestone", "ruleset"].includes(kind);

function casesOf(spots: typeof graphql, ways: (spot: Spot) => readonly string[]): Case[] {
  return Object.keys(reads).flatMap((read) =>
    (Object.entries(spots) as [KindId, Spot][]).flatMap(([kind, spot]) =>
      ways(spot).map((way) => ({ read, kind, way, spot })),
    ),
  );
}

const byGraphql = casesOf(graphql, ({ list }) => [
  ...Object.keys(parts),
  ...(list ? Object.keys(lists) : []),
  ...Object.keys(faults),
]).filter(({ kind, way, spot }) => {
  // Lists of a board come with one page, without a cursor.
  if (way === "endless" && kind.startsWith("board-")) return false;
  return !isReadElsewhere(kind, way) && spot !== undefined;
});
const byRest = casesOf(listings, () => [...Object.keys(bodies), ...Object.keys(faults)]);

test("could it all be read, something of every kind would be made, changed or taken away", () => {
  for (const kind of Object.keys(graphql) as KindId[]) expect(about(kind, good), kind).not.toEqual([]);
  for (const kind of Object.keys(listings) as KindId[]) expect(about(kind, goodByRest), kind).not.toEqual([]);
  expect(new Set(good.changes.map(({ kind }) => kind)).size).toBe(kindIds.length - 3);
});

describe("GraphQL", () => {
  test.each(byGraphql)("$read: $kind, $way", async ({ read, kind, way, spot }) => {
    const mend = breakAt(emulator, spot, way);
    try {
      expect(await reads[read]?.(kind, good, emulator)).toEqual([]);
    } finally {
      mend();
    }
  });
});

describe("REST", () => {
  test.each(byRest)("$read: $kind, $way", async ({ read, kind, way, spot }) => {
    const mend = breakAt(restOnly, spot, way);
    try {
      expect(await reads[read]?.(kind, goodByRest, restOnly)).toEqual([]);
    } finally {
      mend();
    }
  });
});

describe("weigh: what is not told whole stays", () => {
  const paths = [["w0"], ["w0", "thing"], ["w0", "thing", "issues"], ["w0", "thing", "pullRequests"]];
  const kinds = ["label", "milestone"] as const;
  const cases = kinds.flatMap((kind) =>
    paths.flatMap((path) => {
      const spot: Spot = { at: ({ body }) => body.includes("w0:repository"), path, list: path.length === 3 };
      const counted = path.at(-1) === "issues" ? ["short count", "a null in it"] : [];
      const ways = [...Object.keys(parts), ...counted, ...(path.length === 1 ? Object.keys(faults) : [])];
      return ways.filter((way) => way !== "404").map((way) => ({ kind, at: path.join("."), way, spot }));
    }),
  );
  test.each(cases)("$kind, $way at $at", async ({ kind, way, spot }) => {
    const item = (await placeAt(emulator).read(scopeOf(kind))).items.find(
      (one) => one.kind === kind && one.name === "gone",
    );
    if (!item) throw new Error("it is not there");
    const mend = breakAt(emulator, spot, way);
    try {
      const place = placeAt(emulator);
      const one: Place = {
        ...place,
        weigh: async (items) =>
          Promise.all(
            items.map(async (each) => {
              return each.kind === kind && each.name === "gone" ? ((await place.weigh([each]))[0] ?? {}) : {};
            }),
          ),
      };
      const gone = await orNothing(async () => (await planOf(placeAt(emulator), kind, one)).changes, []);
      expect(
        said(gone.filter(({ action, name, kind: own }) => action === "delete" && own === kind && name === "gone")),
      ).toEqual([]);
    } finally {
      mend();
    }
  });

  const byRestCases = kinds.flatMap((kind) =>
    [...Object.keys(bodies), ...Object.keys(faults)].map((way) => ({ kind, way })),
  );
  test.each(byRestCases)("over REST: $kind, $way", async ({ kind, way }) => {
    const item = goodByRest.changes.find((one) => one.kind === kind && one.action === "delete");
    const spot: Spot = { at: ({ path }) => path.startsWith("/repos/acme/hub/issues"), path: [], list: true };
    const mend = breakAt(restOnly, spot, way);
    try {
      const plan = await orNothing(() => planOf(placeAt(restOnly), kind), { ...goodByRest, changes: [] });
      expect(item?.name).toBe("gone");
      expect(said(plan.changes.filter((one) => one.kind === kind && one.action === "delete"))).toEqual([]);
    } finally {
      mend();
    }
  });
});

describe("facts: a part is no result", () => {
  const fields = { issues: "issues", pullRequests: "pulls", discussions: "discussions" } as const;
  const ways = [...Object.keys(parts), "short count", "a null in it", ...Object.keys(faults)];
  const cases = (Object.keys(fields) as (keyof typeof fields)[]).flatMap((field) =>
    ways.map((way) => ({ field, way })),
  );
  test.each(cases)("$field, $way", async ({ field, way }) => {
    const state = community();
    const hub = state.repositories.get("hub");
    if (!hub) throw new Error("no hub");
    for (const issue of hub.issues) issue.life = lifeOf("2027-01-01T00:00:00Z", "ada", {});
    addPull(state, hub, lifeOf("2027-01-01T00:00:00Z", "ada", {}));
    const own = await startEmulator({ state });
    // Not the counting, which looks at one thing of each list.
    const at: Spot["at"] = ({ body }) =>
      new RegExp(
        `${field}\\(first:(?!1,orderBy:\\{field:(UP|CRE)ATED_AT,direction:DESC\\}\\)\\{totalCount nodes)`,
      ).test(body);
    const run = () =>
      createFacts(httpAt(own), { base: own.url, wall: () => 0 }).read(
        { repositories: ["acme/hub"], parts: new Set([fields[field]]) },
        () => undefined,
      );
    try {
      breakAt(own, { at, path: ["a0", field], list: true }, way);
      await expect(run()).rejects.toBeInstanceOf(AppError);
    } finally {
      await own.close();
    }
  });
});
