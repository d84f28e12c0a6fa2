import { append, type Damage, expression, swap } from "./damage.ts";

const check = ".github/workflows/community-check.yml";
const welcome = ".github/workflows/welcome.yml";
const triage = ".github/workflows/triage.yml";

export const workflows: readonly Damage[] = [
  {
    by: "actionlint",
    what: "an unknown key",
    path: check,
    damage: swap("    runs-on:", "    run-on: x\n    runs-on:"),
    because: /run-on/,
  },
  {
    by: "actionlint",
    what: "an injection",
    path: check,
    damage: append(`      - run: echo "${expression("github.event.pull_request.title")}"\n`),
    because: /untrusted/,
  },
  {
    by: "actionlint",
    what: "an expression that does not parse",
    path: check,
    damage: append(`      - run: echo ${expression("github. ")}\n`),
    because: /expression/,
  },
  {
    by: "security of workflows",
    what: "an injection",
    path: check,
    damage: append(`      - run: echo "${expression("github.head_ref")}"\n`),
    because: /no text from outside/,
  },
  {
    by: "security of workflows",
    what: "a secret in a script",
    path: check,
    damage: append(`      - run: echo "${expression("secrets.TOKEN")}"\n`),
    because: /no secret/,
  },
  {
    by: "security of workflows",
    what: "a tag instead of a hash",
    path: check,
    damage: swap(/@[0-9a-f]{40} {2}# v\d+\.\S+/, "@v4"),
    because: /pinned/,
  },
  {
    by: "security of workflows",
    what: "a hash without its version",
    path: check,
    damage: swap(/ {2}# v\d+\.\S+/, ""),
    because: /pinned/,
  },
  {
    by: "security of workflows",
    what: "no permissions at the top",
    path: check,
    damage: swap(/^permissions: \{\}\n/m, ""),
    because: /no permissions at the top/,
  },
  {
    by: "security of workflows",
    what: "all permissions",
    path: check,
    damage: swap(/^permissions: \{\}/m, "permissions: write-all"),
    because: /write-all/,
  },
  {
    by: "security of workflows",
    what: "a right to write at the top",
    path: check,
    damage: swap(/^permissions: \{\}/m, "permissions:\n  contents: write"),
    because: /contents: write/,
  },
  {
    by: "security of workflows",
    what: "credentials left behind",
    path: check,
    damage: swap("persist-credentials: false", "persist-credentials: true"),
    because: /persist-credentials/,
  },
  {
    by: "security of workflows",
    what: "a job without an end",
    path: check,
    damage: swap(/ {4}timeout-minutes: .*\n/, ""),
    because: /timeout-minutes/,
  },
  {
    by: "security of workflows",
    what: "a runner that moves",
    path: welcome,
    damage: swap("ubuntu-24.04", "ubuntu-latest"),
    because: /ubuntu-latest/,
  },
  {
    by: "security of workflows",
    what: "a checkout of what an outsider sent",
    path: triage,
    damage: append(
      "      - uses: actions/checkout@0000000000000000000000000000000000000000  # v1.0.0\n        with:\n          persist-credentials: false\n",
    ),
    because: /checks out/,
  },
];
