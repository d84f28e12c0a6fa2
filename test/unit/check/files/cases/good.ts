import { lines } from "./case.ts";

const expression = (inner: string) => `\${{ ${inner} }}`;
const head = "permissions: { contents: read }\n";
const sha = "0123456789abcdef0123456789abcdef01234567";

const ownAction = "name: A\ndescription: A\nruns: { using: composite, steps: [{ run: make, shell: bash }] }\n";

/** Files as real projects write them, that a rule could easily take for faulty: nothing may be found in any. */
export const good: readonly { what: string; files: Record<string, string> }[] = [
  {
    what: "a form with words that YAML 1.1 knows, labels in Chinese, and aliases",
    files: {
      ".github/ISSUE_TEMPLATE/bug.yml": lines(`
        name: Bug
        description: Broken
        labels: bug, triage
        assignees: [ada]
        type: Bug
        projects: ["org/1"]
        body:
          - type: markdown
            attributes: { value: Hello }
          - type: dropdown
            attributes: { label: 版本, multiple: no, options: ["Yes", "No", "None of them"], default: 0 }
            validations: &needed { required: yes }
          - type: textarea
            attributes: { label: 系统, render: shell, value: "", description: }
            validations: *needed
          - type: checkboxes
            attributes: { label: Sure?, options: [{ label: "I am", required: true }, { label: "Sure?" }] }
          - type: input
            id: what_1
            attributes: { label: "What?" }
          - type: input
            id: what_2
            attributes: { label: "What!" }
      `),
      ".github/ISSUE_TEMPLATE/config.yml": "blank_issues_enabled: no\ncontact_links: []\n",
      ".github/ISSUE_TEMPLATE/old.md": "---\r\nname: Old\r\nabout: 'Old one'\r\ntitle: ''\r\n---\r\n\r\ntext\r\n",
      ".github/ISSUE_TEMPLATE/README.md": "# About\n",
      ".github/DISCUSSION_TEMPLATE/ideas.yml":
        "title: '[Idea] '\nlabels: [idea]\nbody: [{ type: textarea, attributes: { label: a } }]\n",
    },
  },
  {
    what: "a sponsor file that is all comments, or keys without values",
    files: { ".github/FUNDING.yml": "# github: ada\n" },
  },
  {
    what: "sponsors of every shape",
    files: {
      ".github/FUNDING.yml": "github: [ada, grace]\npatreon:\ncustom: https://example.org/give\ntidelift: npm/a\n",
    },
  },
  {
    what: "a file called release.yml that another tool reads",
    files: { ".github/release.yml": "name: Release\nsteps: []\n" },
  },
  {
    what: "Dependabot with groups, a time without quotes and several ecosystems",
    files: {
      ".github/dependabot.yml": lines(`
        version: 2
        registries: { a: { type: npm-registry, url: "https://example.org" } }
        updates:
          - package-ecosystem: npm
            directories: ["/", "/docs/*"]
            registries: "*"
            schedule: { interval: weekly, day: monday, time: 09:30, timezone: Europe/Berlin }
            groups: { all: { patterns: ["*"], update-types: [minor, patch] } }
            ignore: [{ dependency-name: a, versions: "> 2" }]
            cooldown: { default-days: 5 }
          - package-ecosystem: github-actions
            directory: /
            schedule: { interval: cron, cronjob: "0 6 * * 1" }
      `),
    },
  },
  {
    what: "labels as version 4 took them",
    files: {
      ".github/labeler.yml":
        "docs: docs/**\ncode: [src/**, lib/**]\nui:\n  - any: ['ui/**']\n    all: ['!ui/old/**']\n",
    },
  },
  {
    what: "labels of another action",
    files: { ".github/labeler.yml": "version: 1\nlabels: [{ label: docs, title: '^docs' }]\n" },
  },
  {
    what: "labels as version 5 takes them",
    files: {
      ".github/labeler.yml":
        "docs:\n  - changed-files:\n      - any-glob-to-any-file: [docs/**]\nfix:\n  - head-branch: ['^fix']\n  - all:\n      - base-branch: main\n",
    },
  },
  {
    what: "a workflow with steps at the same time, expressions, aliases and its own actions",
    files: {
      ".github/workflows/ci.yml": `name: CI\non: { push: { branches: [main] }, pull_request: , merge_group: }\n${head}env: &env { A: 1, B: true, C: }\n${lines(`
        jobs:
          build:
            runs-on: ${expression("matrix.os")}
            env: *env
            strategy: { matrix: "${expression("fromJSON(vars.M)")}", fail-fast: false }
            timeout-minutes: ${expression("vars.T")}
            container: { image: "node:22", options: --cpus 1 }
            steps:
              - uses: actions/checkout@v4
              - uses: ada/tool@${sha} # v1
              - uses: ./.github/actions/x
              - uses: $/actions/y
              - { id: server, run: npm start, background: true }
              - parallel: [{ run: a }, { uses: ./b }]
              - wait: server
              - wait-all:
              - cancel: server
              - if: always()
                run: echo "${expression("github.event.pull_request.number")}"
          test:
            needs: [build, Build]
            if: ${expression("!cancelled()")}
            uses: ./.github/workflows/test.yml
            with: { a: 1 }
            secrets: inherit
      `)}`,
      ".github/workflows/test.yml": `on: { workflow_call: { inputs: { a: { type: number } } } }\n${head}jobs: { a: { runs-on: x, steps: [{ run: b }] } }\n`,
      ".github/actions/x/action.yml": ownAction,
      "b/action.yaml": ownAction,
    },
  },
  {
    what: "a called workflow, whose caller gives the rights",
    files: { ".github/workflows/a.yml": "on: workflow_call\njobs: { a: { runs-on: x, steps: [{ run: b }] } }\n" },
  },
  {
    what: "rights said by each job",
    files: {
      ".github/workflows/a.yml": "on: push\njobs: { a: { runs-on: x, permissions: {}, steps: [{ run: b }] } }\n",
    },
  },
  {
    what: "checkouts that a condition guards, and one of the base",
    files: {
      ".github/workflows/a.yml": `on: pull_request_target\n${head}${lines(`
        jobs:
          own:
            if: github.event.pull_request.head.repo.full_name == github.repository
            runs-on: x
            steps: [{ uses: actions/checkout@v4, with: { ref: "${expression("github.head_ref")}" } }]
          base:
            runs-on: x
            steps:
              - { uses: actions/checkout@v4, with: { ref: "${expression("github.event.pull_request.base.sha")}" } }
              - uses: actions/checkout@v4
      `)}`,
    },
  },
  {
    what: "a pull request checked out where it has no rights",
    files: {
      ".github/workflows/a.yml": `on: pull_request\n${head}jobs:\n  a:\n    runs-on: x\n    steps: [{ uses: actions/checkout@v4, with: { ref: "${expression("github.event.pull_request.head.sha")}" } }]\n`,
    },
  },
  {
    what: "answers about a title within a script, and a title in its environment",
    files: {
      ".github/workflows/a.yml": `on: pull_request\n${head}${lines(`
        jobs:
          a:
            runs-on: x
            steps:
              - run: echo ${expression("contains(github.event.pull_request.title, 'a')")} ${expression("github.head_ref == 'main'")}
              - env: { TITLE: "${expression("github.event.pull_request.title")}" }
                run: echo "$TITLE"
              - uses: actions/github-script@v7
                with: { script: "const title = ${expression("toJSON(github.event.pull_request.title)")};" }
      `)}`,
    },
  },
  {
    what: "a file called action.yml that is none",
    files: { "playbooks/action.yml": "- hosts: all\n", "config/action.yml": "name: x\nsteps: []\n" },
  },
  {
    what: "actions of every kind",
    files: {
      "action.yml":
        "name: A\ndescription: B\ninputs: { a: { required: true, default: '' } }\nruns: { using: node24, main: a.js }\n",
      "a.js": "",
      "b/Dockerfile": "FROM scratch\n",
      "b/action.yaml": "name: B\nruns: { using: docker, image: Dockerfile, args: [a] }\n",
      "c/action.yml": "name: C\nruns: { using: composite, steps: [{ shell: bash, run: make }] }\n",
    },
  },
  {
    what: "a dev container with comments, and keys of its tools",
    files: {
      ".devcontainer/devcontainer.json":
        '// a\n{\n  "image": "a", /* b */\n  "features": { "ghcr.io/a/b:1": {}, "c": "latest" },\n  "postCreateCommand": { "a": "x", "b": ["y"] },\n  "forwardPorts": [80, "db:5432"],\n  "x-own": 1,\n}\n',
    },
  },
  {
    what: "a citation with people, an organisation, references and a number for a version",
    files: {
      "CITATION.cff": lines(`
        cff-version: 1.2.0
        message: Cite us
        title: A
        version: 2.1
        date-released: 2025-01-31
        license: [MIT, Apache-2.0]
        authors:
          - { family-names: Lovelace, given-names: Ada, orcid: "https://orcid.org/0000-0001-2345-678X" }
          - { name: The Lab, website: "https://example.org" }
        preferred-citation: { type: article, title: B, authors: [{ alias: ada }], year: 2024 }
        identifiers: [{ type: doi, value: 10.5281/zenodo.1 }]
      `),
    },
  },
  { what: "a citation of an older format", files: { "CITATION.cff": "cff-version: 1.0.3\nsomething: else\n" } },
  {
    what: "contributors, Renovate with comments and what it converts",
    files: {
      ".all-contributorsrc":
        '{ "projectName": "a", "projectOwner": "b", "contributors": [{ "login": "c", "contributions": ["code"] }] }',
      ".github/renovate.json":
        '{\n  // a\n  "extends": "config:base",\n  "semanticCommits": true,\n  "regexManagers": []\n}\n',
    },
  },
  {
    what: "code owners on GitHub: teams, mails, a comment, a blank, a submodule, no owners",
    files: {
      ".github/CODEOWNERS":
        "# all\n*  @ada @org/team ada@example.org # inline\n/docs/my\\ file.md @ada\n*.md\n**/deep/** @ada\n/sub/ @ada\nd?cs @ada\npackages/@scope/a @ada\n@types/ @ada\n",
      "packages/@scope/a/b.ts": "",
      "@types/a.d.ts": "",
      ".gitmodules": '[submodule "sub"]\n\tpath = sub\n\turl = https://example.org\n',
      "docs/my file.md": "",
      "a/deep/b.txt": "",
    },
  },
  {
    what: "code owners on GitLab: sections, defaults, roles, groups, exclusions",
    files: {
      ".gitlab/CODEOWNERS":
        "* @@maintainers @group/sub/team\n[Docs][2] @ada\n*.md\n^[My Section] @_bot @a.b\nCODEOWNERS\n!*.txt\n[Empty]\n* ada@example.org\n",
      "a.md": "",
    },
  },
  {
    what: "code owners of which nobody says whose they are",
    files: { CODEOWNERS: "[Docs] @ada\n* @a/b/c\n[Code]\n*\n" },
  },
  {
    what: "a pipeline with all that GitLab's YAML can: tags, merge keys, null, inputs, several files",
    files: {
      ".gitlab-ci.yml": lines(`
        spec: { inputs: { stage: { default: test } } }
        ---
        include: [{ local: /ci/base.yml }, "ci/more/**.yml"]
        stages: [test, ship]
        variables: { A: 1, B: { value: x, description: y, options: [x] }, C: }
        .defaults: &defaults
          tags: [a]
          retry: { max: 2 }
        a:
          <<: *defaults
          stage: $[[ inputs.stage ]]
          script: [!reference [.base, script], make]
          parallel: null
          rules: [!reference [.rules, rules], { if: $A, when: manual }]
        b:
          extends: [.base, .more]
          stage: ship
          needs: [{ job: a, artifacts: true }, { job: c, optional: true }, { pipeline: $P, job: z }]
          dependencies: [a]
          coverage: '/\\d+%/'
          interruptible: yes
      `),
      "ci/base.yml": ".base: { script: make }\n.rules: { rules: [] }\n",
      "ci/more/x/y.yml": ".more:\n  image: alpine\n",
    },
  },
  {
    what: "a pipeline of which parts come from elsewhere",
    files: {
      ".gitlab-ci.yml":
        "include: [{ project: a/b, file: c.yml }, { component: a/b/c@1 }]\na: { stage: unknown, extends: .theirs, needs: [their] }\nb: { variables: { X: 1 } }\n",
    },
  },
];
