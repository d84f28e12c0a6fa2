import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../../support/cli.ts";
import { inside } from "../../../support/inside.ts";
import { hasTerminal, onTerminal } from "../../../support/terminal.ts";

const now = "2026-12-01T12:00:00Z";
const feed = (...head: string[]) =>
  [
    ...[
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//x//x",
      ...head,
      "BEGIN:VEVENT",
      "UID:a@x",
      "DTSTART:20270105T170000",
    ],
    ...["DTEND:20270105T180000", "RRULE:FREQ=WEEKLY;COUNT=2", "SUMMARY:A", "END:VEVENT", "END:VCALENDAR", ""],
  ].join("\r\n");
const community = (zone: string) => `version: 1\ncommunity: { name: X${zone} }\n`;

interface Given {
  readonly head?: readonly string[];
  readonly zone?: string;
  readonly args?: readonly string[];
}

/** A folder with a calendar of floating times, and what import says of it. */
async function imported({ head = [], zone, args = [] }: Given) {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "a.ics"), feed(...head));
  if (zone !== undefined) writeFileSync(join(cwd, "community.yaml"), community(zone));
  const run = await inside(["import", "a.ics", "--output", "e.yaml", ...args], { cwd, now });
  const expand = ["events", "expand", "e.yaml", "--json", "--from", "2027-01-01", "--to", "2028-01-01"];
  const { out } = existsSync(join(cwd, "e.yaml")) ? await inside(expand, { cwd, now }) : { out: "" };
  const starts = out === "" ? [] : (JSON.parse(out).occurrences as { start: string }[]).map(({ start }) => start);
  return { ...run, starts: starts.map((start) => new Date(start).toISOString().slice(0, 16)) };
}

test("times without a zone are never taken for UTC in silence", async () => {
  const { code, err, starts } = await imported({});
  expect([code, starts]).toEqual([2, []]);
  expect(err).toContain("a.ics:4");
  expect(err).toContain("--timezone");
  const json = await imported({ args: ["--json"] });
  expect(JSON.parse(json.out || json.err)).toMatchObject({ error: { code: "import.floating", exitCode: 2 } });
});

test.each<[string, Given, string, string]>([
  ["--timezone", { args: ["--timezone", "Asia/Shanghai"] }, "2027-01-05T09:00", "Asia/Shanghai (1 ×)"],
  ["the calendar", { head: ["X-WR-TIMEZONE:Europe/Berlin"] }, "2027-01-05T16:00", "Europe/Berlin (1 ×)"],
  ["the community", { zone: ", timezone: America/New_York" }, "2027-01-05T22:00", "America/New_York (1 ×)"],
  [
    "--timezone before the calendar",
    { head: ["X-WR-TIMEZONE:Europe/Berlin"], args: ["--timezone", "Asia/Tokyo"] },
    "2027-01-05T08:00",
    "Asia/Tokyo (1 ×)",
  ],
  [
    "the calendar before the community",
    { head: ["X-WR-TIMEZONE:Europe/Berlin"], zone: ", timezone: America/New_York" },
    "2027-01-05T16:00",
    "Europe/Berlin (1 ×)",
  ],
])("they are those of whom %s names, which is said", async (_, given, first, said) => {
  const { code, err, starts } = await imported(given);
  expect([code, starts[0], starts.length], err).toEqual([0, first, 2]);
  expect(err).toContain(said);
});

test("a zone that is none is refused, and a calendar with zones needs none", async () => {
  expect(await imported({ args: ["--timezone", "CST"] })).toMatchObject({ code: 2, starts: [] });
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "a.ics"), feed().replace("170000", "170000Z"));
  expect(await inside(["import", "a.ics"], { cwd, now })).toMatchObject({ code: 0 });
});

test.skipIf(!hasTerminal)("on a terminal the zone is asked for", () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "a.ics"), feed());
  const { shown, code } = onTerminal(["import", "a.ics", "--output", "e.yaml", "--lang", "en"], cwd, [
    { seen: "have no time zone", types: "Europe/Paris\r" },
  ]);
  expect(code, shown).toBe(0);
  expect(shown).toContain("Europe/Paris (1 ×)");
});

test.each([
  ["nothing", ""],
  ["bytes of something else", "\u0000\u0001PNG \u00ff\u00fe"],
])("a file that holds %s is refused in the words of import, and nothing else is said", async (_, text) => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "a.ics"), Buffer.from(text, "latin1"));
  const { code, out, err } = await inside(["import", "a.ics"], { cwd, now });
  expect([code, out, err.split("\n").length]).toEqual([2, "", 3]);
  expect(err).toContain("a.ics holds no calendar");
  expect(err).not.toContain("build");
});
