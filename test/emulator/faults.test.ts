import { describe, expect, test } from "vitest";
import { emulatorForTest, graphql } from "./client.ts";
import type { FaultName } from "./faults.ts";
import { addLabel, addRepository } from "./state.ts";

async function struck(fault: FaultName, method: "GET" | "POST" = "POST") {
  const emulator = await emulatorForTest();
  const repository = addRepository(emulator.state, "hub");
  for (const name of ["a", "b", "c"]) addLabel(emulator.state, repository, { name });
  let killed = 0;
  emulator.faults.push({ at: 1, do: fault, kill: () => killed++ });
  const url = `${emulator.url}/repos/acme/hub/labels`;
  const send = async () => {
    const body = method === "POST" ? { body: '{"name":"new"}' } : {};
    const response = await fetch(url, { method, redirect: "manual", ...body });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const first = await send().catch((error: Error) => error);
  const made = repository.labels.some(({ name }) => name === "new");
  return { emulator, first, made, killed: () => killed, send };
}

describe("refused, and nothing done", () => {
  test.each<[FaultName, number]>([
    ["401", 401],
    ["404", 404],
    ["429", 429],
    ["403-secondary", 403],
    ["403-primary", 403],
    ["403-permission", 403],
    ["500", 500],
    ["502-before", 502],
    ["redirect", 301],
  ])("%s", async (fault, status) => {
    const { first, made, send } = await struck(fault);
    expect(first).toMatchObject({ status });
    expect(made).toBe(false);
    expect(await send()).toMatchObject({ status: 201 });
  });

  test("a limit says how long to wait, each in its own way", async () => {
    const secondary = (await struck("403-secondary")).first as { headers: Headers };
    const primary = (await struck("403-primary")).first as { headers: Headers };
    expect(secondary.headers.get("retry-after")).toBe("1");
    expect(primary.headers.get("x-ratelimit-remaining")).toBe("0");
    expect(Number(primary.headers.get("x-ratelimit-reset"))).toBeGreaterThan(Date.now() / 1000 - 1);
  });
});

describe("the connection breaks", () => {
  test.each<[FaultName, boolean, number]>([
    ["reset-before", false, 0],
    ["reset-after", true, 0],
    ["kill-before", false, 1],
    ["kill-after", true, 1],
    ["cut", true, 0],
  ])("%s: done is %s", async (fault, done, kills) => {
    const { first, made, killed } = await struck(fault);
    expect(first).toBeInstanceOf(Error);
    expect([made, killed()]).toEqual([done, kills]);
  });
});

describe("an answer that is none, after all was done", () => {
  test.each<[FaultName, number, RegExp]>([
    ["502-after", 502, /Bad Gateway/],
    ["html", 200, /^<html>/],
    ["empty", 200, /^$/],
    ["bad-json", 201, /,$/],
    ["wrong-shape", 200, /^\[\]$/],
    ["slow", 201, /"new"/],
  ])("%s", async (fault, status, text) => {
    const { first, made } = await struck(fault);
    expect(first).toMatchObject({ status, text: expect.stringMatching(text) });
    expect(made).toBe(true);
  });
});

describe("a listing that is not whole", () => {
  test("short: the last one is missing", async () => {
    const { first } = await struck("short", "GET");
    expect(JSON.parse((first as { text: string }).text).length).toBe(2);
  });

  test.each<[FaultName, RegExp]>([
    ["loop", /\/repos\/acme\/hub\/labels>; rel="next"/],
    ["foreign-link", /127\.0\.0\.2/],
  ])("%s", async (fault, link) => {
    const { first } = await struck(fault, "GET");
    expect((first as { headers: Headers }).headers.get("link")).toMatch(link);
  });

  test("partial: GraphQL with errors and no data", async () => {
    const emulator = await emulatorForTest();
    emulator.faults.push({ at: 1, do: "partial" });
    expect(await graphql(emulator, "{viewer{login}}")).toMatchObject({ status: 200, data: null, errors: [{}] });
  });
});

test("a fault strikes the requests it is meant for, as often as it says", async () => {
  const emulator = await emulatorForTest();
  addRepository(emulator.state, "hub");
  emulator.faults.push({ at: ({ path }) => path.endsWith("/labels"), do: "500", times: 2 });
  const status = async (path: string) => (await fetch(`${emulator.url}/repos/acme/hub${path}`)).status;
  expect([await status(""), await status("/labels"), await status("/labels"), await status("/labels")]).toEqual([
    200, 500, 500, 200,
  ]);
});
