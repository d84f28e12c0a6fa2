import { lines, type Valid } from "../row.ts";

const path = ".github/dependabot.yml";
const reference = "docs.github.com, «Dependabot options reference»";
const weekly = "    schedule: { interval: weekly }\n";
const dependabot = (updates: string, more = "") => ({ [path]: `version: 2\nupdates:\n${updates}${more}` });
const npm = (more: string) => dependabot(`  - package-ecosystem: npm\n    directory: /\n${more}`);
const labeler = ".github/labeler.yml";
const workflow = (uses: string, more = "") => ({
  ".github/workflows/label.yml": `on: pull_request_target\npermissions: {}\njobs:\n  label:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ${uses}\n${more}`,
});
const sha = "634933edcd8ababfe52f92936142cc22ac488b1b";

const ecosystems =
  "bazel bun bundler cargo composer conda deno devcontainers docker docker-compose dotnet-sdk elm github-actions gitsubmodule gomod gradle helm julia maven mix nix npm nuget opentofu pip pre-commit pub rust-toolchain sbt swift terraform uv vcpkg".split(
    " ",
  );

export const dependabotFiles: readonly Valid[] = [
  {
    what: "every package manager that there is",
    files: dependabot(ecosystems.map((name) => `  - package-ecosystem: ${name}\n    directory: /\n${weekly}`).join("")),
    says: "python-jsonschema/check-jsonschema#528 and #666; the list in the service's own refusal (microsoft/foundry-local#745)",
  },
  {
    what: "every quarter, every half year, every year",
    files: dependabot(
      ["quarterly", "semiannually", "yearly"]
        .map(
          (interval, at) =>
            `  - package-ecosystem: npm\n    directory: /${at}\n    schedule: { interval: ${interval} }\n`,
        )
        .join(""),
    ),
    says: `${reference}, interval`,
  },
  {
    what: "a schedule in a phrase, with a zone",
    files: npm("    schedule: { interval: cron, cronjob: every day at 5pm, timezone: Asia/Kolkata }\n"),
    says: `${reference}, cronjob: its own example; Asia/Kolkata is a link of the IANA database`,
  },
  {
    what: "a schedule with names, steps and lists",
    files: npm('    schedule: { interval: cron, cronjob: "*/15 9-17 1,15 jan-jun MON-FRI" }\n'),
    says: "crontab(5)",
  },
  {
    what: "zones by older names",
    files: dependabot(
      ["UTC", "US/Pacific", "Etc/GMT+8", "PRC", "America/Argentina/Buenos_Aires"]
        .map(
          (zone, at) =>
            `  - package-ecosystem: npm\n    directory: /${at}\n    schedule: { interval: weekly, timezone: ${zone} }\n`,
        )
        .join(""),
    ),
    says: "SchemaStore dependabot-2.0: links of the IANA database among the zones",
  },
  {
    what: "one package manager twice, for two branches",
    files: dependabot(
      `  - package-ecosystem: npm\n    directory: /\n${weekly}  - package-ecosystem: npm\n    directory: /\n    target-branch: "1.x"\n${weekly}`,
    ),
    says: `${reference}, target-branch; the service asks for a unique combination with target-branch`,
  },
  {
    what: "one package manager in directories that do not meet",
    files: dependabot(
      `  - package-ecosystem: npm\n    directories: ["/packages/*", "/docs"]\n${weekly}  - package-ecosystem: npm\n    directory: /packages\n${weekly}  - package-ecosystem: npm\n    directory: /packages/a/b\n${weekly}`,
    ),
    says: `${reference}, directories: * stands for one level`,
  },
  {
    what: "registries of several kinds, all of them used",
    files: dependabot(
      `  - package-ecosystem: npm\n    directory: /\n${weekly}    registries: [npm-own, hub]\n  - package-ecosystem: pip\n    directory: /\n${weekly}    registries: "*"\n`,
      lines(`
        registries:
          npm-own: { type: npm-registry, url: "https://npm.example.org", token: "\${{secrets.NPM}}", replaces-base: true }
          hub: { type: docker-registry, url: registry.example.org, username: octocat, password: "\${{secrets.HUB}}" }
          go: { type: goproxy-server, url: "https://go.example.org", username: a, password: "\${{secrets.GO}}" }
      `),
    ),
    says: `${reference}, top-level registries; SchemaStore dependabot-2.0`,
  },
  {
    what: "a group over several package managers",
    files: {
      [path]: lines(`
        version: 2
        multi-ecosystem-groups:
          infrastructure:
            schedule:
              interval: "weekly"
            assignees: ["@platform-team"]
            labels: ["infrastructure", "dependencies"]
        updates:
          - package-ecosystem: "docker"
            directory: "/"
            patterns: ["nginx", "redis"]
            multi-ecosystem-group: "infrastructure"
          - package-ecosystem: "terraform"
            directory: "/"
            patterns: ["aws"]
            multi-ecosystem-group: "infrastructure"
      `),
    },
    says: "docs.github.com, «Configuring multi-ecosystem updates»: after its own example",
  },
  {
    what: "no labels, no pull requests, paths left out",
    files: npm(`${weekly}    labels: []\n    open-pull-requests-limit: 0\n    exclude-paths: ["vendor/**"]\n`),
    says: `${reference}, labels: labels: [ ] disables all; open-pull-requests-limit: zero; exclude-paths`,
  },
  {
    what: "groups by name and over directories",
    files: dependabot(
      `  - package-ecosystem: npm\n    directories: ["/a", "/b"]\n${weekly}    groups:\n      all-of-them: { group-by: dependency-name }\n      security: { applies-to: security-updates, patterns: ["*"], update-types: [minor, patch] }\n`,
    ),
    says: `${reference}, groups, group-by`,
  },
  {
    what: "a cooldown with wildcards",
    files: npm(`${weekly}    cooldown: { default-days: 5, semver-major-days: 30, include: ["*"], exclude: [react] }\n`),
    says: `${reference}, cooldown`,
  },
  {
    what: "actions in their own folder, and the file ending in yaml",
    files: {
      ".github/dependabot.yaml": `version: 2\nupdates:\n  - package-ecosystem: github-actions\n    directory: /\n${weekly}`,
    },
    says: `${reference}: for GitHub Actions, use the value /; both endings are read`,
  },
  {
    what: "entries that share a part by an anchor",
    files: {
      [path]: lines(`
        version: 2
        updates:
          - package-ecosystem: npm
            directory: /
            schedule: &weekly
              interval: weekly
              time: "05:30"
          - package-ecosystem: cargo
            directory: /
            schedule: *weekly
      `),
    },
    says: "YAML 1.2.2, 7.1; js-yaml and Ruby's Psych with aliases read it",
  },
];

