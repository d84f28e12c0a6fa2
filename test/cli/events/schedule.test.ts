import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { temporaryFolder } from "../../support/cli.ts";
import { inside } from "../../support/inside.ts";

/** `commonry events schedule` without an account: a folder stands for the calendar server. */

const now = "2027-01-01T00:00:00Z";
type Spec = Readonly<Record<string, unknown>>;
const talk = (number: number): Spec => ({
  id: `talk-${number}`,
  title: `Talk ${number}`,
  at: `2027-02-1${number} 18:00`,
});
const talks = (count: number) => Array.from({ length: count }, (_, index) => talk(index));

function bench(more: Spec = {}, community: Spec = {}) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "events"));
  const head = { name: "Lepton", website: "https://lepton.example", timezone: "Europe/Berlin", ...community };
  const manifest = { version: 1, community: head, events: ["events/*.yaml"], local: { folder: "place" }, ...more };
  writeFileSync(join(folder, "community.yaml"), stringify(manifest));
  const calendar = join(folder, "place/calendars/main");
  return {
    ...{ folder, calendar },
    events: (events: readonly Spec[], file = "all", targets: Spec | null = { caldav: { calendar: "main" } }) =>
      writeFileSync(
        join(folder, `events/${file}.yaml`),
        stringify({ version: 1, ...(targets ? { targets } : {}), events }),
      ),
    run: (words: readonly string[] = ["--yes"], at = now, env: Readonly<Record<string, string>> = {}) =>
      inside(["events", "schedule", ...words], {
        cwd: folder,
        env: { XDG_STATE_HOME: join(folder, ".state"), ...env },
        now: at,
      }),
    files: () => readdirSync(calendar).sort(),
    text: (id: string) => readFileSync(join(calendar, `${id}@lepton.example.ics`), "utf8"),
  };
}

test("scheduled into a folder of .ics files, in step, shown as JSON, and taken back", async () => {
  const { events, run, files, folder } = bench();
  events(talks(2));
  const dry = await run(["--dry-run", "--exit-code"]);
  expect([dry.code, dry.out]).toEqual([3, expect.stringContaining('+ event "talk-0@lepton.example"')]);
  expect(files).toThrow();
  expect(await run()).toMatchObject({ code: 0 });
  expect(files()).toEqual(["talk-0@lepton.example.ics", "talk-1@lepton.example.ics"]);
  const json = JSON.parse((await run(["--dry-run", "--json"])).out);
  expect([json.schemaVersion, json.only, json.changes, json.unchanged]).toEqual([1, ["events"], [], 3]);
  const undone = await inside(["undo", "--yes"], { cwd: folder, env: { XDG_STATE_HOME: join(folder, ".state") }, now });
  expect(undone.err).toContain("a calendar is never deleted");
  expect(files()).toEqual([]);
});

test("an edit by hand is shown, and set back with a stamp of its own", async () => {
  const { events, run, text, calendar } = bench();
  events(talks(1));
  await run();
  writeFileSync(join(calendar, "talk-0@lepton.example.ics"), text("talk-0").replace("Talk 0", "Somebody's talk"));
  const plan = await run(["--dry-run"]);
  expect(plan.out).toContain("title Somebody's talk → Talk 0");
  await run(["--yes"], "2027-01-02T00:00:00Z");
  expect(text("talk-0")).toMatch(/DTSTAMP:20270102T000000Z\r\nLAST-MODIFIED:20270102T000000Z\r\nSEQUENCE:1\r\n/);
});

