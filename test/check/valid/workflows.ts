import { lines, type Valid } from "../row.ts";
import { e, job, on, steps } from "../workflow.ts";

const file = ".github/workflows/ci.yml";
const takes = "@actions/workflow-parser 0.3.61 takes it";
const row = (what: string, text: string, says = takes): Valid => ({ what, files: { [file]: text }, says });

/** Workflows that peers have called faulty, or that look it: GitHub takes each. */
export const workflows: readonly Valid[] = [
  row(
    "events as a list",
    `on: [push, pull_request]\npermissions: {}\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: make }] } }\n`,
  ),
  row("a BOM at the start", `\ufeff${steps("- run: make")}`),
  row("line ends of Windows", steps("- run: make").replace(/\n/g, "\r\n")),
  row("events without a value", on("push:\npull_request:\nworkflow_dispatch:")),
  row("“on” in quotes", steps("- run: make").replace("on:", '"on":')),
  row("a filter that is one text", on("push: { branches: main }")),
  row("patterns that only leave out a part", on("push:\n  branches: ['**', '!gh-pages']")),
  row(
    "tags of a pull request",
    on("pull_request:\n  tags-ignore: ['**']"),
    "runs live: jekyll/jekyll, .github/workflows/spelling.yml, from check-spelling's own workflow",
  ),
  row("activities of one's own", on("repository_dispatch: { types: [build-site, 部署] }")),
  row(
    "one activity of one's own",
    on("repository_dispatch: { types: publish-nightly }"),
    "runs live: apache/echarts, .github/workflows/nightly.yml",
  ),
  row("newer activities of issues", on("issues: { types: [typed, untyped, opened] }")),
  row("a queue that merges", on("merge_group: { types: [checks_requested], branches: [main] }")),
  row(
    "two schedules, names and steps in them",
    on('schedule:\n  - cron: "*/15 0-6 * JAN-MAR mon-fri"\n  - cron: "5,35 4 1,15 * 0"'),
  ),
  row("a schedule in a time zone", on('schedule: [{ cron: "0 9 * * 1", timezone: Asia/Shanghai }]')),
  row(
    "inputs of every type",
    on(
      "workflow_dispatch:\n  inputs:\n    a: { type: choice, options: [x, y], default: x }\n    b: { type: environment }\n    c: { type: boolean, default: false, required: false }\n    d: { type: number, default: 3 }\n    e: { description: 名称 }",
    ),
  ),
  row(
    "a truth value as the default of a text",
    on("workflow_dispatch:\n  inputs:\n    a: { required: false, default: false }"),
    "runs live: huggingface/peft, .github/workflows/torch_compile_tests.yml",
  ),
  row(
    "a workflow to be called, with all it may have",
    `on:\n  workflow_call:\n    inputs: { a: { type: string, default: "${e("github.ref")}" } }\n    secrets: { t: { required: true }, u: }\n    outputs: { o: { value: "${e("jobs.a.outputs.x")}" } }\njobs: { a: { runs-on: ubuntu-latest, outputs: { x: "1" }, steps: [{ run: make }] } }\n`,
  ),
  row("a condition without braces", steps("- run: make\n  if: always() && github.ref == 'refs/heads/main'")),
  row(
    "a condition over lines, without braces",
    steps("- run: make\n  if: |\n    github.ref == 'a' ||\n    github.ref == 'b'"),
  ),
  row("a condition that is folded and trimmed", steps(`- run: make\n  if: >-\n    ${e("github.ref == 'a'")}`)),
  row("a condition that is a truth value", steps("- run: make\n  if: false")),
  row("names in another case", steps(`- run: echo ${e("GitHub.Ref")} ${e("toJson(RUNNER)")} ${e("FORMAT('{0}', 1)")}`)),
  row("numbers of every form", steps(`- run: echo ${e("0xff")} ${e("-2.99e-2")} ${e("1 < 2")} ${e("null")}`)),
  row("a quote within a text, and braces", steps(`- run: echo ${e("format('it''s {0} }} ', github.ref)")}`)),
  row(
    "a filter over a list",
    steps(`- run: echo ${e("join(github.event.commits.*.id, ',')")} ${e("github.event.issue.labels[*].name")}`),
  ),
  row("an index that is an expression", steps(`- run: echo ${e("fromJSON('{}')[format('{0}', runner.os)].a-b")}`)),
  row(
    "a choice of cases",
    steps(`- run: echo ${e("case(github.ref == 'a', 1, 2)")}`),
    "docs.github.com, Expressions: case( pred1, val1, …, default )",
  ),
  row(
    "failure of one job",
    `${job("timeout-minutes: 5")}  b:\n    needs: a\n    if: failure('a') || success()\n    runs-on: ubuntu-latest\n    steps: [{ run: make }]\n`,
  ),
  row("an expression over lines", steps(`- run: make\n  env:\n    A: ${e("github.ref == 'a' &&\n      'b' || 'c'")}`)),
  row("braces of a shell and of another engine", steps("- run: echo $HOME $(date) {{ .Name }} '}}'")),
  row("braces that are told to be text", steps(`- run: echo ${e("'${{'")} ${e("'a'")}`)),
  row(
    "the shell of all steps by an expression",
    job(`strategy: { matrix: { shell: [bash, pwsh] } }\ndefaults: { run: { shell: "${e("matrix.shell")}" } }`),
    "SchemaStore/schemastore#2070: expressions work in the defaults of a job",
  ),
  row("a shell of one's own", steps("- run: make\n  shell: perl {0}")),
  row("a matrix from elsewhere", job(`strategy:\n  matrix: "${e("fromJSON(vars.MATRIX)")}"\n  fail-fast: false`)),
  row(
    "a matrix whose values are from elsewhere",
    job(
      `strategy:\n  matrix:\n    os: "${e("fromJSON('[1]')")}"\n    include: "${e("fromJSON('[]')")}"\n    node: [18, 20.x, { a: b }, [1]]`,
    ),
  ),
  row(
    "a whole environment as an expression",
    steps(`- run: make\n  env: ${e("fromJSON(vars.ENV)")}`),
    "check-jsonschema#157: env may be an expression",
  ),
  row(
    "settings by an expression",
    job(
      `timeout-minutes: ${e("fromJSON(vars.T)")}\ncontinue-on-error: ${e("matrix.experimental == true")}\nstrategy: { matrix: { experimental: [true] } }`,
    ),
  ),
  row(
    "a runner of one's own by labels",
    "on: push\npermissions: {}\njobs: { a: { runs-on: [self-hosted, ubuntu-20.04, gpu], steps: [{ run: make }] } }\n",
  ),
  row(
    "a runner of a group",
    "on: push\npermissions: {}\njobs: { a: { runs-on: { group: big, labels: [ubuntu-24.04] }, steps: [{ run: make }] } }\n",
  ),
  row(
    "runners that are new, or an organisation's own",
    "on: push\npermissions: {}\njobs:\n  a: { runs-on: ubuntu-slim, steps: [{ run: make }] }\n  b: { runs-on: windows-11-arm, steps: [{ run: make }] }\n  c: { runs-on: ubuntu-large-16, steps: [{ run: make }] }\n  d: { runs-on: macos-26, steps: [{ run: make }] }\n",
    "docs.github.com, GitHub-hosted runners reference: labels of standard, arm64 and larger runners",
  ),
  row(
    "an environment with an address",
    job(`environment:\n  name: github-pages\n  url: "${e("steps.deploy.outputs.page_url")}"`).replace(
      "run: make",
      "run: make, id: deploy",
    ),
    "github-pages is made by Pages itself (actions/deploy-pages#344)",
  ),
  row("rights of a job, all of them none", job("permissions: {}")),
  row(
    "newer rights",
    job("permissions: { models: read, attestations: write, id-token: write, artifact-metadata: write }"),
  ),
  row(
    "secrets of a container",
    job(
      `container:\n  image: a\n  credentials: { username: a, password: "${e("secrets.T")}" }\n  env: { A: "${e("secrets.T")}" }\n  ports: [80, "90:90"]`,
    ),
  ),
  row(
    "no container on one leg of a matrix",
    job(`container: "${e("matrix.image")}"\nstrategy: { matrix: { image: [a, ""] } }`),
  ),
  row(
    "a group to wait in, by an expression",
    job(
      `concurrency:\n  group: "${e("github.workflow")}-${e("github.ref")}"\n  cancel-in-progress: ${e("github.ref != 'refs/heads/main'")}`,
    ),
  ),
  row(
    "an alias for a whole list of steps",
    `on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: &all\n      - run: make\n  b:\n    runs-on: ubuntu-latest\n    steps: *all\n`,
    "GitHub Changelog, 2025-09-18: Actions: YAML anchors",
  ),
  row(
    "keys that are numbers",
    `on: push\npermissions: {}\njobs:\n  a:\n    strategy: { matrix: { include: [{ 3: x }] } }\n    runs-on: ubuntu-latest\n    steps: [{ run: make }]\n`,
    "GitHub's reader turns plain keys into texts; its JavaScript twin stops at them",
  ),
  row("a name that is nothing, and one that is a number", `name: 2024\nrun-name:\n${steps("- run: make\n  name:")}`),
  row(
    "a name by expressions",
    `run-name: "${e("github.actor")} → ${e("inputs.x || github.ref")}"\n${steps("- run: make")}`,
  ),
  row(
    "a step with an expression in every place",
    steps(
      `- { id: a, run: make }\n- name: ${e("github.ref")}\n  run: echo ${e("hashFiles('**/a', 'b')")}\n  timeout-minutes: ${e("fromJSON(env.T)")}\n  working-directory: ${e("runner.temp")}\n  continue-on-error: ${e("steps.a.outcome == 'x'")}`,
    ),
  ),
  row(
    "steps at the same time",
    steps("- { id: a, run: make, background: true }\n- wait: [a]\n- parallel:\n    - run: one\n    - run: two"),
    "docs.github.com, Workflow syntax: background, wait and parallel",
  ),
  {
    what: "an action of steps",
    files: {
      "action.yml": lines(`
        name: Greet
        description: Greets
        inputs: { who: { default: "${e("github.actor")}", required: true } }
        outputs: { o: { value: "${e("steps.s.outputs.o")}" } }
        runs:
          using: composite
          steps:
            - { id: s, shell: "${e("inputs.who")}", run: "echo ${e("runner.os")}", if: "always() && inputs.who != ''" }
            - uses: ./sub
              with: { a: "${e("hashFiles('a')")}" }
      `),
      "sub/action.yml": `name: Sub\ndescription: Sub\ninputs: { a: { description: A } }\nruns: { using: docker, image: docker://alpine, args: ['${e("inputs.a")}'] }\n`,
    },
    says: takes,
  },
];
