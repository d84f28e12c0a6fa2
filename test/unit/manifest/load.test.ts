import { expect, test } from "vitest";
import { faults, load, manifest, whole } from "./support.ts";

test("a whole manifest is valid and typed", () => {
  const { community, findings } = load({ "community.yaml": whole });
  expect(findings).toEqual([]);
  expect(community?.repositories?.[1]?.labels?.[0]?.color).toBe("5319e7");
});

test.each([
  ["", ["community.yaml:1:1 manifest.nothing"]],
  ["# nothing\n", ["community.yaml:1:1 manifest.nothing"]],
  ["version: 2\ncommunity: { name: X }\n", ["community.yaml:1:10 manifest.version"]],
  ["version: 1\n", ["community.yaml:1:1 manifest.missing"]],
  ["version: 1\ncommunity: {}\n", ["community.yaml:2:12 manifest.missing"]],
  ["version: 1\ncommunity:\n  name:\n", ["community.yaml:3:8 manifest.no-value"]],
  ["- a\n", ["community.yaml:1:1 manifest.expected-map"]],
  [manifest("github: [a]\n"), ["community.yaml:4:9 manifest.expected-map"]],
  [
    manifest("labels: [a, 5]\n"),
    ["community.yaml:4:10 manifest.expected-map", "community.yaml:4:13 manifest.expected-map"],
  ],
  [manifest("lables: []\n"), ["community.yaml:4:1 manifest.unknown-key-near"]],
  [manifest("zzzzzz: 1\n"), ["community.yaml:4:1 manifest.unknown-key"]],
  [manifest("labels: []\n"), ["community.yaml:4:9 manifest.empty-list"]],
  [manifest("labels: {}\n"), ["community.yaml:4:9 manifest.expected-list"]],
  [manifest("labels:\n"), ["community.yaml:4:8 manifest.no-value"]],
  [manifest("labels:\n  - { name: a, color: 000000 }\n"), ["community.yaml:5:23 manifest.quote"]],
  [manifest("labels:\n  - { name: a, color: 1e1000 }\n"), ["community.yaml:5:23 manifest.quote"]],
  [manifest("labels:\n  - { name: 1.10, color: ff0000 }\n"), ["community.yaml:5:13 manifest.quote"]],
  [manifest('labels:\n  - { name: a, color: "#ff0000" }\n'), ["community.yaml:5:23 manifest.colour"]],
  [
    manifest("labels:\n  - { name: a, colour: ff0000 }\n"),
    ["community.yaml:5:5 manifest.missing", "community.yaml:5:16 manifest.unknown-key-near"],
  ],
  [
    manifest("labels:\n  - { name: Bug, color: ff0000 }\n  - { name: bug, color: ff0000 }\n"),
    ["community.yaml:6:13 manifest.twice"],
  ],
  [
    manifest("labels:\n  - { name: a, color: ff0000 }\n  - { name: b, color: ff0000, was: [A] }\n"),
    ["community.yaml:6:37 manifest.twice"],
  ],
  [manifest("milestones:\n  - { title: A, due: 2027-02-30 }\n"), ["community.yaml:5:22 manifest.date"]],
  [manifest("milestones:\n  - { title: 2027, due: 2027-02-01 }\n"), ["community.yaml:5:14 manifest.quote"]],
  [manifest("repositories:\n  - name: ..\n"), ["community.yaml:5:11 manifest.repository-name"]],
  [manifest("repositories:\n  - name: a/b\n"), ["community.yaml:5:11 manifest.repository-name"]],
  [manifest("github: { owner: ../../user }\n"), ["community.yaml:4:18 manifest.login"]],
  [manifest("github: { owner: a, baseUrl: http://169.254.169.254 }\n"), ["community.yaml:4:21 manifest.host"]],
  [manifest("autolinks:\n  - { prefix: A-, url: http://a.example/<num> }\n"), ["community.yaml:5:24 manifest.url"]],
  [manifest("autolinks:\n  - { prefix: A-, url: https://a.example/ }\n"), ["community.yaml:5:24 manifest.num"]],
  [manifest("people: [../secrets/*.yaml]\n"), ["community.yaml:4:10 manifest.file-pattern"]],
  [manifest("people: [/etc/passwd.yaml]\n"), ["community.yaml:4:10 manifest.file-pattern"]],
  [manifest("people: [people/*.yaml]\n"), ["community.yaml:4:10 manifest.no-file"]],
  [manifest("strict: [label]\n"), ["community.yaml:4:10 manifest.choice-near"]],
  [
    manifest("teams:\n  - { name: a, repositories: { hob: admin } }\nrepositories:\n  - name: hub\n"),
    ["community.yaml:5:32 manifest.no-repository"],
  ],
  [manifest("teams:\n  - { name: a, members: { ada: owner } }\n"), ["community.yaml:5:32 manifest.choice"]],
  [
    manifest("boards:\n  - title: R\n    fields: [{ name: S, type: single_select, options: [{ nam: x }] }]\n"),
    ["community.yaml:6:56 manifest.missing", "community.yaml:6:58 manifest.unknown-key-near"],
  ],
  [manifest("reports: { feedback: { minimum: 2 } }\n"), ["community.yaml:4:33 manifest.privacy"]],
])("%j: %j", (text, expected) => {
  expect(faults({ "community.yaml": text })).toEqual(expected);
});