describe("what leaves the manifest", () => {
  test.each<[string, number, number, readonly string[], number]>([
    ["one of three is cancelled", 3, 2, [], 0],
    ["two of eight are cancelled", 8, 6, [], 0],
    ["all of two are not, unless they are named", 2, 0, [], 6],
    ["six of nine are not, unless they are named", 9, 3, [], 6],
    ["six of nine are, when they are named", 9, 3, ["--allow-delete=6"], 0],
    ["another number is refused", 9, 3, ["--allow-delete=5"], 6],
  ])("%s", async (_, before, after, words, code) => {
    const { events, run, files, text } = bench();
    events(talks(before));
    await run();
    events(talks(after).concat(after === 0 ? [{ ...talk(9), publish: ["feed"] }] : []));
    const result = await run(["--yes", ...words]);
    expect([result.code, result.err.includes("no longer in the manifest")]).toEqual([
      code,
      code === 6 && words.length === 0,
    ]);
    const cancelled = files().filter((name) => text(name.split("@")[0] ?? "").includes("STATUS:CANCELLED"));
    expect(cancelled).toHaveLength(code === 0 ? before - after : 0);
  });

  test("a file of events that is broken, or gone with all others, takes nothing along", async () => {
    const { events, run, text, folder } = bench();
    events(talks(3));
    events(
      talks(2).map((one) => ({ ...one, id: `b-${one.id}` })),
      "b",
    );
    await run();
    writeFileSync(join(folder, "events/b.yaml"), "version: 1\nevents: [{ id: b-talk-0, at: never }]\n");
    const broken = await run();
    expect([broken.code, broken.err]).toEqual([2, expect.stringContaining("events/b.yaml:2:")]);
    rmSync(join(folder, "events"), { recursive: true });
    expect((await run()).code).toBe(2);
    expect([text("talk-0"), text("b-talk-0")].filter((one) => one.includes("CANCELLED"))).toEqual([]);
  });

  test("a series that has begun ends: what has been stays, what was to come is cancelled", async () => {
    const { events, run, text } = bench();
    events([{ id: "weekly", at: "2027-01-04 18:00", repeat: "every week" }, talk(1)]);
    await run();
    events([talk(1)]);
    expect(await run(["--yes"], "2027-01-20T00:00:00Z")).toMatchObject({ code: 0 });
    const ended = text("weekly");
    expect(ended).toMatch(/RRULE:FREQ=WEEKLY[^\r]*UNTIL=/);
    expect(ended.match(/STATUS:CANCELLED/g)?.length).toBeGreaterThan(2);
    expect(ended.match(/STATUS:CONFIRMED/g)).toHaveLength(1);
    expect(ended).not.toMatch(/RECURRENCE-ID[^\r]*202701(04|11|18)/);
    expect(await run(["--yes"], "2027-01-21T00:00:00Z")).toMatchObject({ out: expect.stringContaining("No changes") });
  });

  test("it comes back when it is listed again", async () => {
    const { events, run, text } = bench();
    events(talks(5));
    await run();
    events(talks(4));
    await run();
    expect(text("talk-4")).toContain("STATUS:CANCELLED");
    events(talks(5));
    await run();
    expect([text("talk-4").includes("STATUS:CONFIRMED"), text("talk-4").includes("SEQUENCE:2")]).toEqual([true, true]);
  });

  test("events of another community in the same calendar are none of ours", async () => {
    const one = bench();
    one.events(talks(3));
    await one.run();
    const other = bench({ local: { folder: "place" } }, { website: "https://other.example" });
    other.events(talks(1));
    await other.run();
    const theirs = readFileSync(join(other.calendar, "talk-0@other.example.ics"), "utf8");
    writeFileSync(join(one.calendar, "talk-0@other.example.ics"), theirs);
    expect(await one.run()).toMatchObject({ code: 0, out: expect.stringContaining("No changes") });
  });
});

test("private events go to a calendar only where they name it; a file without targets has those of the community", async () => {
  const { events, run, files } = bench({ caldav: { calendar: "main" } });
  events([talk(1), { ...talk(2), private: true }, { ...talk(3), private: true, publish: ["caldav"] }], "all", null);
  expect(await run()).toMatchObject({ code: 0 });
  expect(files()).toEqual(["talk-1@lepton.example.ics", "talk-3@lepton.example.ics"]);
});

test("an included file goes where the file goes that includes it", async () => {
  const { folder, run, files } = bench({ events: ["events/all.yaml"] });
  const targets = { caldav: { calendar: "main" } };
  writeFileSync(join(folder, "events/all.yaml"), stringify({ version: 1, targets, include: ["more.yaml"] }));
  writeFileSync(join(folder, "events/more.yaml"), stringify({ version: 1, events: [talk(1)] }));
  expect(await run()).toMatchObject({ code: 0 });
  expect(files()).toEqual(["talk-1@lepton.example.ics"]);
});

test.each<[string, readonly string[], string]>([
  ["--out with --resume", ["--out", "x.json", "--resume"], "only make a plan"],
  ["--dry-run with a plan", ["--dry-run", "x.json"], "only make a plan"],
  ["no answer off a terminal", [], "--yes"],
])("%s is refused", async (_, words, text) => {
  const { events, run } = bench();
  events(talks(1));
  expect(await run(words)).toMatchObject({ code: 2, err: expect.stringContaining(text) });
});

test("without a target, or a server, it says what is missing", async () => {
  const none = bench();
  none.events(talks(1), "all", null);
  expect(await none.run()).toMatchObject({ code: 2, err: expect.stringContaining("no file of events says where") });
  const { events, run } = bench({ local: undefined });
  events(talks(1));
  expect(await run()).toMatchObject({ code: 4, err: expect.stringContaining("CALDAV_URL is not set") });
  const refused = { CALDAV_URL: "http://dav.example/" };
  expect(await run(["--yes"], now, refused)).toMatchObject({
    code: 2,
    err: expect.stringContaining("CALDAV_URL cannot be used"),
  });
});
