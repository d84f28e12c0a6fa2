import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../../support/cli.ts";
import { inside } from "../../../support/inside.ts";

/** A folder with calendars of strangers, none of which is in the repository. */
const folder = process.env.COMMONRY_TEST_CALENDARS;
const python = "/usr/bin/python3";
const hasReader = spawnSync(python, ["-c", "import icalendar, recurring_ical_events, x_wr_timezone"]).status === 0;
const missing = !folder
  ? "COMMONRY_TEST_CALENDARS names no folder"
  : hasReader
    ? ""
    : "python3-recurring-ical-events and python3-x-wr-timezone are not installed";

type Occurrence = readonly [start: string, end: string, title: string];
interface Theirs {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly occurrences?: readonly Occurrence[];
}

const now = "2026-12-01T12:00:00Z";
const minute = (text: string) => (text.length === 10 ? text : new Date(text).toISOString().slice(0, 16));

/** What comes in of a calendar: each time, with its end and title. */
async function ours({ file, from, to }: Theirs): Promise<{ occurrences: Occurrence[]; left: readonly string[] }> {
  const cwd = temporaryFolder();
  copyFileSync(join(folder as string, file), join(cwd, "a.ics"));
  writeFileSync(join(cwd, "community.yaml"), "version: 1\ncommunity: { name: X, timezone: UTC }\nevents: [e.yaml]\n");
  const run = await inside(["import", "a.ics", "--output", "e.yaml", "--json"], { cwd, now });
  if (run.code !== 0) return { occurrences: [], left: [] };
  const { out } = await inside(["events", "expand", "--json", "--from", from, "--to", to], { cwd, now });
  const all = JSON.parse(out).occurrences as {
    start: string;
    end: string;
    title: string;
    cancelled?: unknown;
    id: string;
  }[];
  return {
    occurrences: all
      .filter(({ cancelled }) => cancelled === undefined || cancelled === null)
      .map(({ start, end, title }) => [minute(start), minute(end), title] as const),
    left: JSON.parse(run.out).left,
  };
}

/**
 * Both sides as texts that can be compared. Where the calendar has no end, which is told, or no title, which the id stands
 * in for, neither is compared.
 */
function compared(
  mine: readonly Occurrence[],
  theirs: readonly Occurrence[],
  isEndTold: boolean,
): [string[], string[]] {
  const endless = new Set(isEndTold ? theirs.flatMap(([start, end]) => (start === end ? [start] : [])) : []);
  const nameless = new Set(theirs.flatMap(([start, , title]) => (title.trim() === "" ? [start] : [])));
  const rows = (all: readonly Occurrence[]) =>
    all
      .map(([start, end, title]) => {
        const name = title.replace(/\\"/g, '"').replace(/\s+/g, " ").trim().slice(0, 60);
        return `${start} ${endless.has(start) ? "" : end} ${nameless.has(start) ? "" : name}`;
      })
      .sort();
  return [rows(mine), rows(theirs)];
}

test.skipIf(missing !== "")(
  `calendars of strangers take place as Python's readers say${missing === "" ? "" : ` (${missing})`}`,
  { timeout: 1_800_000 },
  async () => {
    const script = fileURLToPath(new URL("../../../support/strangers_calendars.py", import.meta.url));
    const text = execFileSync(python, [script, folder as string], { encoding: "utf8", maxBuffer: 1 << 30 });
    const all = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Theirs);
    const read = all.filter(({ occurrences }) => occurrences !== undefined);
    const differing: string[] = [];
    let [times, holding] = [0, 0];
    for (const theirs of read) {
      const { occurrences = [] } = theirs;
      const mine = await ours(theirs);
      times += occurrences.length;
      if (occurrences.length > 0) holding++;
      const isEndTold = mine.left.some((one) => one.includes("DTEND"));
      const [here, there] = compared(mine.occurrences, occurrences, isEndTold);
      const isSame = JSON.stringify(here) === JSON.stringify(there);
      if (!isSame) differing.push(`${theirs.file}: ${occurrences.length} times, ${mine.occurrences.length} here`);
    }
    console.log(
      `${read.length - differing.length} of ${read.length} calendars are the same (${holding} hold ${times} times); ` +
        `Python reads ${all.length - read.length} of ${all.length} not at all\n${differing.join("\n")}`,
    );
    expect(read.length).toBeGreaterThan(0);
    // Each that differs is to be looked at; where Python is wrong, the clause of RFC 5545 is named in the closing note.
    expect(differing.length / read.length).toBeLessThan(0.1);
  },
);
