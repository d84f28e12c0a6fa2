import { type Bad, lines } from "./case.ts";

const dependabot = ".github/dependabot.yml";
const update = (more: string) =>
  lines(`
  version: 2
  updates:
    - package-ecosystem: npm
      directory: /
      schedule: { interval: weekly }
`) + more;
const people = "authors: [{ name: The Lab }]\nmessage: Cite us\ntitle: A\n";

export const services: readonly Bad[] = [
  {
    what: "an unknown platform",
    path: ".github/FUNDING.yml",
    text: "githib: ada\n",
    code: "funding.unknown-key-near",
    at: "1:1",
    says: /“github”/,
  },
  {
    what: "too many addresses",
    path: ".github/FUNDING.yml",
    text: "custom: [a.org, b.org, c.org, d.org, e.org]\n",
    code: "funding.many",
    at: "1:9",
    says: /more than 4/,
  },
  {
    what: "two accounts in one text",
    path: ".github/FUNDING.yml",
    text: "github: ada, grace\n",
    code: "funding.account",
    at: "1:9",
    says: /without blanks or commas/,
  },
  {
    what: "no updates",
    path: dependabot,
    text: "version: 2\n",
    code: "dependabot.missing-key",
    at: "1:1",
    says: /updates/,
  },
  {
    what: "another version",
    path: dependabot,
    text: "version: 1\nupdates: []\n",
    code: "dependabot.choice",
    at: "1:10",
    says: /not one of: 2/,
  },
  {
    what: "an ecosystem mistyped",
    path: dependabot,
    text: update("").replace("npm", "github-action"),
    code: "dependabot.choice-near",
    at: "3:24",
    says: /“github-actions”/,
  },
  {
    what: "an ecosystem that nobody knows",
    path: dependabot,
    text: update("").replace("npm", "microfiche"),
    code: "dependabot.choice",
    at: "3:24",
    says: /microfiche/,
  },
  {
    what: "no directory",
    path: dependabot,
    text: update("").replace("    directory: /\n", ""),
    code: "dependabot.any-key",
    at: "3:5",
    says: /directory, directories/,
  },
  {
    what: "both directories",
    path: dependabot,
    text: update("    directories: [/a]\n"),
    code: "dependabot.one-key",
    at: "3:5",
    says: /only one/,
  },
  {
    what: "a time without its nought",
    path: dependabot,
    text: update("").replace("weekly", 'weekly, time: "9:00"'),
    code: "dependabot.time",
    at: "5:41",
    says: /09:30/,
  },
  {
    what: "a limit below nought",
    path: dependabot,
    text: update("    open-pull-requests-limit: -1\n"),
    code: "dependabot.least",
    at: "6:31",
    says: /at least 0/,
  },
  {
    what: "a prefix too long",
    path: dependabot,
    text: update(`    commit-message: { prefix: ${"x".repeat(51)} }\n`),
    code: "dependabot.long",
    at: "6:31",
    says: /longer than 50/,
  },
  {
    what: "a category without labels",
    path: ".github/release.yml",
    text: "changelog:\n  categories:\n    - title: New\n",
    code: "release-notes.missing-key",
    at: "3:7",
    says: /labels/,
  },
  {
    what: "no changelog",
    path: ".github/release.yml",
    text: "{}\n",
    code: "release-notes.missing-key",
    at: "1:1",
    says: /changelog/,
  },
  {
    what: "a condition mistyped",
    path: ".github/labeler.yml",
    text: "docs:\n  - changed-file:\n      - any-glob-to-any-file: docs/**\n",
    code: "labeler.unknown-key-near",
    at: "2:5",
    says: /changed-files/,
  },
  {
    what: "both syntaxes",
    path: ".github/labeler.yml",
    text: "docs:\n  - changed-files:\n      - any-glob-to-any-file: docs/**\ncode: src/**\n",
    code: "labeler.versions",
    at: "4:1",
    says: /version 4/,
  },
  {
    what: "globs that are none",
    path: ".github/labeler.yml",
    text: "docs:\n  - any: []\n",
    code: "labeler.empty",
    at: "2:10",
    says: /empty/,
  },
  {
    what: "a port too high",
    path: ".devcontainer/devcontainer.json",
    text: '{\n  // ports\n  "image": "a",\n  "forwardPorts": [3000, 99999],\n}\n',
    code: "devcontainer.most",
    at: "4:26",
    says: /at most 65535/,
  },
  {
    what: "compose without a service",
    path: ".devcontainer.json",
    text: '{ "dockerComposeFile": "a.yml" }\n',
    code: "devcontainer.missing-key",
    at: "1:1",
    says: /“service”/,
  },
  {
    what: "features as a list",
    path: ".devcontainer/a/devcontainer.json",
    text: '{\n  "image": "a", "features": []\n}\n',
    code: "devcontainer.type-object",
    at: "2:29",
    says: /must be a map/,
  },
  {
    what: "a key of a task mistyped",
    path: ".gitpod.yml",
    text: "tasks:\n  - comand: npm test\n",
    code: "gitpod.unknown-key-near",
    at: "2:5",
    says: /“command”/,
  },
  {
    what: "a port in words",
    path: ".gitpod.yml",
    text: "ports:\n  - port: http\n",
    code: "gitpod.ports",
    at: "2:11",
    says: /3000-3010/,
  },
  {
    what: "an extension without a publisher",
    path: ".vscode/extensions.json",
    text: '{\n  "recommendations": [\n    "a.b",\n    "prettier"\n  ]\n}\n',
    code: "vscode-extensions.extension",
    at: "4:5",
    says: /publisher\.name/,
  },
  {
    what: "an unknown list",
    path: ".vscode/extensions.json",
    text: '{ "recomendations": [] }',
    code: "vscode-extensions.unknown-key-near",
    at: "1:3",
    says: /“recommendations”/,
  },
  {
    what: "no authors",
    path: "CITATION.cff",
    text: "cff-version: 1.2.0\nmessage: Cite us\ntitle: A\n",
    code: "citation.missing-key",
    at: "1:1",
    says: /authors/,
  },
  {
    what: "a version that is a number",
    path: "CITATION.cff",
    text: `cff-version: 1.2\n${people}`,
    code: "citation.quote",
    at: "1:14",
    says: /put 1\.2 in quotes/,
  },
  {
    what: "a date that is none",
    path: "CITATION.cff",
    text: `cff-version: 1.2.0\n${people}date-released: 3 May 2025\n`,
    code: "citation.date",
    at: "5:16",
    says: /2025-01-31/,
  },
  {
    what: "a DOI as an address",
    path: "CITATION.cff",
    text: `cff-version: 1.2.0\n${people}doi: https://doi.org/10.1234/a\n`,
    code: "citation.doi",
    at: "5:6",
    says: /begins with “10/,
  },
  {
    what: "an ORCID by itself",
    path: "CITATION.cff",
    text: "cff-version: 1.2.0\nmessage: a\ntitle: A\nauthors:\n  - given-names: Ada\n    orcid: 0000-0001-2345-6789\n",
    code: "citation.orcid",
    at: "6:12",
    says: /https:\/\/orcid\.org/,
  },
  {
    what: "a person with a name",
    path: "CITATION.cff",
    text: "cff-version: 1.2.0\nmessage: a\ntitle: A\nauthors:\n  - given-names: Ada\n    name: Ada Lovelace\n",
    code: "citation.person-or-entity",
    at: "6:5",
    says: /organisation/,
  },
  {
    what: "a key of an author that there is not",
    path: "CITATION.cff",
    text: "cff-version: 1.2.0\nmessage: a\ntitle: A\nauthors:\n  - given-name: Ada\n",
    code: "citation.unknown-key-near",
    at: "5:5",
    says: /“given-names”/,
  },
  {
    what: "no project",
    path: ".all-contributorsrc",
    text: '{ "projectOwner": "a" }',
    code: "all-contributors.missing-key",
    at: "1:1",
    says: /projectName/,
  },
  {
    what: "another host",
    path: ".all-contributorsrc",
    text: '{ "projectOwner": "a", "projectName": "b", "repoType": "gitub" }',
    code: "all-contributors.choice-near",
    at: "1:56",
    says: /“github”/,
  },
  {
    what: "labels in one text",
    path: "renovate.json",
    text: '{\n  "labels": "deps"\n}\n',
    code: "renovate.type-array",
    at: "2:13",
    says: /must be a list/,
  },
  {
    what: "a kind of update that there is not",
    path: ".github/renovate.json",
    text: '{ "packageRules": [{ "matchUpdateTypes": ["mayor"] }] }',
    code: "renovate.choice-near",
    at: "1:43",
    says: /“major”/,
  },
  {
    what: "insights without a reviewer's date",
    path: "SECURITY-INSIGHTS.yml",
    text: lines(`
      header:
        last-updated: 2025-01-31
        schema-version: 2.0.0
        url: https://example.org
        project-si-source: https://example.org/si.yml
    `),
    code: "security-insights.missing-key",
    at: "2:3",
    says: /last-reviewed/,
  },
  {
    what: "insights of nothing",
    path: "SECURITY-INSIGHTS.yml",
    text: "header:\n  last-reviewed: 2025-01-31\n  last-updated: 2025-01-31\n  schema-version: 2.0.0\n  url: https://example.org\n",
    code: "security-insights.any-key",
    at: "1:1",
    says: /project, repository/,
  },
  {
    what: "insights in the old version",
    path: ".github/security-insights.yml",
    text: lines(`
      header:
        schema-version: 1.0.0
        expiration-date: "2027-01-31T01:00:00.000Z"
        project-url: https://example.org
      project-lifecycle: { status: active, bug-fixes-only: false }
      contribution-policy: { accepts-pull-requests: true, accepts-automated-pull-requests: true }
      security-contacts: [{ type: email, value: a@example.org }]
      vulnerability-reporting: { accepts-vulnerability-reports: true }
    `),
    code: "security-insights.old-version",
    at: "2:19",
    says: /superseded/,
  },
  {
    what: "a build without an image",
    path: ".readthedocs.yaml",
    text: "version: 2\nbuild:\n  tools: { python: '3' }\n",
    code: "read-the-docs.missing-key",
    at: "3:3",
    says: /“os” is missing/,
  },
  {
    what: "hooks of a branch",
    path: ".pre-commit-config.yaml",
    text: "repos:\n  - repo: https://example.org/a\n    rev: main\n    hooks: [{ id: x }]\n",
    code: "pre-commit.mutable-rev",
    at: "3:10",
    says: /write a tag or a commit/,
  },
  {
    what: "a page that is not there",
    path: "mkdocs.yml",
    text: "nav: [index.md, gone.md]\n",
    beside: { "docs/index.md": "# x\n" },
    code: "mkdocs.no-page",
    at: "1:17",
    says: /“docs\/gone.md”/,
  },
];
