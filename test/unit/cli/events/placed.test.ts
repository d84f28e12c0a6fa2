import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { inside } from "../../../support/inside.ts";

/** E10: a second file of events without targets of its own was in no feed and no calendar, and nobody said so. */

const one = `version: 1
targets: { feed: { file: out.ics }, caldav: { calendar: main } }
events: [{ id: a, at: 2027-01-05 17:00 }]
`;
const two = "version: 1\nevents: [{ id: b, at: 2027-01-06 17:00 }, { id: c, at: 2027-01-07 17:00 }]\n";
const said = /events\/two\.yaml:1:1.*no “targets”.*\(2\).*events\/one\.yaml/;

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "commonry-placed-"));
  mkdirSync(join(dir, "events"));
  write(
    "community.yaml",
    "version: 1\ncommunity: { name: C, timezone: UTC }\nevents: [events/*.yaml]\nlocal: { folder: place }\n",
  );
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));
const write = (name: string, text: string) => writeFileSync(join(dir, name), text);

const commands = [["check"], ["events", "check"], ["events", "build"], ["plan"], ["events", "schedule", "--dry-run"]];

test.each(commands)("%s %s says which file's events go nowhere", async (...words) => {
  write("events/one.yaml", one);
  write("events/two.yaml", two);
  const { out, err } = await inside(words, { cwd: dir, now: "2027-01-01T00:00:00Z" });
  expect(`${out}${err}`.replace(/\n\s+/g, " ")).toMatch(said);
});

test("where the others name feeds alone, check has a note of it, since build -o makes one of everything; build says it", async () => {
  write("events/one.yaml", one.replace(/, caldav: \{.*?\}/, ""));
  write("events/two.yaml", two);
  const at = { cwd: dir, now: "2027-01-01T00:00:00Z" };
  const [plain, verbose, built] = [
    await inside(["check"], at),
    await inside(["check", "--verbose"], at),
    await inside(["events", "build"], at),
  ];
  expect(plain.out + plain.err).not.toContain("targets");
  expect(verbose.out + verbose.err).toContain("targets");
  expect(built.err).toMatch(said);
});

test.each([
  [
    "a file has targets of its own",
    { one, two: two.replace("events:", "targets: { feed: { file: b.ics } }\nevents:") },
  ],
  ["a file is included by one that has", { one: `${one}include: [two.yaml]\n`, two }],
  [
    "one is included by an included one",
    { one: `${one}include: [mid.yaml]\n`, mid: "version: 1\ninclude: [two.yaml]\n", two },
  ],
  ["a file has no events", { one, two: "version: 1\nbreaks: { x: 2027-01-01 }\n" }],
  ["no file names any", { one: one.replace(/targets.*\n/, ""), two }],
])("nothing is said when %s", async (_, files) => {
  for (const [name, text] of Object.entries(files)) write(`events/${name}.yaml`, text);
  for (const words of commands.slice(0, 2)) {
    const { out, err } = await inside(words, { cwd: dir, now: "2027-01-01T00:00:00Z" });
    expect(out + err).not.toContain("targets");
  }
});
