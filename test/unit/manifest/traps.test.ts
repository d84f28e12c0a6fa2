import { expect, test } from "vitest";
import { faults, load, manifest } from "./support.ts";

/** What stands below `version` and `community`, from line 4 on, and what is said of it. */
test.each<[string, string, string[]]>([
  ["every unknown key, not just the first", "lables: 1\nteam: 2\n", ["4:1 unknown-key-near", "5:1 unknown-key-near"]],
  ["a key that every object has", "toString: 1\n", ["4:1 unknown-key"]],
  ["a key where all are used", "github: { owner: a, ovner: b }\n", ["4:21 unknown-key-last"]],
  ["a host", "jira: { project: LEP, url: https://jira.example }\n", ["4:23 host"]],
  ["a secret", "github: { owner: a, token: x }\n", ["4:21 secret"]],
  ["a list where a map of names belongs", "teams: [{ name: a, members: [ada] }]\n", ["4:29 expected-map"]],
  ["an empty list where a map belongs", "reports: []\n", ["4:10 expected-map"]],
  ["an empty map of members", "teams: [{ name: a, members: {} }]\n", ["4:29 empty-list"]],
  ["a wrong key in a map of names", "teams: [{ name: a, members: { ../x: member } }]\n", ["4:31 login"]],
  ["no members", "teams:\n  - name: a\n    members:\n", ["6:13 no-value"]],
  ["a ruleset without rules", "rulesets: [{ name: a, rules: {} }]\n", ["4:30 empty-list"]],
  [
    "an option that is a number",
    "boards: [{ title: a, fields: [{ name: f, type: single_select, options: [1] }] }]\n",
    ["4:73 quote"],
  ],
  ["truth as a label's name", "labels: [{ name: true, color: d73a4a }]\n", ["4:18 quote"]],
  ["a label that would be another address", 'labels: [{ name: "..", color: d73a4a }]\n', ["4:18 name"]],
  ["blanks around a name", 'labels: [{ name: " bug", color: d73a4a }]\n', ["4:18 name"]],
  ["an escape code in a name", 'labels: [{ name: "\\e[31mbug", color: d73a4a }]\n', ["4:18 name"]],
  ["two lines in a description", 'labels: [{ name: a, color: d73a4a, description: "a\\nb" }]\n', ["4:49 line"]],
  ["a hexadecimal colour", "labels: [{ name: a, color: 0x1234 }]\n", ["4:28 colour"]],
  ["an infinite colour", "labels: [{ name: a, color: .inf }]\n", ["4:28 colour"]],
  ["no colour", "labels: [{ name: a, color: }]\n", ["4:28 no-value"]],
  ["a year as a date", "milestones: [{ title: a, due: 2027 }]\n", ["4:31 date"]],
  ["a month that does not exist", "milestones: [{ title: a, due: 2027-13-01 }]\n", ["4:31 date"]],
  ["a leap day out of turn", "milestones: [{ title: a, due: 2027-02-29 }]\n", ["4:31 date"]],
  ["too long a name", `labels: [{ name: ${"a".repeat(51)}, color: d73a4a }]\n`, ["4:18 long"]],
  ["a user in an address", "repositories: [{ name: a, homepage: https://u:p@example.org }]\n", ["4:37 homepage"]],
  ["an address without a host", "repositories: [{ name: a, homepage: 'https:///x' }]\n", ["4:37 homepage"]],
  ["a folder outside", "local: { folder: ../state }\n", ["4:18 folder"]],
  ["git's own folder", "local: { folder: .git/hooks }\n", ["4:18 folder"]],
  ["a folder by drive", "local: { folder: 'C:/state' }\n", ["4:18 folder"]],
  ["a page outside", "pages: [{ title: a, file: docs/../../x.md }]\n", ["4:27 page-file"]],
  ["a climbing group", "gitlab: { group: a/../b }\n", ["4:18 login"]],
  ["a number that is text", 'reports: { contributors: { bound: "50" } }\n', ["4:35 whole"]],
  ["a number out of bounds", "reports: { contributors: { bound: 1e1000 } }\n", ["4:35 whole"]],
  ["half a percent", "reports: { contributors: { bound: 0.5 } }\n", ["4:35 whole"]],
  ["a hundred percent", "reports: { contributors: { bound: 100 } }\n", ["4:35 most"]],
  ["a date that does not exist as a span", "reports: { health: { since: 2027-02-30 } }\n", ["4:29 since"]],
  ["folders above", "events: ['**/../x.yaml']\n", ["4:10 file-pattern"]],
  ["a path of Windows", "events: ['events\\x.yaml']\n", ["4:10 file-pattern"]],
  ["an address as a file", "events: ['https://example.org/x.yaml']\n", ["4:10 file-pattern"]],
  ["a strict kind of which nothing is listed", "strict: [labels]\n", ["4:10 strict-nothing"]],
])("%s", (_, text, expected) => {
  expect(faults({ "community.yaml": manifest(text) })).toEqual(
    expected.map((one) => `community.yaml:${one}`.replace(/ /, " manifest.")),
  );
});

