import { type Fault, lines } from "../row.ts";

const path = ".github/dependabot.yml";
const reference = "docs.github.com, «Dependabot options reference»";

/** Settings of Dependabot with these entries of `updates`, which begin in line 3. */
const dependabot = (updates: string, more = "") => ({ [path]: `version: 2\nupdates:\n${updates}${more}` });
const npm = (more: string) => dependabot(`  - package-ecosystem: npm\n    directory: /\n${more}`);
const weekly = "    schedule: { interval: weekly }\n";

const labeler = ".github/labeler.yml";
const workflow = (uses: string) => ({
  ".github/workflows/label.yml": `on: pull_request_target\npermissions: {}\njobs:\n  label:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ${uses}\n`,
});
const sha = "634933edcd8ababfe52f92936142cc22ac488b1b";
const source = "actions/labeler, src/api/get-label-configs.ts";

export const dependabotFaults: readonly Fault[] = [
  {
    what: "the starter, with its package manager left empty",
    files: dependabot(`  - package-ecosystem: ""\n    directory: /\n${weekly}`),
    says: `${reference}, package-ecosystem: GitHub's starter has to be filled in; the service refuses it`,
    code: "dependabot.choice",
    at: `${path}:3`,
    level: "error",
  },
  {
    what: "an interval that there is not",
    files: npm("    schedule: { interval: fortnightly }\n"),
    says: `${reference}, interval; the service: «The property '#/updates/0/schedule/interval' value did not match one of the following values»`,
    code: "dependabot.choice",
    at: `${path}:5`,
    level: "error",
  },
  {
    what: "the first version of the format",
    files: { [path]: `version: 1\nupdates:\n  - package-ecosystem: npm\n    directory: /\n${weekly}` },
    says: `${reference}: version is always 2; the service refuses others`,
    code: "dependabot.choice",
    at: `${path}:1`,
    level: "error",
  },
  {
    what: "a day that there is not",
    files: npm("    schedule: { interval: weekly, day: someday }\n"),
    says: `${reference}, day: monday to sunday; the service refuses others`,
    code: "dependabot.choice",
    at: `${path}:5`,
    level: "error",
  },
  {
    what: "a zone that there is not",
    files: npm("    schedule: { interval: weekly, timezone: Mars/Base }\n"),
    says: `${reference}, timezone: must match the IANA database`,
    code: "dependabot.timezone",
    at: `${path}:5`,
    level: "error",
  },
  {
    what: "a zone mistyped",
    files: npm("    schedule: { interval: weekly, timezone: Asia/Shangai }\n"),
    says: `${reference}, timezone; SchemaStore dependabot-2.0 refuses it`,
    code: "dependabot.timezone-near",
    at: `${path}:5`,
    level: "error",
  },
  {
    what: "an abbreviation for a zone",
    files: npm("    schedule: { interval: weekly, timezone: CST }\n"),
    says: `${reference}, timezone: CST is no name of the IANA database`,
    code: "dependabot.timezone",
    at: `${path}:5`,
    level: "error",
  },
  {
    what: "a schedule in words that say no time",
    differs: "the schema takes any text",
    files: npm("    schedule: { interval: cron, cronjob: whenever you like }\n"),
    says: `${reference}, cronjob: a valid cron expression or a natural one`,
    code: "dependabot.schedule",
    at: `${path}:5`,
    level: "error",
  },
  {
    what: "a schedule with an hour that there is not",
    differs: "the schema takes any text",
    files: npm('    schedule: { interval: cron, cronjob: "0 25 * * *" }\n'),
    says: "crontab(5): hours are 0 to 23",
    code: "dependabot.schedule",
    at: `${path}:5`,
    level: "error",
  },
  {
    what: "a zone within the schedule",
    differs: "the schema takes any text",
    files: npm('    schedule: { interval: cron, cronjob: "0 9 * * * Asia/Tokyo" }\n'),
    says: `${reference}, cronjob: zones must be specified in timezone and not in the cronjob`,
    code: "dependabot.schedule",
    at: `${path}:5`,
    level: "error",
  },
  {
    what: "the interval cron without its schedule",
    files: npm("    schedule: { interval: cron }\n"),
    says: `${reference}, cronjob; SchemaStore: required with interval cron`,
    code: "dependabot.missing-key",
    at: `${path}:5`,
    level: "error",
  },
  {
    what: "a schedule beside another interval",
    differs: "the schema lets cronjob stand beside every interval",
    files: npm('    schedule: { interval: daily, cronjob: "0 9 * * *" }\n'),
    says: `${reference}: a cronjob is required to use a cron interval, and the other way round`,
    code: "dependabot.no-cron",
    at: `${path}:5`,
    level: "warning",
  },
  {
    what: "a day of a monthly interval",
    differs: "the schema lets day stand beside every interval",
    files: npm("    schedule: { interval: monthly, day: monday }\n"),
    says: `${reference}, day: for a weekly interval`,
    code: "dependabot.day",
    at: `${path}:5`,
    level: "warning",
  },
  {
    what: "one package manager twice for a directory",
    differs: "a JSON Schema cannot compare entries",
    files: dependabot(
      `  - package-ecosystem: docker\n    directory: website\n${weekly}  - package-ecosystem: docker\n    directories:\n      - website\n      - backend\n${weekly}`,
    ),
    says: "marocchino/validate-dependabot#743; the service: «Update configs must have a unique combination of 'package-ecosystem', 'directory', and 'target-branch'»",
    code: "dependabot.overlap",
    at: `${path}:8`,
    level: "error",
  },
  {
    what: "a directory beside a pattern that holds it",
    differs: "a JSON Schema cannot compare entries",
    files: dependabot(
      `  - package-ecosystem: npm\n    directories: ["/packages/*"]\n${weekly}  - package-ecosystem: npm\n    directory: /packages/core/\n${weekly}`,
    ),
    says: "mozilla/addons#15550; the service: «Ecosystem 'npm' has overlapping directories»",
    code: "dependabot.overlap",
    at: `${path}:7`,
    level: "error",
  },
  {
    what: "a registry that nobody defines",
    differs: "a JSON Schema cannot follow names",
    files: npm(`${weekly}    registries: [private]\n`),
    says: `${reference}, registries; the service refuses a registry that is not defined at the top`,
    code: "dependabot.no-registry",
    at: `${path}:6`,
    level: "error",
  },
  {
    what: "a registry that nobody uses",
    differs: "a JSON Schema cannot follow names",
    files: dependabot(
      `  - package-ecosystem: bundler\n    directory: /\n${weekly}`,
      "registries:\n  maven-github:\n    type: maven-repository\n    url: https://maven.example.org\n",
    ),
    says: "marocchino/validate-dependabot#800; the service: «The property '#/registries' includes the \"maven-github\" registry which is not used in any of the configurations»",
    code: "dependabot.unused-registry",
    at: `${path}:7`,
    level: "error",
  },
  {
    what: "a kind of registry mistyped",
    files: dependabot(
      `  - package-ecosystem: npm\n    directory: /\n${weekly}    registries: "*"\n`,
      "registries:\n  own:\n    type: npm-registri\n    url: https://npm.example.org\n",
    ),
    says: `${reference}, top-level registries: type`,
    code: "dependabot.choice-near",
    at: `${path}:9`,
    level: "error",
  },
  {
    what: "a kind of registry that nobody knows",
    files: dependabot(
      `  - package-ecosystem: npm\n    directory: /\n${weekly}    registries: "*"\n`,
      "registries:\n  own:\n    type: quay\n    url: https://quay.example.org\n",
    ),
    says: `${reference}, top-level registries: type; a new one may have come since`,
    code: "dependabot.choice",
    at: `${path}:9`,
    level: "warning",
  },
  {
    what: "the registries of an entry in one text",
    files: npm(`${weekly}    registries: own\n`),
    says: "phylum-dev/phylum-ci#569; the service: «'#/updates/0/registries' of type string did not match one or more of the required schemas»",
    code: "dependabot.registries",
    at: `${path}:6`,
    level: "error",
  },
  {
    what: "a key of the group alone in an entry of it",
    differs: "the schema knows these keys at every entry",
    files: dependabot(
      '  - package-ecosystem: npm\n    directory: /\n    patterns: ["*"]\n    multi-ecosystem-group: all\n    target-branch: next\n',
      "multi-ecosystem-groups:\n  all:\n    schedule: { interval: weekly }\n",
    ),
    says: "docs.github.com, «Configuring multi-ecosystem updates», group-only keys: Dependabot will throw a configuration error",
    code: "dependabot.group-only",
    at: `${path}:7`,
    level: "error",
  },
  {
    what: "an entry of a group over package managers without patterns",
    files: dependabot(
      "  - package-ecosystem: npm\n    directory: /\n    multi-ecosystem-group: all\n",
      "multi-ecosystem-groups:\n  all:\n    schedule: { interval: weekly }\n",
    ),
    says: "docs.github.com, «Configuring multi-ecosystem updates»: the patterns key is required",
    code: "dependabot.no-patterns",
    at: `${path}:5`,
    level: "error",
  },
  {
    what: "a group over package managers that nobody defines",
    differs: "a JSON Schema cannot follow names",
    files: dependabot(
      '  - package-ecosystem: npm\n    directory: /\n    patterns: ["*"]\n    multi-ecosystem-group: infra\n',
    ),
    says: "docs.github.com, «Configuring multi-ecosystem updates»: groups are defined in multi-ecosystem-groups",
    code: "dependabot.no-group",
    at: `${path}:6`,
    level: "error",
  },
  {
    what: "a pattern where one directory is wanted",
    differs: "the schema takes any text",
    files: dependabot(`  - package-ecosystem: npm\n    directory: /packages/*\n${weekly}`),
    says: `${reference}, directories: globbing is not supported by the directory key`,
    code: "dependabot.glob",
    at: `${path}:4`,
    level: "warning",
  },
  {
    what: "a milestone by its name",
    files: npm(`${weekly}    milestone: next\n`),
    says: `${reference}, milestone: the numeric identifier`,
    code: "dependabot.type-integer",
    at: `${path}:6`,
    level: "error",
  },
  {
    what: "a separator that there is not",
    files: npm(`${weekly}    pull-request-branch-name: { separator: "." }\n`),
    says: `${reference}, pull-request-branch-name.separator: -, _ or /`,
    code: "dependabot.choice-near",
    at: `${path}:6`,
    level: "error",
  },
];

