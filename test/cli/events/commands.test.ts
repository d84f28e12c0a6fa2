import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { width } from "../../../src/system/text/width.ts";
import { commonry, temporaryFolder } from "../../support/cli.ts";
import { inside } from "../../support/inside.ts";

const now = "2027-01-01T12:00:00Z";

/** The events that the research gives as its example: every kind that there is. */
const year = `version: 1
defaults: { timezone: Europe/Berlin, duration: 1h }
breaks: { winter: 2026-12-21..2027-01-03 }
events:
  - id: office-hours
    title: { en: Office hours, zh: 答疑时间，欢迎所有人带着问题来，我们一起看看，不需要任何准备 }
    at: 2027-01-05 17:00
    repeat: every Tuesday
    timezone: America/New_York
    skip: [winter, 2027-02-16]
    changes:
      2027-03-02: { at: 2027-03-03 17:00, note: room taken }
      2027-04-06: { cancel: speaker ill }
  - { id: maintainers, at: 2027-01-13, repeat: 2nd and 4th Wednesday, rotate: ["08:00 Asia/Shanghai", "16:00 Europe/Berlin"] }
  - { id: hack, kind: hackathon, at: 2027-04-09 09:00, until: 2027-04-11 18:00, phases: [{ name: submit, at: +50h }] }
  - { id: llm, kind: course, cohorts: [{ id: a, from: 2027-02-01 }], weekly: [Mon 19:00, Thu 20:00], sessions: [A, B, C] }
  - { id: night, at: 2027-03-28 02:30 }
  - { id: day, at: 2027-01-06 }
`;

function folderWith(files: Readonly<Record<string, string>>): string {
  const cwd = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(cwd, path, ".."), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  return cwd;
}