test.each([
  [
    "a strict kind that only a repository lists",
    "strict: [labels]\nrepositories: [{ name: a, labels: [{ name: b, color: d73a4a }] }]\n",
  ],
  ["names in any language", "labels: [{ name: 缺陷 🐛, color: d73a4a }]\nteams: [{ name: 维护者 }]\n"],
  ["a file name in any language", "local: { folder: 数据 }\n"],
  [
    "colours that look like numbers, in quotes",
    'labels: [{ name: a, color: "000000" }, { name: b, color: "1e1000" }]\n',
  ],
  ["a leap day", "milestones: [{ title: a, due: 2028-02-29 }]\n"],
  ["a person alone in a team, and a bot", "teams: [{ name: a, members: { ada: maintainer } }]\n"],
])("fine: %s", (_, text) => {
  expect(faults({ "community.yaml": manifest(text) })).toEqual([]);
});

test.each([
  ["UTC", []],
  ["Asia/Kolkata", []],
  ["America/Argentina/Buenos_Aires", []],
  ["EST5EDT", []],
  ["CET", []],
  ["US/Pacific", []],
  // A name, though not of the place that most people mean: said, not refused.
  ["Etc/GMT+8", ["community.yaml:3:29 manifest.zone-sign"]],
  ["EST", ["community.yaml:3:29 manifest.zone-fixed"]],
  ["CST", ["community.yaml:3:29 manifest.timezone-letters"]],
  ["PST", ["community.yaml:3:29 manifest.timezone-letters"]],
  ["JST", ["community.yaml:3:29 manifest.timezone-near"]],
  ["Asia/Beijing", ["community.yaml:3:29 manifest.timezone-city"]],
  ["UTC+8", ["community.yaml:3:29 manifest.timezone-offset"]],
  ["Asia/Shanghay", ["community.yaml:3:29 manifest.timezone-near"]],
  ["asia/shanghai", ["community.yaml:3:29 manifest.timezone-near"]],
  ["Mars/Olympus_Mons", ["community.yaml:3:29 manifest.timezone"]],
  ["'+08:00'", ["community.yaml:3:29 manifest.timezone-offset"]],
])("the time zone %s", (zone, expected) => {
  expect(faults({ "community.yaml": `version: 1\ncommunity:\n  { name: Lepton, timezone: ${zone} }\n` })).toEqual(
    expected,
  );
});

test("what stands there is shown as it is written", () => {
  const received = (text: string) => load({ "community.yaml": manifest(text) }).findings[0]?.params.received;
  expect(received("reports: { contributors: { bound: 1e1000 } }\n")).toBe("1e1000");
  expect(received('reports: { contributors: { bound: "50" } }\n')).toBe('"50"');
  expect(received("labels: {}\n")).toBe("{…}");
  expect(received(`strict: [${"x".repeat(500)}]\n`)).toBe("x".repeat(60));
});

test("what the parser has objected to is not also said to have no value", () => {
  expect(faults({ "community.yaml": "version: 1\ncommunity: { name: *nobody }\n" })).toEqual([
    "community.yaml:2:20 yaml.alias",
  ]);
});

test("a manifest that is no YAML says so, and nothing of what follows from it", () => {
  const found = faults({ "community.yaml": "version: 1\ncommunity:\n\tname: Lepton\nlabels: [\n" });
  expect(found[0]).toBe("community.yaml:3:1 yaml.tab");
  expect(found.every((fault) => fault.includes(" yaml."))).toBe(true);
});
