import { describe, expect, test } from "vitest";
import { AppError } from "../../../../../src/system/errors.ts";
import type { FaultName } from "../../../../emulator/faults.ts";
import type { Emulator } from "../../../../emulator/index.ts";
import { canary } from "../../../../support/github.ts";
import { expected, factsBench, livelyState, shown } from "./support.ts";

/** Faults that another try mends. */
const mended = [
  ...([
    "429",
    "403-secondary",
    "403-primary",
    "500",
    "502-before",
    "502-after",
    "reset-before",
    "reset-after",
  ] as const),
  ...(["cut", "html", "bad-json", "empty", "partial", "loop", "foreign-link"] as const),
];
/** Faults after which there is no right result. */
const told: Readonly<Record<string, readonly [code: string, exit: number]>> = {
  "401": ["http.unauthorised", 4],
  "403-permission": ["facts.forbidden", 4],
  "404": ["http.no-graphql", 1],
  redirect: ["http.moved", 1],
  "wrong-shape": ["http.shape", 1],
  short: ["facts.short", 1],
};

/** What is asked for, by what only such a request has in it, and how much there has to be for it. */
const requests = {
  "the count": [/first:1,/, { pulls: 2 }],
  "a page of threads": [/pullRequests\(first:\d+,orderBy:\{field:CREATED_AT,direction:ASC\}\)/, { pulls: 2 }],
  "the page after it": [
    /pullRequests\(first:\d+,orderBy:\{field:CREATED_AT,direction:ASC\},after/,
    { pulls: 101, comments: 0 },
  ],
  "a list of a thread that goes on": [/node\(id:/, { pulls: 2, comments: 101 }],
  "replies to comments of discussions": [/nodes\(ids:/, { pulls: 2 }],
} as const;

const kinds = Object.keys(requests) as (keyof typeof requests)[];

/** Has a fault strike the first request of some kinds. @returns how many of them it struck */
function strike(emulator: Emulator, fault: FaultName, which: readonly (keyof typeof requests)[]): () => number {
  let strikes = 0;
  for (const kind of which) {
    const [pattern] = requests[kind];
    emulator.faults.push({ at: ({ body }) => pattern.test(body) && ++strikes > 0, do: fault });
  }
  return () => strikes;
}

describe("no fault makes a wrong sum: the result is right, or an error says why there is none", () => {
  test.each(mended)("%s, once on each kind of request: right", async (fault) => {
    const state = livelyState({ issues: 1, pulls: 101, discussions: 1, comments: 101 });
    const { read, emulator } = await factsBench({ state });
    const strikes = strike(emulator, fault, kinds);
    expect(shown(await read())).toEqual(expected(state));
    expect([strikes(), emulator.violations]).toEqual([kinds.length, []]);
  });

  const cases = Object.entries(told).flatMap(([fault, [code, exit]]) =>
    kinds.map((kind) => [fault as FaultName, kind, code, exit] as const),
  );
  test.each(cases)("%s on %s: %s", async (fault, kind, code, exitCode) => {
    const state = livelyState({ issues: 1, discussions: 1, ...requests[kind][1] });
    const { read, emulator } = await factsBench({ state });
    const strikes = strike(emulator, fault, [kind]);
    const error = await read().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code, exitCode });
    expect(String(error)).not.toContain(canary);
    // What was read before is kept, and goes on from there.
    expect(shown(await read())).toEqual(expected(state));
    expect([strikes(), emulator.violations]).toEqual([1, []]);
  });
});

test("a server that is down is given up after few requests, and says so", async () => {
  const { read, emulator } = await factsBench({ state: livelyState({ pulls: 100 }) });
  emulator.faults.push({ at: ({ number }) => number > 1, do: "502-before", times: 1000 });
  await expect(read()).rejects.toMatchObject({ code: "http.broken", params: { status: 502 } });
  expect(emulator.requests.length).toBeLessThan(40);
});

test.each([
  [
    "a null among the things",
    (body: string) => body.replace(/"nodes":\[\{"id":"I_/, '"nodes":[null,{"id":"I_'),
    "facts.partial",
  ],
  ["no list", (body: string) => body.replace(/"pullRequests":\{/, '"pullRequests":null,"x":{'), "facts.shape"],
  [
    "a time that is none",
    (body: string) => body.replace(/"createdAt":"[^"]+"/, '"createdAt":"yesterday"'),
    "facts.shape",
  ],
  ["another repository", (body: string) => body.replace(/"id":"R_\d+"/, '"id":"R_999"'), "facts.shape"],
  [
    "an error beside the data",
    (body: string) => `${body.slice(0, -1)},"errors":[{"message":"lost","path":["a0","issues"]}]}`,
    "facts.partial",
  ],
  [
    "a right that is missing",
    (body: string) => `${body.slice(0, -1)},"errors":[{"type":"FORBIDDEN","message":"no","path":["a0"]}]}`,
    "facts.forbidden",
  ],
  [
    "more than was asked for",
    (body: string) =>
      body.replace(
        /("labels":\{"totalCount":\d+,"pageInfo":\{[^}]*\},"nodes":\[)\]/,
        `$1${Array(101).fill('{"name":"x"}').join()}]`,
      ),
    "facts.shape",
  ],
])("not believed: %s", async (_, change, code) => {
  const { read, emulator } = await factsBench({ state: livelyState() });
  emulator.changes.push((body, { number }) => (number === 2 ? change(body) : body));
  await expect(read()).rejects.toMatchObject({ code });
});

test("a repository that is not there", async () => {
  const { read } = await factsBench({ state: livelyState() });
  const error = await read({ repositories: ["acme/hub", "acme/none"] }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "facts.missing", params: { where: "acme/none" } });
  await expect(read({ repositories: ["hub"] })).rejects.toMatchObject({ code: "facts.repository", exitCode: 2 });
  await expect(read({ repositories: ['acme/hub") {id}'] })).rejects.toMatchObject({ code: "facts.repository" });
});

test("a wait that is too long ends the run; the next one goes on", async () => {
  const state = livelyState({ pulls: 150, comments: 1 });
  const { read, emulator } = await factsBench({ state, maxWait: 0.5 });
  emulator.faults.push({ at: ({ body }) => body.includes(",after:"), do: "403-primary" });
  await expect(read()).rejects.toMatchObject({ code: "facts.wait", exitCode: 5 });
  emulator.requests.splice(0);
  expect(shown(await read())).toEqual(expected(state));
  expect(emulator.requests.some(({ body }) => body.includes("pullRequests(first:100"))).toBe(false);
});

describe("a listing whose cursors go round in a circle ends (X10)", () => {
  const lists = {
    "pull requests": [{ pulls: 250, comments: 0 }, /pullRequests\(first:100/, "pullRequests"],
    issues: [{ pulls: 0, issues: 250, comments: 0 }, /issues\(first:100/, "issues"],
    discussions: [{ pulls: 0, discussions: 250, comments: 0 }, /discussions\(first:100/, "discussions"],
    releases: [
      { pulls: 0 },
      /releases\(first:\d+,orderBy:\{field:CREATED_AT,direction:DESC\}[^{]*\)\{totalCount pageInfo/,
      "releases",
    ],
    "comments of a pull request": [{ pulls: 2, comments: 250 }, /node\(id:/, "comments"],
  } as const;
  test.each(Object.entries(lists))("%s", async (_, [amount, pattern, field]) => {
    const state = livelyState({ issues: 0, discussions: 0, ...amount });
    const { read, emulator } = await factsBench({ state });
    let page = 0;
    let first: string | undefined;
    emulator.changes.push((text, { body }) => {
      if (!pattern.test(body)) return text;
      first ??= text;
      const { data } = JSON.parse(first);
      for (const node of Object.values<Record<string, { pageInfo?: object }>>(data)) {
        const list = node?.[field];
        // Each leads to the first page again.
        if (list?.pageInfo) list.pageInfo = { hasNextPage: true, endCursor: page++ % 2 ? "a" : "b" };
      }
      return JSON.stringify({ data });
    });
    const error = await read().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: expect.stringMatching(/^facts\.(endless|short|shape)$/) });
    expect(page).toBeGreaterThan(1);
    expect(emulator.requests.length).toBeLessThan(20);
  });
});
