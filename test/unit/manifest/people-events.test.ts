import { expect, test } from "vitest";
import { faults, load, manifest } from "./support.ts";

const people = (rest: string) => ({
  "community.yaml": manifest("people: [people/*.yaml]\n"),
  "people/a.yaml": `version: 1\n${rest}`,
});
const events = (rest: string) => ({
  "community.yaml": manifest("events: [events/*.yaml]\n"),
  "events/a.yaml": `version: 1\n${rest}`,
});
const said = (file: string, list: readonly string[]) => list.map((one) => `${file}:${one}`.replace(/ /, " manifest."));

test.each<[string, string, string[]]>([
  ["an id in capitals", "people: [{ id: Ada, name: A }]\n", ["2:16 id"]],
  ["an id that is a number", "people: [{ id: 12, name: A }]\n", ["2:16 quote"]],
  ["no name", "people: [{ id: ada }]\n", ["2:10 missing"]],
  [
    "the same account twice",
    "people: [{ id: a, name: A, github: Ada }, { id: b, name: B, github: ada }]\n",
    ["2:69 twice"],
  ],
  [
    "the same address twice",
    "people: [{ id: a, name: A, emails: [a@b.example] }, { id: b, name: B, emails: [A@b.example] }]\n",
    ["2:80 twice"],
  ],
  [
    "an organisation left before it was joined",
    "people: [{ id: a, name: A, organisations: [{ name: O, from: 2027-02-01, until: 2027-01-01 }] }]\n",
    ["2:80 backwards"],
  ],
  ["no ORCID iD", "people: [{ id: a, name: A, orcid: 1234 }]\n", ["2:35 orcid"]],
  ["an unknown sort of group", "groups: [{ id: g, title: G, kind: sigg }]\n", ["2:35 choice-near"]],
  ["a title in no language", "groups: [{ id: g, title: {} }]\n", ["2:26 localized"]],
  ["a title in another language", "groups: [{ id: g, title: { fr: G } }]\n", ["2:28 unknown-key"]],
  ["a title with a control character", 'groups: [{ id: g, title: "a\\e[2Jb" }]\n', ["2:26 control"]],
  ["an empty list of people", "people: []\n", ["2:9 empty-list"]],
])("people: %s", (_, text, expected) => {
  expect(faults(people(text))).toEqual(said("people/a.yaml", expected));
});

test("everything that a people file may say", () => {
  const text = `people:
  - id: ada
    name: Ada Lovelace
    github: ada
    orcid: 0000-0002-1825-0097
    emails: [ada@example.org]
    aliases: [A. Lovelace]
    organisations: [{ name: Example Org, from: 2026-01-01, until: 2026-12-31 }]
    languages: [en, zh]
    timezone: Asia/Shanghai
    since: 2026-11-23
    bot: false
  - { id: dependabot, name: Dependabot, github: "dependabot[bot]", bot: true }
groups:
  - id: maintainers
    title: Maintainers
    kind: maintainers
    mission: { en: Review and release, zh: 评审与发布 }
    leads: [ada]
    members: [ada]
    emeritus: []
    owns: ["*"]
    team: lepton-commons/maintainers
    channel: https://chat.example/maintainers
`;
  const loaded = load(people(text));
  expect(loaded.findings).toEqual([]);
  expect(loaded.people[0]?.value.people?.[0]?.name).toBe("Ada Lovelace");
});

test("a member may stand in another file; but not while one cannot be read", () => {
  const files = {
    "community.yaml": manifest("people: [people/*.yaml]\n"),
    "people/a.yaml": "version: 1\npeople: [{ id: ada, name: Ada, nane: x }]\n",
    "people/b.yaml": "version: 1\ngroups: [{ id: g, title: G, leads: [ada], members: [bo] }]\n",
  };
  expect(faults(files)).toEqual(
    ["people/a.yaml:2:32 manifest.unknown-key-near", "people/b.yaml:2:53 manifest.no-person"].map((one) =>
      one.replace("-near", ""),
    ),
  );
  expect(faults({ ...files, "people/a.yaml": "version: 1\npeople: [{ id: ada, name: Ada\n" })).toEqual([
    "people/a.yaml:3:1 yaml.indent",
  ]);
});

test("a meeting that is no event is a warning", () => {
  const text = "version: 1\ngroups: [{ id: g, title: G, meetings: [call, cal] }]\n";
  const { findings, people: files } = load({
    "community.yaml": manifest("people: [people/*.yaml]\nevents: [events/*.yaml]\n"),
    "people/a.yaml": text,
    "events/a.yaml": "version: 1\nevents: [{ id: call, at: 2027-01-05 17:00 }]\n",
  });
  expect(findings).toMatchObject([
    { code: "manifest.no-event", level: "warning", line: 2, column: 46, params: { nearest: "call" } },
  ]);
  expect(files).toHaveLength(1);
});

