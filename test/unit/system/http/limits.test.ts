import { describe, expect, test } from "vitest";
import { canary, fakeTime, http, json, type Reply, rejection, serve } from "./server.ts";

const date = "Mon, 31 Dec 2029 00:00:00 GMT";
const epoch = Date.parse(date) / 1000;
const refusals: [name: string, seconds: number, reply: Reply][] = [
  ["429 with seconds", 7, json({}, 429, { "retry-after": "7" })],
  ["429 with a page", 7, (response) => response.writeHead(429, { "retry-after": "7" }).end("<html>")],
  // This machine's clock is a day ahead of the server's.
  ["429 with a date", 9, json({}, 429, { date, "retry-after": "Mon, 31 Dec 2029 00:00:09 GMT" })],
  ["403 secondary with seconds", 5, json({ message: "secondary rate limit" }, 403, { "retry-after": "5" })],
  [
    "403 with nothing left",
    31,
    json({}, 403, { date, "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(epoch + 30) }),
  ],
  ["403 secondary without header", 60, json({ message: "You have exceeded a secondary rate limit" }, 403)],
  ["403 submitted too quickly", 60, json({ message: "was submitted too quickly" }, 403)],
  // As they stand in reports of peers: plugin-throttling #438, issue-label-manager-action #14, gh #4801 and #8321.
  [
    "403 in GitHub's words of 2021",
    60,
    json({ message: "You have exceeded a secondary rate limit. Please wait a few minutes before you try again." }, 403),
  ],
  [
    "403 in those before",
    60,
    json(
      { message: "You have triggered an abuse detection mechanism. Please wait a few minutes before you try again." },
      403,
    ),
  ],
  ["200 of GraphQL, too quickly", 60, json({ data: null, errors: [{ message: "was submitted too quickly" }] })],
  [
    "200 of GraphQL, for a user",
    31,
    json({ errors: [{ type: "RATE_LIMIT", message: "API rate limit exceeded for user ID 1." }] }, 200, {
      date,
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": String(epoch + 30),
      "x-ratelimit-resource": "graphql",
    }),
  ],
  // A time that has been, or is none, tells nothing: a minute, as GitHub asks then.
  ["429 with a date that has been", 60, json({}, 429, { date, "retry-after": "Sun, 30 Dec 2029 23:59:59 GMT" })],
  ["429 with a date that has long been", 60, json({}, 429, { "retry-after": "Thu, 01 Jan 1970 00:00:00 GMT" })],
  ["429 with a number below zero", 60, json({}, 429, { "retry-after": "-5" })],
  ["429 with a word", 60, json({}, 429, { "retry-after": "soon" })],
  ["429 with nothing", 60, json({}, 429)],
  [
    "429 with a reset that has been",
    60,
    json({}, 429, { date, "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(epoch - 3600) }),
  ],
  ["403 with a date that has been", 60, json({}, 403, { date, "retry-after": "Sun, 30 Dec 2029 00:00:00 GMT" })],
  [
    "429 with an hour in RFC 850's form",
    3600,
    json({}, 429, { date, "retry-after": "Monday, 31-Dec-29 01:00:00 GMT" }),
  ],
  ["429 with a time in asctime's form", 9, json({}, 429, { date, "retry-after": "Mon Dec 31 00:00:09 2029" })],
  ["429 with a part of a second", 1.5, json({}, 429, { "retry-after": "1.5" })],
  ["429 with zero", 1, json({}, 429, { "retry-after": "0" })],
  ["429 with the very moment", 60, json({}, 429, { date, "retry-after": date })],
];

describe.each(refusals)("%s", (_, seconds, reply) => {
  test("is waited for, and the write sent again", async () => {
    const time = fakeTime();
    const { base, seen } = await serve((response, one, nth) => (nth === 1 ? reply : json({}))(response, one, nth));
    const client = http(base, { ...time, maxWait: 3600 });
    expect(await client.request({ method: "POST", path: "/x" })).toMatchObject({ status: 200 });
    expect(time.slept).toEqual([seconds * 1000]);
    expect(seen).toHaveLength(2);
    expect(client.spent().seconds).toBe(seconds);
  });
  test("ends the run when that is longer than may be", async () => {
    const time = fakeTime();
    const { base, seen } = await serve(reply);
    const error = await rejection(http(base, { ...time, maxWait: 0.5 }).request({ method: "GET", path: "/x" }));
    expect(error).toMatchObject({ code: "http.wait", exitCode: 5, params: { seconds: Math.ceil(seconds) } });
    expect([time.slept, seen.length]).toEqual([[], 1]);
  });
});

test("doubles where no time is named", async () => {
  const time = fakeTime();
  const { base } = await serve((response, one, nth) =>
    (nth <= 3 ? json({ message: "abuse detection" }, 403) : json({}))(response, one, nth),
  );
  await http(base, time).request({ method: "POST", path: "/x" });
  expect(time.slept).toEqual([60_000, 120_000, 240_000]);
});

test.each([
  ["zero", "0", 127],
  ["a date that has been", "Thu, 01 Jan 1970 00:00:00 GMT", 60 * 127],
])("a service that says %s for ever is asked eight times, ever more slowly", async (_, after, seconds) => {
  const time = fakeTime();
  const { base, seen } = await serve(json({}, 429, { "retry-after": after }));
  const error = await rejection(http(base, { ...time, maxWait: 1e6 }).request({ method: "POST", path: "/x" }));
  expect(error).toMatchObject({ code: "http.wait", exitCode: 5 });
  expect([seen.length, time.slept.reduce((sum, one) => sum + one, 0) / 1000]).toEqual([8, seconds]);
});

test("a wait is told once, with whose it is, however many requests share it", async () => {
  const time = fakeTime();
  const told: object[] = [];
  const { base } = await serve((response, one, nth) =>
    (nth === 1 ? json({}, 429, { "retry-after": "7" }) : json({}))(response, one, nth),
  );
  const client = http(base, { ...time, service: "GitHub", waiting: (wait) => told.push(wait) });
  const all = Array.from({ length: 9 }, (_, nth) => client.request({ method: "GET", path: `/${nth}` }));
  await Promise.all(all);
  expect(told).toEqual([{ whose: "service", service: "GitHub", seconds: 7 }]);
  for (let nth = 0; nth < 81; nth++) await client.request({ method: "POST", path: "/repos/o/r/issues" });
  expect(told.slice(1)).toEqual([{ whose: "documented", service: "GitHub", seconds: expect.closeTo(61, 0) }]);
});

test("labels and other settings wait for the service's word alone; issues and comments for the documented numbers", async () => {
  const time = fakeTime();
  const { base, seen } = await serve(json({ data: {} }));
  const client = http(base, time);
  for (const path of ["labels", "milestones", "autolinks", "rulesets"]) {
    for (let nth = 0; nth < 40; nth++) await client.request({ method: "POST", path: `/repos/o/r/${path}` });
  }
  for (let nth = 0; nth < 300; nth++) await client.graphql({ query: "mutation { createLabel }", write: true });
  expect([seen.length, time.slept]).toEqual([460, []]);
  const other = http(base, time);
  const write = (nth: number) =>
    other.request({ method: "POST", path: `/repos/o/r/issues${nth % 2 ? "" : "/1/comments"}` });
  for (let nth = 0; nth < 80; nth++) await write(nth);
  expect(time.slept).toEqual([]);
  await write(81);
  expect(time.slept).toEqual([61_000]);
});

test("403 for want of permission is an answer", async () => {
  const { base } = await serve(json({ message: "Resource not accessible" }, 403, { "x-ratelimit-remaining": "10" }));
  expect(await http(base).request({ method: "PUT", path: "/x" })).toMatchObject({ status: 403 });
});

test("holds the whole host: nobody goes meanwhile", async () => {
  const times: number[] = [];
  const { base } = await serve((response, one, nth) => {
    times.push(performance.now());
    (nth === 1 ? json({}, 429, { "retry-after": "1" }) : json({}))(response, one, nth);
  });
  const client = http(base);
  const first = client.request({ method: "GET", path: "/0" });
  await expect.poll(() => times.length).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const others = Array.from({ length: 20 }, (_, index) => client.request({ method: "GET", path: `/${index + 1}` }));
  await Promise.all([first, ...others]);
  expect(times).toHaveLength(22);
  expect(Math.min(...times.slice(1)) - (times[0] ?? 0)).toBeGreaterThan(990);
});

test("never has more than twenty under way", async () => {
  let busy = 0;
  let most = 0;
  const { base } = await serve((response, one, nth) => {
    most = Math.max(most, ++busy);
    setTimeout(() => {
      busy--;
      json({})(response, one, nth);
    }, 100);
  });
  const client = http(base);
  await Promise.all(Array.from({ length: 60 }, (_, index) => client.request({ method: "GET", path: `/${index}` })));
  expect(most).toBe(20);
});

test("an answer after which nothing is left holds the next of its kind, and no other", async () => {
  const time = fakeTime();
  const left = { date, "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(epoch + 4) };
  const { base } = await serve((response, one, nth) =>
    json({ data: {} }, 200, nth === 1 ? left : {})(response, one, nth),
  );
  const client = http(base, time);
  await client.request({ method: "GET", path: "/x" });
  await client.graphql({ query: "{ a }", write: false });
  expect(time.slept).toEqual([]);
  await client.request({ method: "GET", path: "/x" });
  expect(time.slept).toEqual([5000]);
});

describe("GraphQL", () => {
  const limited = { type: "RATE_LIMITED", message: "API rate limit exceeded" };
  test("that refuses with 200 is waited for", async () => {
    const time = fakeTime();
    const { base, seen } = await serve((response, one, nth) =>
      json(nth === 1 ? { data: null, errors: [limited] } : { data: { a: 1 } })(response, one, nth),
    );
    expect(await http(base, time).graphql({ query: "mutation { a }", write: true })).toEqual({
      data: { a: 1 },
      errors: [],
    });
    expect([time.slept, seen.length]).toEqual([[60_000], 2]);
  });
  test("that has done a part is not sent again", async () => {
    const { base, seen } = await serve(json({ data: { a: 1, b: null }, errors: [{ ...limited, path: ["b"] }] }));
    const answer = await http(base).graphql({ query: "mutation { a b }", write: true });
    expect([answer.data, answer.errors.length, seen.length]).toEqual([{ a: 1, b: null }, 1, 1]);
  });
  test.each([[[]], [{}], [{ data: null }], ["text"], [{ data: {}, errors: "x" }]])(
    "of shape %j is an error",
    async (body) => {
      const { base } = await serve(json(body));
      expect(await rejection(http(base).graphql({ query: "{ a }", write: false }))).toMatchObject({
        code: "http.shape",
      });
      const error = await rejection(http(base).graphql({ query: "mutation { a }", write: true }));
      expect(error).toMatchObject({ code: "http.unknown", reason: "shape" });
    },
  );
  test("that is not there is remembered", async () => {
    const { base } = await serve((response) => response.writeHead(404).end("nothing"));
    const client = http(base);
    expect(client.graphqlAbsent).toBe(false);
    expect(await rejection(client.graphql({ query: "{ a }", write: false }))).toMatchObject({
      code: "http.no-graphql",
    });
    expect(client.graphqlAbsent).toBe(true);
  });
});

test("a run that was told to end sends nothing further", async () => {
  const end = new AbortController();
  const { base, seen } = await serve(json({}, 429, { "retry-after": "60" }));
  const asked = rejection(http(base, { signal: end.signal }).request({ method: "POST", path: `/${canary.length}` }));
  await expect.poll(() => seen.length).toBe(1);
  end.abort();
  expect(await asked).toMatchObject({ code: "http.stopped", exitCode: 130 });
  expect(seen).toHaveLength(1);
});

test("a run that was told to end waits for no read, but for the answer to a write", async () => {
  const end = new AbortController();
  const answers: (() => void)[] = [];
  const { base, seen } = await serve((response, one, nth) => answers.push(() => json({})(response, one, nth)));
  const client = http(base, { signal: end.signal });
  const read = rejection(client.request({ method: "GET", path: "/x" }));
  const write = client.request({ method: "POST", path: "/y" });
  await expect.poll(() => seen.length).toBe(2);
  end.abort();
  expect(await read).toMatchObject({ code: "http.stopped", exitCode: 130 });
  for (const answer of answers) answer();
  expect(await write).toMatchObject({ status: 200 });
  expect(await rejection(client.request({ method: "POST", path: "/z" }))).toMatchObject({ code: "http.stopped" });
  expect(seen).toHaveLength(2);
});
