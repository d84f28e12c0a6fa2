import { describe, expect, test } from "vitest";
import { addLabel, addRepository, newState, type State } from "../../../emulator/state.ts";
import { bench } from "./support.ts";

function community(repositories: number, labels: number): State {
  const state = newState();
  for (let at = 0; at < repositories; at++) {
    const repository = addRepository(state, `r${at}`);
    for (let n = 0; n < labels; n++) addLabel(state, repository, { name: `label ${n}`, color: "111111" });
  }
  return state;
}

describe("further pages of many repositories go into one request (G11)", () => {
  test.each([
    [100, 300, 6],
    [25, 250, 3],
    [20, 101, 2],
    [100, 101, 5],
    [100, 100, 4],
  ])("%i repositories × %i labels: %i requests", async (repositories, labels, requests) => {
    const { read, emulator } = await bench({ state: community(repositories, labels) });
    const names = [...emulator.state.repositories.values()].map(({ name }) => name);
    const { items, failures } = await read(["label"], names);
    expect(failures).toEqual([]);
    expect(items.filter(({ kind }) => kind === "label")).toHaveLength(repositories * labels);
    expect(new Set(items.map(({ ref }) => ref)).size).toBe(repositories * (labels + 1));
    expect(emulator.requests).toHaveLength(requests);
    // The emulator counts what a document could bring, and refuses more than GitHub does.
    expect(emulator.violations).toEqual([]);
  });

  test("a request that is too much is cut in two, and all comes", async () => {
    const { read, emulator } = await bench({ state: community(8, 150) });
    emulator.changes.push((text, { body }) => {
      const lists = body.match(/p\d+:node/g)?.length ?? 0;
      if (lists <= 3) return text;
      return JSON.stringify({ data: null, errors: [{ type: "RESOURCE_LIMITS_EXCEEDED", message: "Too much" }] });
    });
    const { items, failures } = await read(["label"], [...emulator.state.repositories.keys()]);
    expect([items.length, failures]).toEqual([8 * 151, []]);
  });

  test("a page that does not come is its own repository's trouble", async () => {
    const { read, emulator } = await bench({ state: community(3, 150) });
    emulator.changes.push((text, { body }) => {
      if (!body.includes("p1:node")) return text;
      const { data } = JSON.parse(text);
      return JSON.stringify({ data: { ...data, p1: null }, errors: [{ message: "No", path: ["p1"] }] });
    });
    const { items, failures } = await read(["label"], ["r0", "r1", "r2"]);
    expect(failures.map(({ target, kind }) => `${target.repository} ${kind}`)).toEqual(["r1 label"]);
    expect(items.filter(({ kind }) => kind === "label")).toHaveLength(300);
  });
});

/** Pages that never end: a cursor that stays, cursors in a circle, empty pages, ever new cursors. */
const endless: Readonly<Record<string, (page: number) => object>> = {
  "the same cursor": () => ({ hasNextPage: true, endCursor: "100" }),
  "a circle": (page) => ({ hasNextPage: true, endCursor: ["100", "200"][page % 2] }),
  "ever new cursors": (page) => ({ hasNextPage: true, endCursor: String(100 + page) }),
};

describe("a listing ends, whatever is answered (X10)", () => {
  const cases = Object.keys(endless).flatMap((name) => [false, true].map((empty) => [name, empty] as const));
  test.each(cases)("labels: %s, empty pages: %s", async (name, empty) => {
    const { read, emulator } = await bench({ state: community(1, 300) });
    let page = 0;
    emulator.changes.push((text) => {
      const info = endless[name]?.(page++);
      return JSON.stringify(JSON.parse(text), (key, value) =>
        key === "pageInfo" ? info : key === "nodes" && empty && page > 1 ? [] : value,
      );
    });
    const { items, failures } = await read(["label"], ["r0"]);
    expect(items.filter(({ kind }) => kind === "label")).toEqual([]);
    expect(failures.map(({ kind, reason }) => `${kind} ${reason}`)).toEqual(["label target.endless"]);
    expect(emulator.requests.length).toBeLessThanOrEqual(101);
  });

  const posts = ["event-issue", "event-discussion", "event-milestone"] as const;
  // A thousand pages of milestones take ten seconds; the other two show as well that they end.
  const quick = cases.filter(([name, empty]) => empty || name !== "ever new cursors");
  const postCases = posts.flatMap((kind) => quick.map(([name, empty]) => [kind, name, empty] as const));
  test.each(postCases)("%s: %s, empty pages: %s", async (kind, name, empty) => {
    const { place, emulator } = await bench({ state: community(1, 0) });
    let page = 0;
    const one = { id: "x", number: 1, title: "", body: "", description: "", state: "OPEN", closed: false };
    const thing = { ...one, createdAt: "2027-01-01T00:00:00Z", author: null, authorAssociation: "NONE" };
    emulator.changes.push((_, { body }) => {
      const pageInfo = endless[name]?.(page++);
      const nodes = empty ? [] : Array.from({ length: 100 }, () => ({ ...thing, viewerDidAuthor: false, dueOn: null }));
      const [field = ""] = /issues|discussions|milestones/.exec(body) ?? [];
      const list = { totalCount: 9999, pageInfo, nodes };
      return JSON.stringify({ data: { repository: { nameWithOwner: "acme/r0", [field]: list } } });
    });
    const scope = { owner: "acme", kinds: new Set([kind]), repositories: [], settings: new Set<string>() };
    const { items, failures } = await place.read({ ...scope, posts: [{ owner: "acme", repository: "r0" }] });
    expect(items).toEqual([]);
    expect(failures.map((one) => [one.kind, one.reason])).toEqual([[kind, empty ? "target.short" : "target.endless"]]);
    expect(emulator.requests.length).toBeLessThanOrEqual(1001);
  });
});