export const labelerFaults: readonly Fault[] = [
  {
    what: "a list where a map of labels is wanted",
    files: { [labeler]: "- any:\n    - changed-files:\n        - any-glob-to-any-file: ['**/*.js']\n" },
    says: "actions/labeler#818: «found unexpected type for label '0' (should be array of config options)»",
    code: "labeler.type-object",
    at: `${labeler}:1`,
    level: "error",
  },
  {
    what: "globs without changed-files above them",
    files: { [labeler]: "docs:\n  - any-glob-to-any-file: [docs/**]\n" },
    says: "actions/labeler#742: «An unknown config option was under label», and it returns success",
    code: "labeler.unknown-key",
    at: `${labeler}:2`,
    level: "warning",
  },
  {
    what: "labels of version 4 under a tag of version 5",
    files: { [labeler]: "docs:\n  - docs/**\n", ...workflow("actions/labeler@v5") },
    says: "actions/labeler, breaking changes in v5: «found unexpected type for label»",
    code: "labeler-version.old",
    at: `${labeler}:1`,
    level: "error",
  },
  {
    what: "labels of version 4 under a commit of version 6",
    files: { [labeler]: "docs: docs/**\n", ...workflow(`actions/labeler@${sha} # v6.0.1`) },
    says: "actions/labeler, breaking changes in v5",
    code: "labeler-version.old",
    at: `${labeler}:1`,
    level: "error",
  },
  {
    what: "labels of version 5 under version 4",
    differs: "the schema is of version 5",
    files: {
      [labeler]: "docs:\n  - changed-files:\n      - any-glob-to-any-file: docs/**\n",
      ...workflow("actions/labeler@v4"),
    },
    says: "actions/labeler v4, src/labeler.ts: maps hold any and all alone",
    code: "labeler-version.new",
    at: `${labeler}:1`,
    level: "error",
  },
  {
    what: "changed files as a map",
    files: { [labeler]: "docs:\n  - changed-files:\n      any-glob-to-any-file: docs/**\n" },
    says: `${source} and src/changedFiles.ts: a map has no length, and is passed over`,
    code: "labeler.type-array",
    at: `${labeler}:3`,
    level: "warning",
  },
  {
    what: "a condition of changed files that there is not",
    files: { [labeler]: "docs:\n  - changed-files:\n      - any-glob-to-any-fle: docs/**\n" },
    says: 'actions/labeler, src/changedFiles.ts: «Unknown config options were under "changed-files"»',
    code: "labeler.unknown-key-near",
    at: `${labeler}:3`,
    level: "error",
  },
  {
    what: "a condition beside changed files that there is not",
    files: { [labeler]: "docs:\n  - base-brunch: main\n" },
    says: `${source}: «An unknown config option was under docs», as information alone`,
    code: "labeler.unknown-key-near",
    at: `${labeler}:2`,
    level: "warning",
  },
  {
    what: "a limit that is no number",
    files: {
      [labeler]: "max-files-changed: many\ndocs:\n  - changed-files:\n      - any-glob-to-any-file: docs/**\n",
    },
    says: `${source}: «Invalid value for 'max-files-changed': must be a non-negative integer»`,
    code: "labeler.number",
    at: `${labeler}:1`,
    level: "error",
  },
];

