import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { UnknownOutcome } from "../../../../src/system/http/index.ts";
import { canary, fakeTime, http, json, type Reply, rejection, serve } from "./server.ts";

const gzipped = { "content-type": "application/json", "content-encoding": "gzip" };
const faults: [name: string, reason: string, reply: Reply][] = [
  ["500", "server", json({ message: "oops" }, 500)],
  ["502 with a page", "server", (response) => response.writeHead(502).end("<html>")],
  ["a connection reset", "reset", (response) => response.socket?.destroy()],
  [
    "a body cut short of its content-length",
    "cut",
    (response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
      response.write("[1", () => response.socket?.destroy());
    },
  ],
  [
    "a chunked body cut",
    "cut",
    (response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write("[1]", () => response.socket?.destroy());
    },
  ],
  ["bad gzip", "cut", (response) => response.writeHead(200, gzipped).end("[1]")],
  [
    "gzip that ends early",
    "json",
    (response) => response.writeHead(200, gzipped).end(gzipSync("[1,2,3]").subarray(0, 14)),
  ],
  ["a page with 200", "json", (response) => response.writeHead(200).end("<html>\u001b[2J sign in")],
  ["bad JSON", "json", (response) => response.writeHead(200).end('{"a":')],
  ["an empty body", "empty", (response) => response.writeHead(200).end()],
  ["a page with 404", "json", (response) => response.writeHead(404).end("<html>")],
  ["no UTF-8", "cut", (response) => response.writeHead(200).end(Buffer.from([0x22, 0xff, 0x22]))],
];

describe.each(faults)("%s", (_, reason, reply) => {
  test("is tried four times for a read, and then an error", async () => {
    const { base, seen } = await serve(reply);
    const error = await rejection(http(base).request({ method: "GET", path: "/x", query: { q: "hush" } }));
    expect(error).toMatchObject({ code: "http.broken", exitCode: 1, params: { method: "GET", path: "/x", reason } });
    expect(seen).toHaveLength(4);
    expect(JSON.stringify(error.params)).not.toContain("\u001b");
  });

  test("is mended by a second try of a read", async () => {
    const { base, seen } = await serve((response, one, nth) => (nth === 1 ? reply : json([1]))(response, one, nth));
    expect(await http(base).request({ method: "GET", path: "/x" })).toMatchObject({ status: 200, data: [1] });
    expect(seen).toHaveLength(2);
  });

  test("leaves open what became of a write, which is not sent again", async () => {
    const { base, seen } = await serve(reply);
    const error = await rejection(http(base).request({ method: "POST", path: "/x", body: {} }));
    expect(error).toBeInstanceOf(UnknownOutcome);
    expect(error).toMatchObject({ code: "http.unknown", reason, exitCode: 5 });
    expect(seen).toHaveLength(1);
  });
});

test("waits with full jitter between tries", async () => {
  const { base } = await serve(json({}, 503));
  const time = fakeTime();
  await rejection(http(base, time).request({ method: "GET", path: "/x" }));
  expect(time.slept).toEqual([500, 1000, 2000]);
});

describe("a slow server", () => {
  const slow: Reply = (response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(drip));
  };
  test.each<[string, Reply]>([
    ["that never answers", () => undefined],
    ["that stops in the middle", (response) => response.writeHead(200).write("[")],
    ["that drips", slow],
  ])("%s is left", async (_, reply) => {
    const { base, seen } = await serve(reply);
    const error = await rejection(http(base, { idle: 60, total: 150 }).request({ method: "PATCH", path: "/x" }));
    expect(error).toMatchObject({ code: "http.unknown", reason: "timeout" });
    expect(seen).toHaveLength(1);
  });
});

test("a write that was never sent is tried again, and the host named at last", async () => {
  const { base, close } = await serve(json({}));
  await close();
  const time = fakeTime();
  const error = await rejection(http(base, time).request({ method: "POST", path: "/x" }));
  expect(error).toMatchObject({ code: "http.unreachable", exitCode: 5, params: { host: new URL(base).host } });
  expect(time.slept).toHaveLength(3);
});

test("401 ends it with exit 4, whatever the body", async () => {
  const { base, seen } = await serve((response) => response.writeHead(401).end("no"));
  const error = await rejection(http(base).request({ method: "POST", path: "/x" }));
  expect(error).toMatchObject({ code: "http.unauthorised", exitCode: 4 });
  expect(seen).toHaveLength(1);
});

