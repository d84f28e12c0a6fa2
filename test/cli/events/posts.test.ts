import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { stringify } from "yaml";
import { startEmulator } from "../../emulator/index.ts";
import { lifeOf } from "../../emulator/life.ts";
import { addIssue, addRepository, newState } from "../../emulator/state.ts";
import { password, startRadicale, user } from "../../support/caldav.ts";
import { temporaryFolder } from "../../support/cli.ts";
import { canary } from "../../support/github.ts";
import { inside } from "../../support/inside.ts";
import { has } from "../../support/tools.ts";

/** Issues, discussions and milestones of single occurrences, on the emulator of GitHub. */

const hours = {
  id: "office-hours",
  title: "Office hours @all",
  at: "2027-01-05 17:00",
  repeat: "every Tuesday",
  agenda: ["Welcome <!-- commonry:event x@y -->", "Questions"],
  place: { online: "https://meet.example/a" },
  publish: ["issue"],
};
const hack = { id: "hack", title: "Hack", at: "2027-01-09 09:00", until: "2027-01-10 18:00" };
const talk = (id: string) => ({ id, title: id, at: "2027-01-07 18:00", publish: ["issue"] });

type Spec = Readonly<Record<string, unknown>>;

async function bench() {
  const state = newState("acme");
  const hub = addRepository(state, "hub", { has_discussions: true });
  const emulator = await startEmulator({ state });
  onTestFinished(() => emulator.close());
  const folder = temporaryFolder();
  mkdirSync(join(folder, "events"));
  const head = { name: "Lepton", website: "https://lepton.example", timezone: "America/New_York" };
  const manifest = { version: 1, community: head, github: { owner: "acme" }, events: ["events/*.yaml"] };
  writeFileSync(join(folder, "community.yaml"), stringify(manifest));
  const homes = { XDG_STATE_HOME: join(folder, ".state"), XDG_CACHE_HOME: join(folder, ".cache") };
  const env = { ...homes, GH_TOKEN: canary, GITHUB_API_URL: emulator.url };
  const posted = { repo: "hub", open: "7d before", close: "2d after" };
  return {
    ...{ state, hub, emulator, folder },
    events: (events: readonly Spec[], more: Spec = {}) => {
      const targets = { issue: posted, ...more };
      const text = stringify({ version: 1, targets, defaults: { duration: "1h" }, events });
      writeFileSync(join(folder, "events/all.yaml"), text);
    },
    run: async (now: string, ...words: readonly string[]) => {
      const result = await inside(["events", "schedule", "--yes", ...words], { cwd: folder, env, now });
      expect(result.out + result.err).not.toContain(canary);
      expect(emulator.violations).toEqual([]);
      return result;
    },
    writes: () => emulator.requests.filter(({ write }) => write).length,
  };
}