describe("events expand", () => {
  test("prints the same bytes whatever the zone and the locale of the machine", async () => {
    const cwd = folderWith({ "a.yaml": year });
    const asked = ["events", "expand", "a.yaml", "--from", "2027-01-01", "--to", "2028-01-01", "--json"];
    const places = [
      { TZ: "UTC", LANG: "C" },
      { TZ: "America/New_York", LANG: "ar_EG.UTF-8" },
      { TZ: "Asia/Tokyo", LANG: "de_DE.UTF-8" },
    ];
    const runs = await Promise.all(places.map((env) => commonry(asked, { cwd, env })));
    const [first, ...others] = runs;
    expect(first).toMatchObject({ code: 0 });
    expect(first?.err).toContain("a.yaml:17:5: warning: clocks in Europe/Berlin skip 2027-03-28 02:30");
    for (const other of others) expect(other).toEqual(first);
    const { schemaVersion, occurrences } = JSON.parse(first?.out ?? "");
    expect(schemaVersion).toBe(1);
    expect(Object.keys(occurrences[0]).slice(0, 6)).toEqual(["uid", "id", "title", "start", "end", "timezone"]);
    expect(occurrences[0]).toMatchObject({
      uid: "office-hours@commonry.invalid",
      title: "Office hours",
      start: "2027-01-05T22:00:00Z",
      end: "2027-01-05T23:00:00Z",
      timezone: "America/New_York",
    });
    // 52 Tuesdays, one skipped and one cancelled.
    expect(occurrences.filter(({ id }: { id: string }) => id === "office-hours")).toHaveLength(50);
  });

  test("shows what is cancelled only when that is asked for, so that nobody takes it for an event", async () => {
    const cwd = folderWith({ "a.yaml": year });
    const asked = ["events", "expand", "a.yaml", "--from", "2027-04-06", "--to", "2027-04-07"];
    expect(await inside(asked, { cwd, now })).toMatchObject({ code: 0, out: "", err: "no event in this period\n" });
    const { out } = await inside([...asked, "--cancelled", "--json"], { cwd, now });
    expect(JSON.parse(out).occurrences).toMatchObject([{ start: "2027-04-06T21:00:00Z", cancelled: "speaker ill" }]);
  });

  test("whole days are dates, the same wherever one is; the end is not part of it", async () => {
    const text = "version: 1\ndefaults: { timezone: Asia/Shanghai }\nevents:\n  - { id: day, at: 2027-01-06 }\n";
    const cwd = folderWith({ "a.yaml": `${text}  - { id: days, at: 2027-01-06, until: 2027-01-08 }\n` });
    const words = ["events", "expand", "a.yaml", "--from", "2027-01-01"];
    const { out } = await inside([...words, "--json"], { cwd, now });
    expect(JSON.parse(out).occurrences).toMatchObject([
      { id: "day", start: "2027-01-06", end: "2027-01-07", allDay: true, timezone: "Asia/Shanghai" },
      { id: "days", start: "2027-01-06", end: "2027-01-09", allDay: true },
    ]);
    expect((await inside(words, { cwd, now })).out).toMatch(/^2027-01-06 +2027-01-07 +Asia\/Shanghai +day$/m);
    const listed = await inside(["events", "list", "a.yaml", "--json", "--timezone", "America/New_York"], { cwd, now });
    expect(JSON.parse(listed.out).occurrences[0].local["America/New_York"]).toBe("2027-01-06");
  });

  test("without a window: from today in UTC, for a year; an endless series ends with it", async () => {
    const cwd = folderWith({
      "a.yaml": "version: 1\nevents: [{ id: a, at: 2020-01-01 00:00, timezone: UTC, repeat: daily }]\n",
    });
    const { out } = await inside(["events", "expand", "a.yaml", "--json"], { cwd, now });
    const starts = JSON.parse(out).occurrences.map(({ start }: { start: string }) => start);
    expect([starts[0], starts.at(-1), starts.length]).toEqual(["2027-01-01T00:00:00Z", "2027-12-31T00:00:00Z", 365]);
  });

  test("takes the files of community.yaml, its zone and its domain; a listed file is the same when it is named", async () => {
    const cwd = folderWith({
      "community.yaml":
        "version: 1\ncommunity: { name: L, timezone: Asia/Tokyo, website: https://Lepton.example/x }\nevents: [events/*.yaml]\npeople: [people.yaml]\n",
      "people.yaml": "version: 1\npeople: [{ id: ada, name: Ada Lovelace }]\n",
      "events/a.yaml": "version: 1\nevents: [{ id: a, at: 2027-01-05 17:00, hosts: [ada] }]\n",
    });
    const whole = await inside(["events", "expand", "--json"], { cwd, now });
    expect(JSON.parse(whole.out).occurrences).toMatchObject([
      { uid: "a@lepton.example", start: "2027-01-05T08:00:00Z" },
    ]);
    expect(await inside(["events", "expand", "events/a.yaml", "--json"], { cwd, now })).toEqual(whole);
    const far = await inside(["events", "expand", join(cwd, "events/a.yaml"), "--json"], { cwd: "/", now });
    expect(JSON.parse(far.out).occurrences).toMatchObject([{ uid: "a@commonry.invalid" }]);
    expect(far.err).toContain("no time zone is named");
  });

  test("an error has its place, and ends the run with 2 and nothing on standard output", async () => {
    const cwd = folderWith({
      "a.yaml":
        "version: 1\nevents:\n  - { id: a, at: 2027-01-05 17:00, timezone: UTC, repeat: every Tusday, skip: [2027-02-17] }\n",
    });
    const { code, out, err } = await inside(["events", "expand", "a.yaml"], { cwd, now });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(
      "a.yaml:3:59: error: “every Tusday” is no repetition that is known; did you mean “every Tuesday”?",
    );
    const zh = await inside(["events", "expand", "a.yaml", "--lang", "zh"], { cwd, now });
    expect(zh.err).toContain("看不懂重复方式“every Tusday”");
  });

  test.each([
    [["expand", "--from", "2027-02-30"], "--from takes a date"],
    [["expand", "--from", "2027-02-02", "--to", "2027-02-02"], "before it begins"],
    [["list", "--days", "many"], "--days takes a number"],
    [["list", "--timezone", "Europe/Berlln"], "did you mean Europe/Berlin?"],
    [["lst"], "did you mean list?"],
    [["expand"], "there is no community.yaml"],
    [["expand", "gone.yaml"], "gone.yaml"],
  ])("%j is refused: %s", async (words, message) => {
    const { code, out, err } = await inside(["events", ...words], { cwd: temporaryFolder(), now });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(message);
  });
});

