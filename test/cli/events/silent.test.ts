import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../support/cli.ts";
import { inside } from "../../support/inside.ts";

/** X11: a file that the manifest names and that cannot be used is never «nothing»: whoever asked for quiet hears it, too. */

const head = "version: 1\ncommunity: { name: x, timezone: UTC }\nlocal: { folder: place }\n";
const calendar = "version: 1\ntargets: { caldav: { calendar: c } }\n";
const good = `${calendar}events: [{ id: a, at: 2027-02-02 10:00 }]\n`;
const typo = `${calendar}evnts: [{ id: a, at: 2027-02-02 10:00 }]\n`;

function project(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return (...words: string[]) => inside(words, { cwd: folder, now: "2027-01-01T00:00:00Z" });
}

const named = "events: [events/*.yaml]\n";
const cases: [string, Record<string, string>, string][] = [
  ["the only file with targets has a typo", { "events/a.yaml": typo }, "evnts"],
  ["it is no YAML", { "events/a.yaml": `${calendar}events: [` }, "events/a.yaml:3"],
  ["it holds nothing", { "events/a.yaml": "" }, "events/a.yaml"],
  ["a rule that nobody understands", { "events/a.yaml": good.replace("id: a,", "id: a, repeat: evry day,") }, "evry"],
  ["one of two has a typo", { "events/a.yaml": good, "events/b.yaml": typo }, "events/b.yaml"],
  ["a file that one includes is not there", { "events/a.yaml": `${good}include: [more.yaml]\n` }, "events/more.yaml"],
];

const commands = [
  "apply --quiet --yes",
  "plan --quiet",
  "events schedule --quiet --yes",
  "events list --quiet",
  "events build --quiet -o feed.ics",
  "events check --quiet",
];

test.each(cases)("%s: exit 2, and where", async (_, files, said) => {
  const run = project({ "community.yaml": head + named, ...files });
  for (const words of commands) {
    const result = await run(...words.split(" "));
    expect({ words, code: result.code }).toEqual({ words, code: 2 });
    expect(result.err + result.out).toContain(said);
  }
});

test("a people file that cannot be read ends a plan, too", async () => {
  const run = project({
    "community.yaml": `${head}people: [people/*.yaml]\n`,
    "people/a.yaml": "version: 1\npeople: [",
  });
  expect(await run("apply", "--yes", "--quiet")).toMatchObject({
    code: 2,
    err: expect.stringContaining("people/a.yaml"),
  });
  expect((await run("apply", "--yes", "--quiet", "--only", "labels")).err).toContain("people/a.yaml");
});

test.each(["events: [events/gone.yaml]\n", "people: [people/gone.yaml]\n"])(
  "a name of no file ends it: %s",
  async (line) => {
    const run = project({ "community.yaml": head + line });
    expect(await run("apply", "--yes", "--quiet")).toMatchObject({
      code: 2,
      err: expect.stringContaining("gone.yaml"),
    });
  },
);

test("a pattern that matches nothing is said, however quiet", async () => {
  const run = project({ "community.yaml": head + named });
  expect(await run("apply", "--yes", "--quiet")).toMatchObject({
    code: 0,
    err: expect.stringContaining("no file matches “events/*.yaml”"),
  });
});

test("files of one community are read together, also when one of them is named: its breaks, its includes, its faults alone", async () => {
  const run = project({
    "community.yaml": head + named,
    "events/a.yaml": good
      .replace("id: a,", "id: a, repeat: weekly, count: 9, skip: [winter],")
      .concat("include: [more/*.yaml]\n"),
    "events/b.yaml":
      "version: 1\nbreaks: { winter: 2027-02-08..2027-02-10 }\nevents: [{ id: b, at: 2027-02-03 10:00 }]\n",
    "events/more/c.yaml": "version: 1\nevents: [{ id: c, at: 2027-02-04 10:00 }]\n",
  });
  const window = ["--from", "2027-02-01", "--to", "2027-02-28", "--json"];
  const listed = await run("events", "expand", "events/a.yaml", ...window);
  expect(listed.code).toBe(0);
  const days = (JSON.parse(listed.out) as { occurrences: { start: string }[] }).occurrences;
  expect(days.map(({ start }) => start.slice(0, 10))).toEqual(["2027-02-02", "2027-02-04", "2027-02-16", "2027-02-23"]);
});
