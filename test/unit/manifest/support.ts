import { type LoadedManifest, loadManifest } from "../../../src/manifest/load.ts";
import { AppError } from "../../../src/system/errors.ts";

/** Loads a manifest from texts by path. */
export function load(files: Readonly<Record<string, string>>): LoadedManifest {
  return loadManifest(
    {
      list: () => Object.keys(files).sort(),
      readText: (path) => {
        const text = files[path];
        if (text === undefined) throw new AppError("file.missing", { path }, 2);
        return text;
      },
    },
    "community.yaml",
  );
}

/** Findings as one would read them: `file:line:column code`. */
export function faults(files: Readonly<Record<string, string>>): string[] {
  return load(files).findings.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`);
}

/** A manifest of four lines, and what comes below them. */
export function manifest(rest: string): string {
  return `version: 1\ncommunity:\n  name: Lepton\n${rest}`;
}

/** DESIGN's example, in other words: every section that most communities use. */
export const whole = manifest(`  description: { en: Open tools, zh: 开放工具 }
  languages: [en, zh-CN]
  timezone: Asia/Shanghai
  contact: conduct@lepton.example
  goals: [Be the first place to learn]
github: { owner: lepton-commons }
gitlab: { group: lepton/commons }
jira: { project: LEP }
confluence: { space: LEP }
local: { folder: state }
strict: [labels]
repositories:
  - { name: hub, description: Start here, topics: [community, ai] }
  - { name: toolbox, labels: [{ name: gpu, color: "5319e7" }] }
labels:
  - { name: bug, color: d73a4a, description: Something is broken, was: [defect, kind/bug] }
milestones:
  - { title: 2027-Q1, due: 2027-03-31, description: First public release }
teams:
  - { name: maintainers, members: { octocat: maintainer }, repositories: { hub: admin } }
boards:
  - title: Roadmap
    repositories: [hub, toolbox]
    fields:
      - { name: Status, type: single_select, options: [Todo, { name: Done, color: green }] }
      - { name: Target, type: date }
    views: [{ name: Board, layout: board }]
rulesets:
  - { name: main, rules: { pullRequest: { approvals: 1 }, linearHistory: true } }
autolinks:
  - { prefix: LEP-, url: "https://lepton.example/browse/LEP-<num>" }
reports:
  contributors: { bots: ["*[bot]"], since: 1y }
`);