test.each([200, 201, 403, 404, 409, 410, 412, 422, 451])("%i is an answer", async (status) => {
  const { base } = await serve(json({ a: 1 }, status));
  expect(await http(base).request({ method: "PUT", path: "/x" })).toMatchObject({ status, data: { a: 1 } });
});

test("204 is an answer without data; 400 is none", async () => {
  const { base } = await serve((response, { method }) =>
    method === "PUT" ? response.writeHead(204).end() : response.writeHead(400).end('{"message":"Problems parsing"}'),
  );
  expect(await http(base).request({ method: "PUT", path: "/x" })).toMatchObject({ status: 204, data: undefined });
  const error = await rejection(http(base).request({ method: "POST", path: "/x" }));
  expect(error).toMatchObject({ code: "http.status", params: { status: 400, text: "Problems parsing" } });
});

describe("a redirect", () => {
  test.each([301, 302, 303, 307, 308])("%i of a write is an error with the new place", async (status) => {
    const { base, seen } = await serve((response) => response.writeHead(status, { location: "/y" }).end());
    const error = await rejection(http(base).request({ method: "POST", path: "/x" }));
    expect(error).toMatchObject({ code: "http.redirect", params: { path: "/x", to: "/y" } });
    expect(seen).toHaveLength(1);
  });
  test.each([301, 302, 307, 308])("%i of a read is told, not followed", async (status) => {
    const { base, seen } = await serve((response) => response.writeHead(status, { location: "/repositories/1" }).end());
    const error = await rejection(http(base).request({ method: "GET", path: "/x" }));
    expect(error).toMatchObject({ code: "http.moved", params: { to: "/repositories/1" } });
    expect(seen).toHaveLength(1);
  });
  test("to another host is an error, and nothing arrives there", async () => {
    const other = await serve(json({}));
    const { base } = await serve((response) => response.writeHead(301, { location: `${other.base}/x` }).end());
    expect(await rejection(http(base).request({ method: "GET", path: "/x" }))).toMatchObject({ code: "http.foreign" });
    expect(other.seen).toHaveLength(0);
  });
});

describe("when only reading is allowed", () => {
  test.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "post"])(
    "%s is refused before it is sent",
    async (method) => {
      const { base, seen } = await serve(json({}));
      const client = http(base, { readOnly: true });
      for (const asked of [client.request({ method, path: "/x" }), client.fetch(`${base}/x`, { method })]) {
        expect(await rejection(asked)).toMatchObject({ code: "http.read-only", exitCode: 6 });
      }
      expect(seen).toHaveLength(0);
      expect(client.spent()).toEqual({ requests: 0, writes: 0, points: 0, seconds: 0 });
    },
  );
  test("a mutation is refused, a query goes", async () => {
    const { base, seen } = await serve(json({ data: { viewer: null } }));
    const client = http(base, { readOnly: true });
    for (const write of [true, false]) {
      const error = await rejection(client.graphql({ query: "mutation { a }", write }));
      expect(error).toMatchObject({ code: "http.read-only" });
    }
    const inAddress = client.fetch(`${base}/graphql?query=mutation{a}`);
    expect(await rejection(inAddress)).toMatchObject({ code: "http.read-only" });
    expect(seen).toHaveLength(0);
    expect(await client.graphql({ query: "query { viewer { login } }", write: false })).toMatchObject({ errors: [] });
    expect(seen).toHaveLength(1);
  });
});

test("the credential goes in one header, and what a client sets in its place does not", async () => {
  const { base, seen } = await serve(json([]));
  await http(base).fetch(`${base}/x`, { headers: { authorization: "token other" } });
  expect(seen[0]?.headers).toMatchObject({ authorization: `Bearer ${canary}`, "user-agent": "commonry-test" });
});

test("counts requests and points", async () => {
  const { base } = await serve(json({ data: {} }));
  const client = http(base);
  await client.request({ method: "GET", path: "/x" });
  await client.request({ method: "POST", path: "/x" });
  await client.graphql({ query: "{ a }", write: false });
  await client.graphql({ query: "mutation { a }", write: true });
  expect(client.spent()).toMatchObject({ requests: 4, writes: 2, points: 12 });
});
