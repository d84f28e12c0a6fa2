import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addPull, lifeOf } from "../../../../emulator/life.ts";
import type { Repository, State } from "../../../../emulator/state.ts";
import { at, type Bench, everything, expected, factsBench, livelyState, shown } from "./support.ts";

const hubOf = (state: State) => state.repositories.get("hub") as Repository;
const pullsOf = (state: State) => hubOf(state).issues.filter(({ pull }) => pull);
const day = 86_400_000;

/** Somebody comments on a pull request. */
function comment(state: State, index: number, minute: number): void {
  const { life } = pullsOf(state)[index] as { life: NonNullable<Repository["issues"][number]["life"]> };
  life.comments.push({ author: "zoe", at: at(minute) });
  life.updated = at(minute);
}

async function requestsOf({ emulator }: Bench, act: () => Promise<unknown>): Promise<string[]> {
  emulator.requests.splice(0);
  await act();
  return emulator.requests.map(({ body }) => body);
}

test("nothing new: one request for everything", async () => {
  const state = livelyState({ issues: 30, pulls: 30 });
  const bench = await factsBench({ state });
  await bench.read();
  // A draft may have been published since, which changes no count: with one the releases are read again.
  expect(await requestsOf(bench, () => bench.read())).toHaveLength(2);
  hubOf(state).releases.pop();
  const first = await bench.read();
  let second: Awaited<ReturnType<Bench["read"]>> | undefined;
  const asked = await requestsOf(bench, async () => {
    second = await bench.read();
  });
  expect(asked).toHaveLength(1);
  expect(second).toEqual({ ...first, spent: { requests: 1, points: 1 } });
});

test("only what has changed is read again, and what has come is seen", async () => {
  const state = livelyState({ issues: 120, pulls: 120, discussions: 30 });
  const bench = await factsBench({ state });
  await bench.read();
  comment(state, 3, 900_000);
  addPull(state, hubOf(state), lifeOf(at(900_001), "eve"));
  let facts: Awaited<ReturnType<Bench["read"]>> | undefined;
  const asked = await requestsOf(bench, async () => {
    facts = await bench.read();
  });
  expect(facts && shown(facts)).toEqual(expected(state));
  // One to count, one for the pull requests (and the releases, one of which is a draft).
  expect(asked).toHaveLength(2);
  expect(asked[1]).toContain("pullRequests(first:40,orderBy:{field:UPDATED_AT,direction:DESC})");
  expect(asked[1]).not.toContain("issues(");
});

test("a change in the same second as the last one that was read is seen", async () => {
  const state = livelyState();
  const bench = await factsBench({ state });
  const last = Date.parse("2026-06-01T00:00:00Z");
  const minute = (last - Date.UTC(2026, 0, 1)) / 60_000;
  comment(state, 0, minute);
  await bench.read();
  comment(state, 1, minute);
  expect(shown(await bench.read())).toEqual(expected(state));
});

test("what is changed while it is read is neither lost nor counted twice", async () => {
  const state = livelyState({ issues: 5, pulls: 250, discussions: 3 });
  const since = Date.UTC(2026, 0, 1);
  const bench = await factsBench({ state });
  let minute = 900_000;
  // After each page of pull requests the one that would come last moves to the front.
  bench.emulator.changes.push((text, { body }) => {
    if (body.includes("pullRequests(first:100")) comment(state, 0, minute++);
    return text;
  });
  const facts = await bench.read({ since, parts: new Set(["pulls", "comments"]) });
  expect(facts.threads).toHaveLength(250);
  expect(new Set(facts.threads.map(({ number }) => number)).size).toBe(250);
  bench.emulator.changes.splice(0);
  expect(shown(await bench.read())).toEqual(expected(state));
});

test("a thread that was deleted goes, and a repository that took the name is another", async () => {
  const state = livelyState({ issues: 20 });
  const bench = await factsBench({ state });
  await bench.read();
  hubOf(state).issues.splice(3, 1);
  expect(shown(await bench.read())).toEqual(expected(state));
  const other = livelyState({ issues: 2, pulls: 1, discussions: 0 });
  state.repositories.set("hub", { ...hubOf(other), id: "R_other" });
  const { threads } = await bench.read();
  expect(threads).toHaveLength(3);
});

