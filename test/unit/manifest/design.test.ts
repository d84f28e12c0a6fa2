import { expect, test } from "vitest";
import { load } from "./support.ts";

/** The example by which the format was designed, word for word. */
const design = `# yaml-language-server: $schema=<the published JSON Schema>
version: 1
community:
  name: Lepton Commons
  description: Open tools and courses for AI developers
  languages: [en, zh]
  timezone: Asia/Shanghai
  contact: conduct@example.org
  goals: [Be the first place to learn and build in the open]
github: { owner: lepton-commons }            # organisation or user; gitlab: { group: … } stands beside it
jira: { project: LEP }                        # the host comes with the credential, never from here
confluence: { space: LEP }
strict: [labels]                              # kinds in which what is not listed may go (with --allow-delete); all else is additive
repositories:
  - { name: hub, description: Start here, topics: [community, ai] }
  - { name: toolbox, labels: [{ name: gpu, color: "5319e7" }] }   # a repository's own, beside the shared ones
labels:
  - { name: bug, color: d73a4a, description: Something is broken, was: [defect, kind/bug] }
milestones:
  - { title: 2027-Q1, due: 2027-03-31, description: First public release }
teams:
  - { name: maintainers, description: Review and release, members: { octocat: maintainer }, repositories: { hub: admin } }
boards:
  - title: Roadmap
    repositories: [hub, toolbox]
    fields:
      - { name: Status, type: single_select, options: [Todo, Doing, Done] }
      - { name: Target, type: date }
    views: [{ name: Board, layout: board }]
autolinks:
  - { prefix: LEP-, url: "https://lepton.example/browse/LEP-<num>" }
events: [events/*.yaml]
people: [people/*.yaml]
reports:
  contributors: { bots: ["*[bot]"], since: 1y }
`;

test("the design's example is valid, with the files that it names", () => {
  const loaded = load({
    "community.yaml": design,
    "events/2027.yaml": "version: 1\nevents: [{ id: call, at: 2027-01-05 17:00 }]\n",
    "people/all.yaml": "version: 1\npeople: [{ id: octocat, name: Octocat }]\n",
  });
  expect(loaded.findings).toEqual([]);
  expect(loaded.community?.labels?.[0]?.was).toEqual(["defect", "kind/bug"]);
  expect(loaded.community?.milestones?.[0]?.due).toBe("2027-03-31");
  expect([loaded.people.length, loaded.events.length]).toEqual([1, 1]);
});