test("several faults come at once, sorted by file and place, each with what one needs to mend it", () => {
  const { findings, community } = load({
    "community.yaml": manifest("people: [people/*.yaml]\nevents: [events/*.yaml]\nlabels: {}\nteam: []\n"),
    "people/a.yaml":
      "version: 1\npeople:\n  - { id: ada, name: Ada }\ngroups:\n  - { id: m, title: M, leads: [adda] }\n",
    "events/a.yaml": "version: 1\nevents:\n  - { id: a, at: 2027-01-05 25:00 }\n",
  });
  expect(community).toBeUndefined();
  expect(findings.map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual([
    "community.yaml:6 manifest.expected-list",
    "community.yaml:7 manifest.unknown-key-near",
    "events/a.yaml:3 manifest.moment",
    "people/a.yaml:5 manifest.no-person",
  ]);
  expect(findings[1]?.params).toMatchObject({ key: "team", nearest: "teams" });
});

test("people and event files are read, and faults stand where they are", () => {
  const found = faults({
    "community.yaml": manifest("people: [people/*.yaml]\nevents: ['events/**/*.yaml']\n"),
    "people/a.yaml":
      "version: 1\npeople:\n  - { id: ada, name: Ada }\ngroups:\n  - { id: m, title: M, leads: [adda] }\n",
    "people/b.yaml": "version: 1\npeople:\n  - { id: ada, name: Other }\n",
    "people/.hidden.yaml": "nonsense",
    "events/a.yaml": "version: 1\nevents:\n  - { id: a, at: 2027-01-05 25:00, timezone: Mars/X }\n",
    "events/sub/b.yaml": "version: 1\nevents:\n  - { id: a, at: 2027-02-30 }\n",
  });
  expect(found).toEqual([
    "events/a.yaml:3:18 manifest.moment",
    "events/a.yaml:3:46 manifest.timezone",
    "events/sub/b.yaml:3:11 manifest.twice",
    "events/sub/b.yaml:3:18 manifest.moment",
    "people/a.yaml:5:32 manifest.no-person",
    "people/b.yaml:3:11 manifest.twice",
  ]);
});

test("the events of the research's example are of the right shape", () => {
  const events = `version: 1
defaults: { timezone: Europe/Berlin, duration: 1h, publish: [feed, issue] }
breaks: { winter: 2026-12-21..2027-01-03 }
targets:
  feed: { file: public/community.ics, perTag: true }
  issue: { repo: org/community, open: 7d before, close: 2d after, template: agenda }
events:
  - { id: launch, title: Launch, at: 2027-02-11 18:30, capacity: 80, place: { name: Hub, online: "https://meet.example/x" } }
  - id: office-hours
    at: 2027-01-05 17:00
    repeat: every Tuesday
    skip: [winter, 2027-02-16]
    changes:
      2027-03-02: { at: 2027-03-03 17:00, note: room taken }
      2027-04-06: { cancel: speaker ill }
  - { id: calls, at: 2027-01-13, repeat: 每周二, rotate: ["08:00 Asia/Shanghai", "16:00 Europe/Berlin"] }
  - { id: rule, at: 2027-01-13, repeat: { rrule: "FREQ=WEEKLY;BYDAY=TU" }, count: 3 }
  - { id: hack, kind: hackathon, at: 2027-04-09 09:00, until: 2027-04-11 18:00, phases: [{ name: kickoff, at: +0h }] }
  - { id: llm, kind: course, cohorts: [{ id: a, from: 2027-02-01 }], weekly: ["Mon 19:00"], sessions: [Set up, { title: P, duration: 2h }] }
  - { id: pairs, kind: mentoring, private: true, at: 2027-01-18 12:00, pairs: [{ mentor: ada, mentee: lin }] }
`;
  expect(faults({ "community.yaml": manifest("events: [events/a.yaml]\n"), "events/a.yaml": events })).toEqual([]);
});