export const labelerFiles: readonly Valid[] = [
  {
    what: "labels of version 5 under a commit of version 6",
    files: {
      [labeler]: "docs:\n  - changed-files:\n      - any-glob-to-any-file: [docs/**, '*.md']\n",
      ...workflow(`actions/labeler@${sha} # v6.0.1`),
    },
    says: "actions/labeler, «Match object»",
  },
  {
    what: "labels of version 4 under version 4",
    differs: "the schema is of version 5",
    files: {
      [labeler]: "docs:\n  - docs/**\n",
      ...workflow(`actions/labeler@${sha} # v4.3.0`),
    },
    says: "actions/labeler, tree v4",
  },
  {
    what: "labels of version 4 beside version 5 that reads another file",
    differs: "the schema is of version 5",
    files: {
      [labeler]: "docs:\n  - docs/**\n",
      ...workflow(
        `actions/labeler@${sha} # v5.0.0`,
        "        with:\n          configuration-path: .github/labels-v5.yml\n",
      ),
    },
    says: "actions/labeler, action.yml: configuration-path",
  },
  {
    what: "limits as a text, and branches of any and all",
    files: {
      [labeler]: lines(`
        changed-files-labels-limit: "5"
        max-files-changed: 100
        feature:
          - head-branch: ["^feature", "feature"]
          - any:
              - base-branch: main
              - changed-files:
                  - all-globs-to-all-files: ["src/**", "!src/old/**"]
      `),
    },
    says: "actions/labeler, src/api/get-label-configs.ts: digits in a text are a number",
  },
];

export const otherFiles: readonly Valid[] = [
  {
    what: "notes whose last category takes the rest",
    files: {
      ".github/release.yml": lines(`
        changelog:
          exclude:
            labels: [ignore-for-release]
            authors: [octocat]
          categories:
            - title: Breaking Changes 🛠
              labels: [Semver-Major, breaking-change]
            - title: Other Changes
              labels: ["*"]
              exclude: { labels: [dependencies] }
      `),
    },
    says: "docs.github.com, «Configuring automatically generated release notes»: its own example",
  },
  {
    what: "notes that leave out bots, and no more",
    files: { ".github/release.yaml": "changelog:\n  exclude:\n    authors: ['dependabot[bot]']\n" },
    says: "docs.github.com: categories are optional; both endings are read",
  },
  {
    what: "sponsors: an account, four addresses, new platforms",
    differs: "the schema has no lfx_crowdfunding, which the documentation lists",
    files: {
      ".github/FUNDING.yml": lines(`
        github: [octocat, surftocat]
        patreon: octocat
        polar: octocat
        buy_me_a_coffee: octocat
        thanks_dev: u/gh/octocat
        lfx_crowdfunding: octocat
        tidelift: npm/octo-package
        custom: ["https://www.paypal.me/octocat", octocat.com, "https://a.example/b?c=1", example.org/d]
      `),
    },
    says: "docs.github.com, «Displaying a sponsor button»",
  },
  {
    what: "a sponsor file as GitHub's editor leaves it",
    differs: "the schema wants texts; GitHub's own starter has keys without a value",
    files: {
      ".github/FUNDING.yml":
        "# These are supported funding model platforms\n\ngithub: # Replace with up to 4 GitHub Sponsors-enabled usernames\npatreon: # Replace\ncustom: ['https://example.org']\n",
    },
    says: "GitHub's own starter: keys without a value are passed over",
  },
];