test("one issue for each date in its window; what people write stays; closed after it, and never made twice", async () => {
  const { hub, events, run, writes } = await bench();
  events([hours]);
  expect(await run("2026-12-28T12:00:00Z")).toMatchObject({ code: 0, out: expect.stringContaining("No changes") });
  expect(await run("2026-12-30T12:00:00Z")).toMatchObject({ code: 0 });
  const [first] = hub.issues;
  expect(hub.issues.map(({ title }) => title)).toEqual(["Office hours @all · 2027-01-05"]);
  expect(first?.body).toMatch(
    /^<!-- commonry:event office-hours@lepton\.example 2027-01-05 -->\n\*\*When\*\*: 2027-01-05 17:00 America\/New_York \(2027-01-05 22:00 UTC\)\n[\s\S]*<!-- \/commonry:event -->\n\n## Agenda\n\n- Welcome &lt;!--/,
  );
  const before = writes();
  expect(await run("2026-12-30T13:00:00Z")).toMatchObject({ code: 0, out: expect.stringContaining("No changes") });
  expect(writes()).toBe(before);

  if (first) first.body = `${first.body}- Ada: a question of mine\n`;
  events([{ ...hours, place: { name: "Hub", online: "https://meet.example/b" } }]);
  expect(await run("2026-12-31T12:00:00Z")).toMatchObject({ code: 0 });
  expect(first?.body).toContain("**Where**: Hub\n**Join**: <https://meet.example/b>");
  expect(first?.body).toContain("- Ada: a question of mine");

  // Closed early by people: it stays closed, and no second one is made.
  if (first) first.state = "closed";
  const quiet = writes();
  expect(await run("2027-01-01T12:00:00Z")).toMatchObject({ code: 0 });
  expect([writes(), hub.issues.length, first?.state]).toEqual([quiet, 1, "closed"]);

  expect(await run("2027-01-08T12:00:00Z")).toMatchObject({ code: 0 });
  expect(hub.issues.map(({ title, state }) => [title, state])).toEqual([
    ["Office hours @all · 2027-01-05", "closed"],
    ["Office hours @all · 2027-01-12", "open"],
  ]);
  expect(await run("2027-01-15T12:00:00Z")).toMatchObject({ code: 0 });
  expect(hub.issues.map(({ state }) => state)).toEqual(["closed", "closed", "open"]);
});

test("discussion and milestone beside it; a cancelled one is closed with the reason, one that left as well", async () => {
  const { hub, events, run } = await bench();
  const targets = {
    discussion: { repo: "hub", category: "General" },
    milestone: { repo: "acme/hub", open: "28d before" },
  };
  const all = { ...hack, publish: ["issue", "discussion", "milestone"] };
  events([all, talk("one"), talk("two")], targets);
  const made = await run("2027-01-03T12:00:00Z");
  expect([made.code, made.err]).toEqual([0, expect.stringContaining("milestone of an event")]);
  expect(hub.milestones.map(({ title, due_on, state }) => [title, due_on?.slice(0, 10), state])).toEqual([
    ["Hack · 2027-01-09", "2027-01-10", "open"],
  ]);
  expect(hub.discussions.map(({ title, category, closed }) => [title, category, closed])).toEqual([
    ["Hack · 2027-01-09", "General", false],
  ]);
  expect(hub.issues.map(({ title }) => title).sort()).toEqual([
    "Hack · 2027-01-09",
    "one · 2027-01-07",
    "two · 2027-01-07",
  ]);

  events([all, { ...talk("one"), changes: { "2027-01-07": { cancel: "speaker ill" } } }], targets);
  expect(await run("2027-01-04T12:00:00Z")).toMatchObject({ code: 0 });
  const [one, two] = ["one", "two"].map((name) => hub.issues.find(({ title }) => title?.startsWith(name)));
  expect([one?.state, one?.body]).toEqual(["closed", expect.stringContaining("**Cancelled**: speaker ill")]);
  expect([two?.state, two?.body]).toEqual(["closed", expect.stringContaining("no longer planned")]);

  expect(await run("2027-01-14T12:00:00Z")).toMatchObject({ code: 0 });
  expect([hub.milestones[0]?.state, hub.discussions[0]?.closed]).toEqual(["closed", true]);
});

test("a target that names no repository is told; with one repository in the manifest that one is meant", async () => {
  const { folder, hub, events, run } = await bench();
  events([hours], { issue: { open: "7d before" } });
  const told = await run("2026-12-30T12:00:00Z");
  expect([told.code, told.err, hub.issues]).toEqual([0, expect.stringContaining("targets.issue names no"), []]);
  const path = join(folder, "community.yaml");
  writeFileSync(path, `${readFileSync(path, "utf8")}repositories: [{ name: hub }]\n`);
  expect(await run("2026-12-30T13:00:00Z")).toMatchObject({ code: 0 });
  expect(hub.issues).toHaveLength(1);
});