test.each<[string, string, string[]]>([
  ["words where a time belongs", "events: [{ id: a, at: tomorrow }]\n", ["2:23 moment"]],
  ["a month that does not exist", "events: [{ id: a, at: 2027-13-01 10:00 }]\n", ["2:23 moment"]],
  ["a day that does not exist", "events: [{ id: a, at: 2027-02-30 }]\n", ["2:23 moment"]],
  ["an hour that does not exist", "events: [{ id: a, at: 2027-02-28 24:00 }]\n", ["2:23 moment"]],
  ["a number of minutes", "events: [{ id: a, at: 2027-02-28, duration: 90 }]\n", ["2:45 duration-near"]],
  ["a duration in words", "events: [{ id: a, at: 2027-02-28, duration: 1 hour }]\n", ["2:45 duration-near"]],
  ["no time", "events: [{ id: a }]\n", ["2:10 no-time"]],
  ["an end before the beginning", "events: [{ id: a, at: 2027-02-02 10:00, until: 2027-02-01 }]\n", ["2:48 backwards"]],
  [
    "two ends",
    "events: [{ id: a, at: 2027-02-02, repeat: every day, until: 2027-03-02, count: 3 }]\n",
    ["2:73 until-and-count"],
  ],
  ["no times at all", "events: [{ id: a, at: 2027-02-02, repeat: every day, count: 0 }]\n", ["2:61 least"]],
  ["nothing as a rule", 'events: [{ id: a, at: 2027-02-02, repeat: "" }]\n', ["2:43 empty"]],
  ["a rule that is none", "events: [{ id: a, at: 2027-02-02, repeat: { rrule: weekly } }]\n", ["2:52 rrule"]],
  [
    "a break that nobody names",
    "breaks: { winter: 2026-12-21..2027-01-03 }\nevents: [{ id: a, at: 2027-02-02, skip: [wintr] }]\n",
    ["3:42 no-break"],
  ],
  ["a break that ends before it begins", "breaks: { winter: 2027-01-03..2026-12-21 }\n", ["2:19 break"]],
  ["a skipped day that does not exist", "events: [{ id: a, at: 2027-02-02, skip: [2027-02-30] }]\n", ["2:42 date"]],
  [
    "a changed day that does not exist",
    "events: [{ id: a, at: 2027-02-02, changes: { 2027-02-30: { note: x } } }]\n",
    ["2:46 date"],
  ],
  ["changes as a list", "events: [{ id: a, at: 2027-02-02, changes: [2027-02-03] }]\n", ["2:44 expected-map"]],
  ["a slot in no zone", 'events: [{ id: a, at: 2027-02-02, rotate: ["08:00 Mars/X"] }]\n', ["2:44 timezone"]],
  [
    "a phase before the calendar",
    "events: [{ id: a, at: 2027-02-02, phases: [{ name: x, at: 2027-02-30 }] }]\n",
    ["2:59 phase"],
  ],
  ["a feed outside", "targets: { feed: { file: ../x.ics } }\n", ["2:26 feed-file"]],
  ["a climbing repository", "targets: { issue: { repo: a/.. } }\n", ["2:27 repository-name"]],
  [
    "an address of a server",
    "targets: { caldav: { calendar: a, url: https://x.example } }\n",
    ["2:35 unknown-key-last"],
  ],
  [
    "a cohort twice",
    "events: [{ id: a, cohorts: [{ id: x, from: 2027-02-01 }, { id: x, from: 2027-02-02 }] }]\n",
    ["2:64 twice"],
  ],
  ["a place that is a number", "events: [{ id: a, at: 2027-02-02, place: { room: 101 } }]\n", ["2:50 quote"]],
])("events: %s", (_, text, expected) => {
  expect(faults(events(text))).toEqual(said("events/a.yaml", expected));
});

test("event files include others, each once, even in a circle", () => {
  const loaded = load({
    "community.yaml": manifest("events: [events/a.yaml]\n"),
    "events/a.yaml":
      "version: 1\ninclude: [b.yaml, ./more/*.yaml, gone.yaml]\nevents: [{ id: a, at: 2027-02-02, skip: [winter] }]\n",
    "events/b.yaml": "version: 1\ninclude: [a.yaml]\nbreaks: { winter: 2026-12-21..2027-01-03 }\n",
    "events/more/c.yaml": "version: 1\nevents: [{ id: a, at: 2027-02-02 }]\n",
  });
  expect(loaded.events.map(({ file }) => file)).toEqual(["events/a.yaml", "events/b.yaml", "events/more/c.yaml"]);
  expect(loaded.findings).toMatchObject([
    { file: "events/a.yaml", line: 2, column: 34, code: "manifest.no-file", level: "error" },
    { file: "events/more/c.yaml", line: 2, column: 16, code: "manifest.twice", params: { first: "events/a.yaml:3" } },
  ]);
});

test("the valid files are handed on, and the manifest, while another file has a fault", () => {
  const loaded = load({
    ...events("events: [{ id: a, at: 2027-02-02 }]\n"),
    "events/b.yaml": "version: 1\nevents: [{ id: b, at: soon }]\n",
  });
  expect(loaded.community?.community.name).toBe("Lepton");
  expect(loaded.events.map(({ file }) => file)).toEqual(["events/a.yaml"]);
  expect(loaded.findings).toHaveLength(1);
});