describe("events list", () => {
  const asked = ["events", "list", "a.yaml", "--count", "8", "--timezone", "America/New_York,Asia/Shanghai"];

  test("shows the next dates by day, in the viewer's zone and in others", async () => {
    const { code, out } = await inside(asked, {
      cwd: folderWith({ "a.yaml": year }),
      now,
      env: { TZ: "Europe/Berlin" },
    });
    expect(code).toBe(0);
    expect(out.split("\n").slice(0, 9)).toEqual([
      "times in Europe/Berlin (UTC+1)                                New York  Shanghai",
      "",
      "Tue 2027-01-05",
      "  23:00–00:00  Office hours                                   17:00     06:00 +1",
      "",
      "Wed 2027-01-06",
      "  all day      day",
      "",
      "Tue 2027-01-12",
    ]);
  });

  test.each(["en", "zh"])("fits 80 columns, also where signs are two wide: %s", async (lang) => {
    const cwd = folderWith({ "a.yaml": year });
    for (const more of [[], ["--timezone", "Asia/Tokyo,Europe/London,America/Los_Angeles,Pacific/Auckland"]]) {
      const { out } = await inside([...asked, ...more, "--days", "120", "--count", "40", "--lang", lang], { cwd, now });
      expect(out.split("\n").filter((line) => width(line) > 80)).toEqual([]);
      expect(out).toContain(lang === "zh" ? "已取消：speaker ill" : "cancelled: speaker ill");
      expect(out).toContain("room taken");
    }
  });

  test("as JSON it has the local times", async () => {
    const { out } = await inside([...asked, "--json"], { cwd: folderWith({ "a.yaml": year }), now });
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      timezone: "UTC",
      occurrences: [
        { id: "office-hours", local: { "Asia/Shanghai": "2027-01-06T06:00:00+08:00" } },
        {},
        {},
        {},
        {},
        {},
        {},
        {},
      ],
    });
  });

  test("what is under way is still on the list", async () => {
    const cwd = folderWith({ "a.yaml": year });
    const { out } = await inside(["events", "list", "a.yaml", "--days", "1"], { cwd, now: "2027-04-10T12:00:00Z" });
    expect(out).toContain("hack (to Sun 2027-04-11)");
  });

  test("text from the manifest cannot reach the terminal as it is", async () => {
    const cwd = folderWith({
      "a.yaml":
        'version: 1\nevents: [{ id: a, title: "a\\nb\\u202e", at: 2027-01-05, changes: { 2027-01-05: { cancel: "x\\u200b" } } }]\n',
    });
    const { out } = await inside(["events", "list", "a.yaml"], { cwd, now });
    expect(out).toContain("a b<U+202E>");
    expect(out).not.toContain("\u202e");
    expect(out).not.toContain("\u200b");
  });
});

describe("events check", () => {
  const check = (text: string, ...more: string[]) =>
    inside(["events", "check", "a.yaml", ...more], { cwd: folderWith({ "a.yaml": text }), now });
  const two = (more: string) =>
    `version: 1\ndefaults: { timezone: UTC }\nevents:\n  - { id: a, at: 2027-01-05 10:00, ${more} }\n  - { id: b, at: 2027-01-05 10:30, ${more} }\n`;

  test("exit 0 with a report of what daylight saving does and how fair the hours are", async () => {
    const { code, out, err } = await check(year, "--timezone", "Europe/Berlin,Asia/Shanghai");
    expect(code).toBe(0);
    expect(out).toContain("  2027-03-16  22:00 → 21:00 UTC            Office hours\n");
    expect(out).toMatch(/^ {2}Office hours {2,}\d+\/\d+ {2,}\d+\/\d+$/m);
    expect(err).toContain("0 errors, 1 warning;");
  });

  test("exit 1 when two events need the same person, 0 when they only share an audience", async () => {
    const person = await check(two("hosts: [ada]"));
    expect(person.code).toBe(1);
    expect(person.out).toContain(
      "a.yaml:5:5: error: ada is in “b” and in “a” (line 4) at the same time: 1 ×, first on 2027-01-05",
    );
    const tag = await check(two("tags: [public]"));
    expect(tag.code).toBe(0);
    expect(tag.out).toContain("a.yaml:5:5: warning:");
  });

  test("exit 2 when a file is not valid, with all that is wrong", async () => {
    const { code, out } = await check(two("repeat: every blursday, hosts: [ada], colour: red"));
    expect(code).toBe(2);
    expect(out).toContain("unknown key “colour”");
    const words = await check(two("repeat: when I like"));
    expect(words.code).toBe(2);
    expect(words.out).toContain("a.yaml:4:44: error: “when I like” is no repetition that is known; close forms are:");
  });

  test("as JSON", async () => {
    const { code, out } = await check(two("hosts: [ada]"), "--json", "--timezone", "UTC,Asia/Tokyo");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      findings: [{ code: "events.same-person", file: "a.yaml", line: 5, column: 5 }],
      conflicts: [
        {
          kind: "person",
          what: "ada",
          count: 1,
          events: [{ uid: "a@commonry.invalid" }, { uid: "b@commonry.invalid" }],
        },
      ],
      fairness: [{ id: "a", gap: 0 }, { id: "b" }],
      daylight: [],
      summary: { errors: 1, warnings: 0, series: 2, occurrences: 2 },
    });
  });
});

test("check reports repetitions and dates of a community's events", async () => {
  const cwd = folderWith({
    "community.yaml": "version: 1\ncommunity: { name: L, timezone: UTC }\nevents: [events/*.yaml]\n",
    "events/a.yaml":
      "version: 1\nevents:\n  - { id: a, at: 2027-01-05 10:00, repeat: every Tuesday, skip: [2027-01-06] }\n  - { id: b, at: 2027-01-05 10:00, repeat: evry Tuesday }\n",
  });
  const { code, out } = await inside(["check", "--only", "manifest"], { cwd, now });
  expect(code).toBe(2);
  expect(out).toContain(
    "events/a.yaml:3:66: error: the event does not take place on 2027-01-06; the nearest date is 2027-01-05",
  );
  expect(out).toContain("events/a.yaml:4:44: error: “evry Tuesday” is no repetition that is known");
});