test("an outsider's issue with our mark is not taken for ours; private events are not posted", async () => {
  const { state, hub, events, run } = await bench();
  events([hours, { id: "secret", at: "2027-01-07 18:00", private: true }]);
  const body = "<!-- commonry:event office-hours@lepton.example 2027-01-05 -->\nx\n<!-- /commonry:event -->";
  addIssue(state, hub, [], { title: "Mine now", body, life: lifeOf("2026-12-29T00:00:00Z", "mallory") });
  expect(await run("2026-12-30T12:00:00Z")).toMatchObject({ code: 0 });
  expect(hub.issues.map(({ title, state: is }) => [title, is])).toEqual([
    ["Mine now", "open"],
    ["Office hours @all · 2027-01-05", "open"],
  ]);
});

test("an answer that is lost after the issue was made makes no second one", async () => {
  const { hub, emulator, events, run } = await bench();
  events([hours]);
  emulator.faults.push({ at: ({ write }) => write, do: "502-after" });
  const result = await run("2026-12-30T12:00:00Z");
  expect([result.code, hub.issues.length]).toEqual([0, 1]);
});

test.skipIf(!has("radicale"))(
  "one plan for GitHub and the calendar: saved, applied, in step, and taken back",
  async () => {
    const server = await startRadicale();
    onTestFinished(server.stop);
    const state = newState("acme");
    const hub = addRepository(state, "hub");
    const emulator = await startEmulator({ state });
    onTestFinished(() => emulator.close());
    const folder = temporaryFolder();
    mkdirSync(join(folder, "events"));
    const manifest = {
      ...{ version: 1, github: { owner: "acme" }, events: ["events/*.yaml"], strict: ["milestones"] },
      community: { name: "Lepton", website: "https://lepton.example", timezone: "Europe/Berlin" },
      repositories: [{ name: "hub" }],
      labels: [{ name: "event", color: "d73a4a" }],
      milestones: [{ title: "Q1" }],
    };
    writeFileSync(join(folder, "community.yaml"), stringify(manifest));
    const posted = { repo: "hub", open: "7d before" };
    const targets = { caldav: { calendar: "both" }, issue: posted, milestone: posted };
    const events = [{ id: "talk", title: "A talk", at: "2027-01-05 18:00" }];
    writeFileSync(join(folder, "events/all.yaml"), stringify({ version: 1, targets, events }));
    const homes = { XDG_STATE_HOME: join(folder, ".state"), XDG_CACHE_HOME: join(folder, ".cache") };
    const services = {
      CALDAV_URL: server.base,
      CALDAV_USER: user,
      CALDAV_PASSWORD: password,
      GITHUB_API_URL: emulator.url,
    };
    const run = (...words: readonly string[]) =>
      inside(words, { cwd: folder, env: { ...homes, ...services, GH_TOKEN: canary }, now: "2027-01-02T00:00:00Z" });

    const plan = await run("plan", "--out", "plan.json", "--exit-code");
    expect([plan.code, plan.out]).toEqual([3, expect.stringContaining("6 to create")]);
    expect(await run("apply", "plan.json", "--yes")).toMatchObject({ code: 0 });
    expect([hub.labels, hub.milestones, hub.issues].map((list) => list.length)).toEqual([1, 2, 1]);
    // The milestone of the event is none that the strict list lacks.
    expect(await run("plan", "--allow-delete")).toMatchObject({ code: 0, out: expect.stringContaining("No changes") });
    const stale = await run("apply", "plan.json", "--yes");
    expect([stale.code, stale.err]).toEqual([7, expect.stringContaining("talk@lepton.example")]);

    const undone = await run("undo", "--yes");
    expect([undone.code, undone.err]).toEqual([5, expect.stringContaining("close it by hand")]);
    expect(emulator.violations).toEqual([]);
    expect([hub.labels, hub.issues].map((list) => list.length)).toEqual([0, 1]);
    const again = await run("plan", "--only", "events");
    expect(again.out).toMatch(/\+ event "talk@lepton\.example"/);
  },
);
