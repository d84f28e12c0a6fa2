import { Octokit } from "@octokit/rest";
import { expect, test } from "vitest";
import { innermost, listPages } from "../../../../src/system/http/index.ts";
import { canary, http, json, type Reply, rejection, serve } from "./server.ts";

const full = Array.from({ length: 100 }, (_, id) => ({ id }));
const page =
  (items: unknown, next?: string): Reply =>
  (response, one, nth) =>
    json(items, 200, next ? { link: `<${next}>; rel="next", </x?page=9>; rel="last"` } : {})(response, one, nth);

test("reads all pages", async () => {
  const { base, seen } = await serve((...given) => {
    const nth = given[2];
    page(
      nth < 3 ? full : [{ id: 200 }],
      nth < 3 ? `${base}/repositories/1/labels?per_page=100&page=${nth + 1}` : undefined,
    )(...given);
  });
  const { status, items } = await listPages(http(base), "/repos/o/r/labels", { query: { state: "all" } });
  expect([status, items.length]).toEqual([200, 201]);
  expect(seen[0]?.url).toBe("/repos/o/r/labels?state=all&per_page=100");
});

test.each<[string, string, Reply]>([
  ["a short page before the last", "http.short-page", page([1], "/x?page=2")],
  ["an empty page before the last", "http.short-page", page([], "/x?page=2")],
  ["a page that leads to itself", "http.cycle", page(full, "/x?per_page=100")],
  ["no list", "http.shape", page({ message: "x" })],
  ["null", "http.shape", page(null)],
  ["pages without end", "http.pages", (...given) => page(full, `/x?page=${given[2] + 1}`)(...given)],
  [
    "a later page that is refused",
    "http.status",
    (...given) => (given[2] === 1 ? page(full, "/x?page=2") : json({}, 404))(...given),
  ],
  ["a next page with dots", "http.address", page(full, "http://host/../x")],
])("%s is an error", async (name, code, reply) => {
  const { base } = await serve((response, one, nth) => {
    if (!name.endsWith("dots")) return reply(response, one, nth);
    page(full, `${base}/a/../x`)(response, one, nth);
  });
  expect(await rejection(listPages(http(base), "/x", { cap: 5 }))).toMatchObject({ code });
});

test("a next page elsewhere is an error, and nothing arrives there", async () => {
  const other = await serve(json([]));
  const { base } = await serve(page(full, `${other.base}/x`));
  expect(await rejection(listPages(http(base), "/x"))).toMatchObject({ code: "http.foreign" });
  expect(other.seen).toHaveLength(0);
});

test("a first page that is refused is an answer", async () => {
  const { base } = await serve(json({ message: "Not Found" }, 404));
  expect(await listPages(http(base), "/x")).toMatchObject({ status: 404, items: [], first: { status: 404 } });
});

test("carries Octokit, whose errors lead to ours", async () => {
  const { base, seen } = await serve((response, one, nth) =>
    (one.method === "GET" ? json([{ name: "bug" }]) : json({ message: "x" }, 502))(response, one, nth),
  );
  const client = http(base);
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const octokit = new Octokit({ baseUrl: base, log, request: { fetch: client.fetch } });
  const { data } = await octokit.issues.listLabelsForRepo({ owner: "o", repo: "r" });
  expect(data).toMatchObject([{ name: "bug" }]);
  expect(seen[0]?.headers.authorization).toBe(`Bearer ${canary}`);
  const error = await rejection(octokit.issues.createLabel({ owner: "o", repo: "r", name: "a" }));
  expect(innermost(error)).toMatchObject({ code: "http.unknown", reason: "server" });
  expect(innermost(await rejection(octokit.issues.deleteLabel({ owner: "o", repo: "r", name: ".." })))).toMatchObject({
    code: "http.address",
  });
  expect(seen).toHaveLength(2);
});
