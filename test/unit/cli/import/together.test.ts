import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { temporaryFolder } from "../../../support/cli.ts";
import { inside } from "../../../support/inside.ts";

const now = "2026-12-01T12:00:00Z";

/** Imports a file or folder of these; what is written, and what was said. */
async function imported(files: Readonly<Record<string, string>>, what: string, ...more: string[]) {
  const cwd = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  const run = await inside(["import", what, "--output", "events.yaml", ...more], { cwd, now });
  const read = () => parse(readFileSync(join(cwd, "events.yaml"), "utf8"));
  return { ...run, cwd, events: run.code === 0 ? (read().events as Record<string, unknown>[]) : [] };
}

/** Starts of all events, by the program's own expansion. */
async function starts(cwd: string, from: string, to: string): Promise<string[]> {
  const args = ["events", "expand", "events.yaml", "--json", "--from", from, "--to", to];
  const { out, err } = await inside(args, { cwd, now });
  if (out === "") throw new Error(err);
  return (JSON.parse(out).occurrences as { start: string }[]).map(({ start }) => start.slice(0, 16));
}

const meeting = (schedule: string, more = "") =>
  `project: Nova Meeting\nchair: Ada\nagenda_url: https://nova.example/agenda\n${more}description: >\n  All of\n  it.\nschedule:\n${schedule}`;
const slot = (frequency: string, more = "") =>
  `  - { time: '1400', day: Thursday, irc: nova, frequency: ${frequency}${more} }\n`;

describe("meetings of yaml2ical", () => {
  test("become series in UTC, with who holds them, where and what about", async () => {
    const { code, events, err } = await imported(
      { "nova.yaml": meeting(slot("weekly", ", start_date: 20260105, duration: 30")) },
      "nova.yaml",
    );
    expect([code, err]).toEqual([0, ""]);
    expect(events).toEqual([
      {
        id: "nova-meeting",
        at: "2026-01-08 14:00",
        repeat: "every Thursday",
        title: "Nova Meeting",
        description: "All of it.",
        place: { name: "#nova" },
        link: "https://nova.example/agenda",
        hosts: ["Ada"],
      },
    ]);
  });

  // First days as yaml2ical/recurrence.py finds them: weeks by ISO 8601, and its remainder.
  test.each([
    ["weekly", ["2027-01-07", "2027-01-14", "2027-01-21", "2027-01-28"]],
    ["biweekly-even", ["2027-01-14", "2027-01-28"]],
    ["biweekly-odd", ["2027-01-07", "2027-01-21"]],
    ["quadweekly", ["2027-01-28"]],
    ["quadweekly-week-1", ["2027-01-07"]],
    ["quadweekly-week-3", ["2027-01-21"]],
    ["quadweekly-alternate", ["2027-01-14"]],
    ["first-thursday", ["2027-01-07"]],
  ])("%s falls on its weeks", async (frequency, days) => {
    const { cwd } = await imported({ "m.yaml": meeting(slot(frequency, ", start_date: 20270101")) }, "m.yaml");
    expect(await starts(cwd, "2027-01-01", "2027-02-01")).toEqual(days.map((day) => `${day}T14:00`));
  });

  test("begin today where no first day is said, and a time without quotes is read", async () => {
    const { cwd, events } = await imported(
      { "m.yaml": meeting("  - { time: 0730, day: tuesday, irc: x, frequency: weekly }\n") },
      "m.yaml",
    );
    expect(events[0]?.at).toBe("2026-12-01 07:30");
    expect(await starts(cwd, "2026-12-01", "2026-12-09")).toEqual(["2026-12-01T07:30", "2026-12-08T07:30"]);
  });

  test("keep a date that is cancelled, and name those that have no dates", async () => {
    const skip = ", start_date: 20270101, skip_dates: [{ skip_date: 20270114, reason: Summit }]";
    const { events, err } = await imported({ "m.yaml": meeting(slot("weekly", skip) + slot("adhoc")) }, "m.yaml");
    expect(events[0]?.changes).toMatchObject({ "2027-01-14": { cancel: expect.anything() } });
    expect(events).toHaveLength(1);
    expect(err).toContain("m.yaml: Nova Meeting › frequency: adhoc");
  });

  test("come from a whole folder, past what is none", async () => {
    const files = {
      "meetings/b.yaml": meeting(slot("weekly")),
      "meetings/a.yaml": meeting(slot("weekly")).replace("Nova", "Zun"),
      "meetings/other.yaml": "a: 1\n",
      "meetings/README.md": "# Meetings\n",
    };
    const { code, events } = await imported(files, "meetings");
    expect([code, events.map(({ title }) => title)]).toEqual([0, ["Zun Meeting", "Nova Meeting"]]);
    const empty = await imported({ "empty/x.yaml": "a: 1\n" }, "empty");
    expect([empty.code, empty.err.includes("yaml2ical")]).toEqual([2, true]);
  });

  test("that are no YAML are refused with the line", async () => {
    const { code, err } = await imported({ "m.yaml": `${meeting(slot("weekly"))}  x: [\n` }, "m.yaml");
    expect([code, /m\.yaml:\d+/.test(err)], err).toEqual([2, true]);
  });
});

