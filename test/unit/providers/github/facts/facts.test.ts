import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { canary } from "../../../../support/github.ts";
import { everything, expected, factsBench, livelyState, shown } from "./support.ts";

/** Requests for a page of more than so many threads, which a slow server cannot answer. */
const larger = (most: number) => (request: { body: string }) =>
  [...request.body.matchAll(/(?:issues|pullRequests|discussions)\(first:(\d+)/g)].some(
    ([, size]) => Number(size) > most,
  );

test("everything of a repository, in the words of the port", async () => {
  const state = livelyState();
  const { read, emulator } = await factsBench({ state });
  const facts = await read();
  expect(emulator.violations).toEqual([]);
  expect(shown(facts)).toEqual(expected(state));
  const known = (login: string) => facts.contacts.filter((one) => one.login === login);
  expect(known("ada")).toEqual([{ name: "Ada Example", login: "ada", accountId: 7 }]);
  expect(known("helper[bot]")).toEqual([{ name: "helper[bot]", login: "helper[bot]", accountId: 77, bot: true }]);
  expect(known("ghost")).toEqual([{ name: "ghost", login: "ghost" }]);
  expect(facts.notes).toEqual([]);
  // One to count, one for all lists, one for replies to comments of discussions.
  expect(facts.spent).toEqual({ requests: 3, points: 3 });
});

test("lists that go on beyond their first page, on all levels", async () => {
  const state = livelyState({ issues: 101, pulls: 5, discussions: 3, comments: 203 });
  const { read, emulator } = await factsBench({ state });
  expect(shown(await read())).toEqual(expected(state));
  expect(emulator.violations).toEqual([]);
});

test("what is too much for the server is asked for in smaller pages, and larger ones again later", async () => {
  const state = livelyState({ issues: 60, pulls: 40, discussions: 20 });
  const { read, emulator } = await factsBench({ state });
  emulator.faults.push({ at: larger(7), do: "502-before", times: 1000 });
  expect(shown(await read())).toEqual(expected(state));
  const sizes = emulator.requests.flatMap(({ body, status }) =>
    status === 200 ? [...body.matchAll(/pullRequests\(first:(\d+)/g)].map(([, size]) => Number(size)) : [],
  );
  expect(Math.max(...sizes)).toBeGreaterThan(4);
});

test("only what is asked for", async () => {
  const state = livelyState();
  const { read, emulator } = await factsBench({ state, cache: false });
  const all = expected(state);
  const asked = () =>
    emulator.requests
      .splice(0)
      .map(({ body }) => body)
      .join("\n");
  const pulls = await read({ parts: new Set(["pulls"]) });
  expect(asked()).not.toMatch(/issues|comments|reviews|discussions|releases|timelineItems/);
  expect(shown(pulls).threads).toEqual(
    all.threads.filter(({ kind }) => kind === "pull").map((one) => ({ ...one, replies: [] })),
  );
  const issues = await read({ parts: new Set(["issues"]) });
  expect(asked()).not.toMatch(/pullRequests|ISSUE_COMMENT|reviews|discussions|releases/);
  expect(shown(issues).threads).toEqual(
    all.threads.filter(({ kind }) => kind === "issue").map((one) => ({ ...one, replies: [] })),
  );
  const reviews = await read({ parts: new Set(["reviews"]) });
  expect(asked()).not.toMatch(/comments|issues|discussions|releases/);
  expect(
    shown(reviews).threads.every(
      ({ kind, replies }) => kind === "pull" && replies.every((one) => one.includes('"review"')),
    ),
  ).toBe(true);
  const none = await read({ parts: new Set(["releases"]) });
  expect(none.threads).toEqual([]);
  expect(shown(none).releases).toEqual(all.releases);
});

test("only what has changed since a date, with or without what was kept", async () => {
  const state = livelyState({ issues: 150, pulls: 45, discussions: 6 });
  const since = Date.UTC(2026, 0, 1) + 30_000 * 60_000;
  const { read, emulator } = await factsBench({ state });
  emulator.faults.push({ at: larger(20), do: "502-before", times: 1000 });
  const wanted = expected(state, "hub", since);
  expect(wanted.threads.length).toBeGreaterThan(100);
  expect(shown(await read({ since }))).toEqual(wanted);
  expect(emulator.violations).toEqual([]);
  expect(shown(await read())).toEqual(expected(state));
  expect(shown(await read({ since }))).toEqual(wanted);
});

test("many repositories in few requests; two names of one are one", async () => {
  const state = livelyState();
  const hub = state.repositories.get("hub");
  if (!hub) throw new Error("no hub");
  const names = Array.from({ length: 60 }, (_, n) => `r${n}`);
  for (const [n, name] of names.entries()) state.repositories.set(name, { ...hub, id: `R_x${n}`, name });
  state.renamed.set("old", "hub");
  const { read, emulator } = await factsBench({ state });
  const repositories = ["hub", "old", "HUB", ...names].map((name) => `acme/${name}`);
  const facts = await read({ repositories, parts: new Set(["issues", "pulls", "comments", "reviews"]) });
  const one = expected(state).threads.filter(({ kind }) => kind !== "discussion").length;
  expect(facts.threads).toHaveLength(61 * one);
  // Two to count; 610 threads of which each weighs three.
  expect(emulator.requests.length).toBeLessThanOrEqual(2 + 8);
  emulator.requests.splice(0);
  await read({ repositories, parts: new Set(["issues", "pulls", "comments", "reviews"]) });
  expect(emulator.requests).toHaveLength(2);
});

test("the estimate is what reading takes", async () => {
  const state = livelyState({ issues: 130, pulls: 210, discussions: 30, comments: 2 });
  const { source, emulator } = await factsBench({ state });
  const forge = source();
  const scope = { repositories: ["acme/hub"], parts: everything };
  const told = await forge.estimate(scope);
  expect(emulator.requests).toHaveLength(1);
  const progress: [number, number][] = [];
  const { spent } = await forge.read(scope, (done, all) => progress.push([done, all]));
  expect(spent.requests).toBe(emulator.requests.length);
  expect(Math.abs(told.requests - spent.requests)).toBeLessThanOrEqual(1);
  expect(Math.abs(told.points - spent.points)).toBeLessThanOrEqual(2);
  expect(progress.at(-1)).toEqual([373, 373]);
  expect(progress.filter(([done, all]) => done > all)).toEqual([]);
  // Of what has changed since, the search tells how much it is.
  const later = await factsBench({ state, cache: false });
  const part = await later.source().estimate({ ...scope, since: Date.UTC(2026, 0, 1) + 200_000 * 60_000 });
  expect(part).toEqual({ requests: 3, points: 3 });
});

test("the token goes nowhere but into the header, and what nobody needs is not asked for", async () => {
  const { read, emulator, folder } = await factsBench({ state: livelyState() });
  await read();
  expect(new Set(emulator.requests.map(({ authorization }) => authorization))).toEqual(new Set([`Bearer ${canary}`]));
  for (const { body, path, write } of emulator.requests) {
    expect(body + path).not.toContain(canary);
    expect(body).not.toMatch(/body|title|email|mutation/i);
    expect(write).toBe(false);
  }
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files).toHaveLength(1);
  for (const { parentPath, name } of files) expect(readFileSync(`${parentPath}/${name}`, "utf8")).not.toContain(canary);
});