test("after a month all is read anew", async () => {
  const state = livelyState();
  const bench = await factsBench({ state });
  await bench.read();
  bench.pass(31 * day);
  expect((await requestsOf(bench, () => bench.read())).join("")).toContain("CREATED_AT,direction:ASC");
  // A clock that was put back is no reason to believe for ever what is dated in the future.
  bench.pass(-3 * day);
  expect((await requestsOf(bench, () => bench.read())).join("")).toContain("CREATED_AT,direction:ASC");
});

test("a reading that was broken off goes on where it was, nested lists too", async () => {
  const state = livelyState({ issues: 1, pulls: 250, discussions: 2, comments: 120 });
  const bench = await factsBench({ state });
  bench.emulator.faults.push({
    at: ({ body }) => body.includes(":node(id:") && body.includes("...on PullRequest{"),
    do: "html",
    times: 4,
  });
  await expect(bench.read()).rejects.toMatchObject({ code: "http.broken" });
  comment(state, 7, 900_000);
  const asked = await requestsOf(bench, async () => {
    expect(shown(await bench.read())).toEqual(expected(state));
  });
  expect(asked.join("")).not.toContain("field:CREATED_AT,direction:ASC");
});

test("a place to go on from that the service does not know any more is forgotten", async () => {
  const state = livelyState({ pulls: 250 });
  const bench = await factsBench({ state });
  bench.emulator.faults.push({ at: ({ body }) => body.includes(",after:"), do: "html", times: 4 });
  await expect(bench.read()).rejects.toMatchObject({ code: "http.broken" });
  const refuse = (text: string, { body }: { body: string }) =>
    body.includes(",after:") ? '{"data":{"a0":null},"errors":[{"message":"bad cursor","path":["a0"]}]}' : text;
  bench.emulator.changes.push(refuse);
  await expect(bench.read()).rejects.toMatchObject({ code: "facts.partial" });
  bench.emulator.changes.splice(0);
  expect(shown(await bench.read())).toEqual(expected(state));
});

test.each([
  ["cut short", (text: string) => text.slice(0, text.length / 2)],
  ["empty", () => ""],
  ["edited", (text: string) => text.replace(/"login":"ada"/, '"login":"eve"')],
  ["of a version to come", (text: string) => text.replace("commonry facts 1", "commonry facts 2")],
  ["something else", () => "null\nnull"],
])("kept facts that are damaged are read anew: %s", async (_, damage) => {
  const state = livelyState();
  const bench = await factsBench({ state });
  await bench.read();
  const folder = join(bench.folder, "facts");
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    writeFileSync(path, damage(readFileSync(path, "utf8")));
  }
  const asked = await requestsOf(bench, async () => {
    expect(shown(await bench.read())).toEqual(expected(state));
  });
  expect(asked.join("")).toContain("CREATED_AT,direction:ASC");
  expect(await requestsOf(bench, () => bench.read({ parts: new Set(["issues", "comments"]) }))).toHaveLength(1);
});

test("whoever may not see a repository gets nothing of what was kept of it", async () => {
  const state = livelyState();
  const bench = await factsBench({ state });
  await bench.read();
  state.repositories.delete("hub");
  await expect(bench.read()).rejects.toMatchObject({ code: "facts.missing" });
});

test("reports that want different things do not undo one another's work", async () => {
  const state = livelyState({ issues: 30 });
  const bench = await factsBench({ state });
  hubOf(state).releases.pop();
  await bench.read({ parts: new Set(["issues", "pulls", "comments"]), since: Date.UTC(2026, 0, 5) });
  await bench.read({ parts: everything });
  const few = await bench.read({ parts: new Set(["pulls"]), since: Date.UTC(2026, 0, 5) });
  expect(few.threads.every(({ replies }) => replies.length === 0)).toBe(true);
  expect(await requestsOf(bench, () => bench.read({ parts: everything }))).toHaveLength(1);
  expect(shown(await bench.read())).toEqual(expected(state));
});