const toml = (uid: string, title: string, includes: readonly string[] = []) =>
  `name = "${title}"\n[meta]\nincludes = ${JSON.stringify(includes)}\n[[events]]\nuid = "${uid}"\ntitle = "${title}"\n` +
  `start = { date = "2027-01-05T10:00:00.00", timezone = "Europe/Paris" }\nend = { date = "2027-01-05T11:00:00.00", timezone = "Europe/Paris" }\n`;

describe("what a file of rust-lang/calendar includes", () => {
  test("comes in with it, once, under the names of the calendars that it was in", async () => {
    const files = {
      "all.toml": 'name = "All"\n[meta]\nincludes = ["cargo.toml", "lang.toml", "gone.toml", "../outside.toml"]\n',
      "cargo.toml": toml("c", "Cargo", ["cargo/hours.toml", "lang.toml"]),
      "cargo/hours.toml": toml("h", "Hours", ["../_timezones.toml"]),
      "lang.toml": toml("l", "Lang", ["all.toml"]),
      "_timezones.toml": '[[timezones]]\nname = "Europe/Paris"\n',
    };
    const { code, events, err } = await imported(files, "all.toml");
    expect([code, events.map(({ title, tags }) => [title, tags])], err).toEqual([
      0,
      [
        ["Cargo", ["cargo"]],
        ["Hours", ["cargo", "hours"]],
        ["Lang", ["cargo", "lang"]],
      ],
    ]);
    expect(err).toContain("all.toml: include › gone.toml");
    expect(err).toContain("all.toml: include › ../outside.toml");
  });

  test("ends where two include each other, and no link is followed out of the folder", async () => {
    const round = await imported(
      { "a.toml": toml("a", "A", ["b.toml"]), "b.toml": toml("b", "B", ["a.toml"]) },
      "a.toml",
    );
    expect(round.events.map(({ title }) => title)).toEqual(["A", "B"]);
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "secret.toml"), toml("s", "Secret"));
    mkdirSync(join(cwd, "in"));
    writeFileSync(join(cwd, "in/a.toml"), toml("a", "A", ["link.toml"]));
    symlinkSync("../secret.toml", join(cwd, "in/link.toml"));
    const run = await inside(["import", "in/a.toml", "--output", "-"], { cwd, now });
    expect(run.out).not.toContain("Secret");
  });
});

test("what a file of yaml2ics includes comes in with it", async () => {
  const files = {
    "all.yaml":
      "name: All\ntimezone: UTC\ninclude: [more.yaml]\nevents:\n  - { summary: One, begin: 2027-01-05 10:00:00, duration: { hours: 1 } }\n",
    "more.yaml": "events:\n  - { summary: Two, begin: 2027-01-06 10:00:00, duration: { hours: 1 } }\n",
  };
  const { code, events } = await imported(files, "all.yaml");
  expect([code, events.map(({ title }) => title)]).toEqual([0, ["One", "Two"]]);
});