const release = ".github/release.yml";
const funding = ".github/FUNDING.yml";

export const otherFaults: readonly Fault[] = [
  {
    what: "a category without a title",
    files: { [release]: "changelog:\n  categories:\n    - labels: [bug]\n" },
    says: "docs.github.com, «Configuring automatically generated release notes»: categories[*].title is required",
    code: "release-notes.missing-key",
    at: `${release}:3`,
    level: "error",
  },
  {
    what: "what is left out as a list",
    files: { [release]: "changelog:\n  exclude: [bot]\n" },
    says: "docs.github.com, «Configuring automatically generated release notes»: exclude.labels and exclude.authors",
    code: "release-notes.type-object",
    at: `${release}:2`,
    level: "error",
  },
  {
    what: "six accounts of GitHub Sponsors",
    files: { [funding]: "github: [a, b, c, d, e, f]\n" },
    says: "SchemaStore github-funding: at most five; docs.github.com: four people and an organisation",
    code: "funding.many",
    at: `${funding}:1`,
    level: "error",
  },
  {
    what: "a package of Tidelift without its platform",
    files: { [funding]: "tidelift: some-package\n" },
    says: "docs.github.com, «Displaying a sponsor button»: platform-name/package-name",
    code: "funding.tidelift",
    at: `${funding}:1`,
    level: "error",
  },
  {
    what: "a platform that nobody knows",
    files: { [funding]: lines("paypal: someone\ngithub: octocat") },
    says: "docs.github.com, «Displaying a sponsor button», supported platforms; PayPal goes under custom",
    code: "funding.unknown-key",
    at: `${funding}:1`,
    level: "warning",
  },
];
