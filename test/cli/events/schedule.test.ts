import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { temporaryFolder } from "../../support/cli.ts";
import { inside } from "../../support/inside.ts";

/** `commonry events schedule` without an account: a folder stands for the calendar server. */

const now = "2027-01-01T00:00:00Z";
/** What a reader makes of an object: the dates of its rule without those left out, and what is said of single ones. */
function readBack(text: string) {
  const events = text.replace(/\r\n /g, "").split("BEGIN:VEVENT").slice(1);
  const value = (event: string, name: string) => new RegExp(`^${name}[;:][^\r]*?(\\d{8}T\\d{6})`, "m").exec(event)?.[1];
  const [master = "", ...others] = events;
  const every = Number(/INTERVAL=(\d+)/.exec(master)?.[1] ?? 1) * 7;
  const out = new Set([...master.matchAll(/^EXDATE[^:]*:(\S+)/gm)].map(([, one]) => one));
  const first = value(master, "DTSTART") ?? "";
  const rule = Array.from({ length: 12 }, (_, index) => {
    const day = `${first.slice(0, 4)}-${first.slice(4, 6)}-${first.slice(6, 8)}T00:00:00Z`;
    const date = new Date(Date.parse(day) + index * every * 86_400_000).toISOString().slice(0, 10).replaceAll("-", "");
    return `${date}${first.slice(8)}`;
  }).filter((one) => !out.has(one));
  const blocks = others.map((event) => ({
    original: value(event, "RECURRENCE-ID"),
    start: value(event, "DTSTART") ?? "",
  }));
  return { rule, blocks };
}

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

describe("dates that have been stay where they were", () => {
  const weekly = { id: "weekly", title: "Weekly", at: "2027-01-04 18:00", repeat: "every week" };
  /** Starts in the calendar, in UTC, as a reader sees them. */
  const starts = (text: string, until: string) => {
    const { blocks, rule } = readBack(text);
    const moved = new Map(blocks.map(({ original, start }) => [original, start]));
    return rule
      .filter((start) => start < until)
      .map((start) => moved.get(start) ?? start)
      .sort();
  };

  test("when the hour changes, again and again", async () => {
    const { events, run, text } = bench();
    events([weekly]);
    await run();
    events([{ ...weekly, at: "2027-01-04 19:30" }]);
    expect(await run(["--yes"], "2027-01-20T00:00:00Z")).toMatchObject({ code: 0 });
    const was = ["20270104T180000", "20270111T180000", "20270118T180000"];
    expect(starts(text("weekly"), "20270126")).toEqual([...was, "20270125T193000"]);
    expect(await run(["--yes"], "2027-01-21T00:00:00Z")).toMatchObject({ out: expect.stringContaining("No changes") });
    expect(await run(["--yes"], "2027-02-03T00:00:00Z")).toMatchObject({ out: expect.stringContaining("No changes") });
    events([{ ...weekly, at: "2027-01-04 08:00" }]);
    await run(["--yes"], "2027-02-03T01:00:00Z");
    expect(starts(text("weekly"), "20270209")).toEqual([
      ...was,
      "20270125T193000",
      "20270201T193000",
      "20270208T080000",
    ]);
    expect(await run(["--yes"], "2027-02-04T00:00:00Z")).toMatchObject({ out: expect.stringContaining("No changes") });
  });

  test("but for what the manifest says of a single date", async () => {
    const { events, run, text } = bench();
    events([weekly]);
    await run();
    const changes = { "2027-01-11": { at: "2027-01-12 18:00" } };
    events([{ ...weekly, skip: ["2027-01-18"], changes }]);
    const told = await run(["--yes"], "2027-01-20T00:00:00Z");
    expect([told.code, told.err.includes("new rule")]).toEqual([0, false]);
    expect(starts(text("weekly"), "20270126")).toEqual(["20270104T180000", "20270112T180000", "20270125T180000"]);
  });

  test("when the day changes, and when it comes less often; where there is no room, that is said", async () => {
    const { events, run, text } = bench();
    events([weekly]);
    await run();
    events([{ ...weekly, at: "2027-01-05 18:00" }]);
    await run(["--yes"], "2027-01-20T00:00:00Z");
    const was = ["20270104T180000", "20270111T180000", "20270118T180000"];
    expect(starts(text("weekly"), "20270127")).toEqual([...was, "20270126T180000"]);
    events([{ ...weekly, at: "2027-01-05 18:00", repeat: "every 2 weeks" }]);
    const told = await run(["--yes"], "2027-01-20T01:00:00Z");
    expect([told.code, told.err]).toEqual([0, expect.stringContaining("1 date of “weekly@lepton.example”")]);
  });
});

test("an object that somebody has spoilt stops nothing, and is left alone", async () => {
  const { events, run, text, calendar } = bench();
  events(talks(3));
  await run();
  const path = join(calendar, "talk-0@lepton.example.ics");
  const spoilt = text("talk-0").replaceAll("Europe/Berlin", "Nowhere/Land").replace("END:VCALENDAR", "");
  writeFileSync(path, spoilt);
  events([
    ...talks(3)
      .map((one) => ({ ...one, title: "Anew" }))
      .slice(0, 2),
    talk(5),
  ]);
  const result = await run();
  expect([result.code, result.err]).toEqual([0, expect.stringContaining("cannot be understood")]);
  expect([text("talk-1").includes("Anew"), text("talk-5").includes("Talk 5")]).toEqual([true, true]);
  expect(text("talk-0")).toBe(spoilt);
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
