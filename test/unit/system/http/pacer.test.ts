import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { estimate, type Load, createPacer as pacerOf } from "../../../../src/system/http/pacer.ts";
import type { Time } from "../../../../src/system/http/types.ts";
import { createWaits } from "../../../../src/system/http/waits.ts";
import { tempDir } from "../temp.ts";
import { canary, fakeTime, http, json, rejection, serve } from "./server.ts";

const create: Load = { kind: "rest", write: true, creates: 1 };
const read: Load = { kind: "graphql", write: false, creates: 0 };

const createPacer = (time: Time, maxWait: number) => pacerOf(time, createWaits(time, { service: "GitHub", maxWait }));

test("a small apply does not wait; a large one keeps to what a minute and an hour may hold", () => {
  expect(estimate(Array(80).fill(create))).toBe(0);
  expect(estimate(Array(81).fill(create))).toBe(61);
  expect(estimate(Array(500).fill(create))).toBe(6 * 61);
  expect(estimate(Array(501).fill(create))).toBe(3601);
  expect(estimate(Array(180).fill({ ...create, creates: 0 }))).toBe(0);
  expect(estimate(Array(181).fill({ ...create, creates: 0 }))).toBe(61);
  expect(estimate(Array(2001).fill(read))).toBe(61);
  expect(
    estimate(
      Array(1000)
        .fill({ ...create, creates: 200 })
        .slice(0, 2),
    ),
  ).toBe(61);
});

test("no minute and no hour ever holds more, whatever is asked when", async () => {
  const load = fc.record({ kind: fc.constantFrom("rest", "graphql"), write: fc.boolean(), creates: fc.nat(20) });
  const asked = fc.array(fc.tuple(load as fc.Arbitrary<Load>, fc.nat(3000)), { maxLength: 300 });
  await fc.assert(
    fc.asyncProperty(asked, async (loads) => {
      const time = fakeTime();
      const pacer = createPacer(time, 1e9);
      const done: { at: number; load: Load }[] = [];
      for (const [load, pause] of loads) {
        await time.sleep(pause);
        await pacer.take(load);
        done.push({ at: time.now(), load });
      }
      for (const { at } of done) {
        const within = (span: number) =>
          done.filter((one) => one.at > at - span && one.at <= at).map((one) => one.load);
        const sum = (some: readonly Load[], of: (load: Load) => number) =>
          some.reduce((total, one) => total + of(one), 0);
        const points = (kind: string) => (one: Load) => (one.kind === kind ? (one.write ? 5 : 1) : 0);
        expect(sum(within(60_000), points("rest"))).toBeLessThanOrEqual(900);
        expect(sum(within(60_000), points("graphql"))).toBeLessThanOrEqual(2000);
        expect(sum(within(60_000), (one) => one.creates)).toBeLessThanOrEqual(80);
        expect(sum(within(3_600_000), (one) => one.creates)).toBeLessThanOrEqual(500);
      }
    }),
    { numRuns: 40 },
  );
});

test("a wait longer than may be is an error", async () => {
  const pacer = createPacer(fakeTime(), 60);
  for (let nth = 0; nth < 80; nth++) await pacer.take(create);
  expect(await rejection(pacer.take(create))).toMatchObject({
    code: "http.pace",
    exitCode: 5,
    params: { seconds: 61, service: "GitHub" },
  });
});

test("goes on where an earlier run left off", async () => {
  const time = fakeTime();
  const first = createPacer(time, 1000);
  for (let nth = 0; nth < 80; nth++) await first.take(create);
  const kept: unknown = JSON.parse(JSON.stringify(first.snapshot()));
  await time.sleep(10_000);
  // Another process: its steady clock starts anew.
  const second = createPacer({ ...time, now: () => time.now() - 5_000_000 }, 1000);
  second.restore(kept);
  expect(await second.take(create)).toBe(51_000);
});

test.each([null, 1, [], { rest: 1 }, { createsMinute: [[0, 99]] }, { createsMinute: [["a", "b"], null, [1e15, 99]] }])(
  "leaves out what is broken or of no use: %j",
  async (state) => {
    const pacer = createPacer(fakeTime(), 0);
    pacer.restore(state);
    expect(await pacer.take(create)).toBe(0);
  },
);

describe("the file", () => {
  const fill = async (folder: string, base: string) => {
    const client = http(base, { stateFolder: folder });
    await client.request({ method: "POST", path: "/repos/o/r/issues", creates: 80 });
  };
  test("keeps limits from run to run, for its owner alone and without the credential", async () => {
    const folder = tempDir();
    const { base } = await serve(json({}));
    await fill(folder, base);
    const [name = ""] = readdirSync(join(folder, "http"));
    expect(name).toMatch(/^127\.0\.0\.1_\d+-[0-9a-f]{16}\.json$/);
    expect(statSync(join(folder, "http", name)).mode & 0o777).toBe(0o600);
    expect(name + readFileSync(join(folder, "http", name), "utf8")).not.toContain(canary);
    const asked = (token: string) =>
      http(base, { stateFolder: folder, maxWait: 5, token }).request({ method: "POST", path: "/repos/o/r/issues" });
    expect(await rejection(asked(canary))).toMatchObject({ code: "http.pace" });
    expect(await asked("another")).toMatchObject({ status: 200 });
  });
  test("that is broken is as none", async () => {
    const folder = tempDir();
    const { base } = await serve(json({}));
    await fill(folder, base);
    const path = join(folder, "http", readdirSync(join(folder, "http"))[0] ?? "");
    writeFileSync(path, readFileSync(path, "utf8").slice(0, -9));
    chmodSync(path, 0o600);
    const client = http(base, { stateFolder: folder, maxWait: 5 });
    expect(await client.request({ method: "POST", path: "/x" })).toMatchObject({ status: 200 });
  });
  test("that cannot be written stops nothing", async () => {
    const file = join(tempDir(), "file");
    writeFileSync(file, "");
    const { base } = await serve(json({}));
    expect(
      await http(base, { stateFolder: file, cacheFolder: file }).request({ method: "GET", path: "/x" }),
    ).toMatchObject({
      status: 200,
    });
  });
  test("remembers for an hour that GraphQL is not there", async () => {
    const folder = tempDir();
    const { base } = await serve(json({ message: "Not Found" }, 404));
    await rejection(http(base, { stateFolder: folder }).graphql({ query: "{ a }", write: false }));
    expect(http(base, { stateFolder: folder }).graphqlAbsent).toBe(true);
    expect(http(base, { stateFolder: folder, wall: () => Date.now() + 3_700_000 }).graphqlAbsent).toBe(false);
  });
});
