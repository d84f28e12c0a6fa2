import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { commands } from "../../src/cli/commands.ts";
import { answers } from "./cli.ts";
import { git, repositoryOf } from "./history.ts";
import { inside } from "./inside.ts";

/** A command as a person types it, in one of the folders of `stage`. */
export interface Case {
  readonly name: string;
  readonly folder: Folder;
  readonly words: readonly string[];
}

type Folder = "empty" | "hub" | "place" | "changed" | "broken" | "events" | "history";

const files: Readonly<Record<Exclude<Folder, "hub" | "history" | "changed">, Readonly<Record<string, string>>>> = {
  empty: { "labels.yml": "- name: bug\n  color: d73a4a\n  description: Something is broken\n" },
  place: {
    "community.yaml": `version: 1
community: { name: Lepton Commons, timezone: Asia/Shanghai }
github: { owner: acme }
local: { folder: place }
jira: { project: LEP }
strict: [labels]
repositories: [{ name: hub, description: 从这里开始，一起写代码 }, { name: toolbox, topics: [ai, community] }]
labels:
  - { name: bug, color: d73a4a, description: Something is broken and this text is long enough to reach the end of a line }
  - { name: 需要帮助, color: "008672", description: 欢迎任何人来解决的问题，尤其是第一次参与的人，描述足够长以至于要换行才能显示完整 }
milestones: [{ title: 2027-Q1, due: 2027-03-31 }]
teams: [{ name: core, members: { ada: maintainer }, repositories: { hub: admin } }]
boards: [{ title: Roadmap, fields: [{ name: Status, type: single_select, options: [Todo, Doing, Done] }], workflows: [Item closed] }]
`,
  },
  broken: {
    "community.yaml": `version: 1
comunity: { name: Lepton }
labels: [{ name: bug, color: red }, { name: bug, color: d73a4a }]
events: [events/*.yaml]
`,
    "events/one.yaml": "version: 1\nevents: [{ id: x, title: X, at: noon, repeat: every Blursday }]\n",
    "README.md": "# Title\n\n[gone](docs/没有这个文件.md) and [here](#nowhere)\n",
    ".github/workflows/ci.yml": "on: push\njobs: { a: { steps: [] } }\n",
  },
  events: {
    "community.yaml": `version: 1
community: { name: Lepton Commons, timezone: Asia/Shanghai, languages: [en, zh] }
github: { owner: acme }
local: { folder: place }
caldav: { calendar: community }
events: [events/*.yaml]
people: [people.yaml]
`,
    "people.yaml": "version: 1\npeople: [{ id: ada, name: Ada Lovelace, github: ada }, { id: wang, name: 王小明 }]\n",
    "events/all.yaml": `version: 1
events:
  - id: call
    title: { en: Community call, zh: 社区例会 }
    at: 2027-01-05 20:00
    duration: 1h
    timezone: Asia/Shanghai
    repeat: every Tuesday
    hosts: [ada]
    place: { online: "https://meet.example/room" }
    skip: [2027-02-09]
  - id: talk
    title: 关于如何在开源社区中长期坚持下去并且保持热情的一次很长的分享（含问答与自由讨论环节，欢迎所有人）
    at: 2027-01-12 20:30
    duration: 2h
    timezone: Asia/Shanghai
    speakers: [wang]
  - id: night
    title: Office hours
    at: 2027-01-06 03:00
    duration: 1h
    timezone: Europe/Berlin
    repeat: every 2 weeks
    until: 2027-12-31
`,
    "came.csv": "Name,Email\nAda Lovelace,ada@lepton.example\n王小明,wang@lepton.example\nBob,bob@lepton.example\n",
  },
};

const commits = Array.from({ length: 40 }, (_, n) => ({
  name:
    ["Ada Lovelace", "王小明", "Bob", "dependabot[bot]", "Ana-María Fernández de la Cruz y Montenegro"][n % 5] ?? "",
  email: `p${n % 5}@example.org`,
  date: `2026-${String(1 + (n % 12)).padStart(2, "0")}-${String(1 + (n % 28)).padStart(2, "0")}`,
  files: { [n % 3 ? "docs/a.md" : "src/main.ts"]: `${n}\n` },
})).sort((a, b) => (a.date < b.date ? -1 : 1));

export const now = "2027-01-05T00:00:00Z";

/** Where every case takes place: a folder of each sort, made once, and a fresh copy of it for each run. */
export async function stage(root: string): Promise<(one: Case) => { cwd: string; env: Record<string, string> }> {
  const at = (folder: Folder) => join(root, "stock", folder);
  for (const [folder, own] of Object.entries(files)) {
    for (const [path, text] of Object.entries(own)) {
      mkdirSync(dirname(join(at(folder as Folder), path)), { recursive: true });
      writeFileSync(join(at(folder as Folder), path), text);
    }
  }
  // Few files, since all of them are copied for every run: no samples of hooks, and one pack.
  const history = repositoryOf(commits);
  git(history, "gc", "--quiet");
  rmSync(join(history, ".git", "hooks"), { recursive: true, force: true });
  cpSync(history, at("history"), { recursive: true });
  const init = ["init", "hub", "--yes", "--no-git", "--lang", "en,zh", ...answers];
  await inside(init, { cwd: join(root, "stock"), now });
  git(at("hub"), "init", "--quiet", "--template=");
  // A place that was brought in step, and a manifest that has changed since: every sort of change, and what is held back.
  cpSync(at("place"), at("changed"), { recursive: true });
  const env = { XDG_STATE_HOME: join(at("changed"), ".state") };
  await inside(["apply", "--yes"], { cwd: at("changed"), env, now });
  writeFileSync(
    join(at("changed"), "community.yaml"),
    (files.place["community.yaml"] ?? "")
      .replace(/ {2}- \{ name: 需要帮助.*\n/, '  - { name: defect, color: "111111", was: [bug] }\n')
      .replace(/ {2}- \{ name: bug.*\n/, "  - { name: help, color: ffffff }\n")
      .replace("从这里开始", "先看这里"),
  );
  return ({ folder }) => {
    const cwd = join(root, "run", folder);
    rmSync(join(root, "run"), { recursive: true, force: true });
    cpSync(at(folder), cwd, { recursive: true });
    return {
      cwd,
      env: { XDG_STATE_HOME: join(cwd, ".state"), XDG_CACHE_HOME: join(root, "run", "cache"), TMPDIR: root },
    };
  };
}

const inFolder = (folder: Folder, ...lines: string[]): Case[] =>
  lines.map((line) => ({ name: line === "" ? "(nothing)" : line, folder, words: line.split(" ").filter(Boolean) }));

/** Every command, with help, errors, and each format that it has. */
export const cases: readonly Case[] = [
  ...inFolder("empty", "", "--help", "--version", "help init", "events", "nonsense", "--nonsense", "plan --onl labels"),
  ...commands.map(({ group, name }) => {
    const words = [...(group ? [group] : []), name, "--help"];
    return { name: words.join(" "), folder: "empty" as const, words };
  }),
  ...inFolder("empty", "plan", "apply", "undo", "check", "doctor", "events list", "report health", "report", "schema"),
  ...inFolder(
    "empty",
    "schema people",
    "completion bash",
    "completion zsh",
    "completion fish",
    "plan -C nowhere",
    "demo",
  ),
  ...inFolder("empty", "import labels.yml --owner acme --repo hub --dry-run", "import nothing.yml", "update", "add zh"),
  ...[["--dry-run"], ["--dry-run", "--format", "diff"], []].map((more) => {
    const words = ["init", "new", "--yes", "--no-git", "--lang", "en,zh", ...answers, ...more];
    return { name: ["init", ...more].join(" "), folder: "empty" as const, words };
  }),
  ...inFolder("hub", "check", "check --verbose", "check --list-rules", "doctor", "update --check", "update --dry-run"),
  ...inFolder(
    "hub",
    "add governance --dry-run --yes",
    "add governance --yes",
    "init --yes",
    "events list",
    "events check",
  ),
  ...inFolder("hub", "update --yes --level full", "update --dry-run --level full --format diff", "undo --dry-run"),
  ...inFolder("broken", "check", "check --format actions", "check --format sarif", "check --json", "plan", "doctor"),
  ...inFolder("broken", "check --verbose", "check --fix", "events check", "events list", "check --only nonsense"),
  ...inFolder("place", "plan", "plan --format markdown", "plan --json", "apply", "apply --yes", "apply --yes --json"),
  ...inFolder("place", "plan --out plan.json", "apply plan.json", "plan --only labels --exit-code", "import --dry-run"),
  ...inFolder(
    "changed",
    "plan",
    "plan --allow-delete",
    "plan --format markdown",
    "apply --yes",
    "apply --yes --allow-delete=9",
  ),
  ...inFolder(
    "changed",
    "undo --dry-run",
    "undo --yes",
    "undo --yes --json",
    "import --dry-run",
    "apply --resume",
    "plan --verbose",
  ),
  ...inFolder(
    "events",
    "events list",
    "events list --count 5 --timezone Europe/Berlin,Asia/Shanghai",
    "events list --json",
  ),
  ...inFolder("events", "events expand", "events expand --cancelled", "events expand --json", "events check", "check"),
  ...inFolder(
    "events",
    "events build",
    "events build --html x.html --per-tag",
    "events build --check",
    "events build --json",
  ),
  ...inFolder(
    "events",
    "events schedule --dry-run",
    "events schedule --yes",
    "events schedule --format markdown --dry-run",
  ),
  ...inFolder("events", "events attendance came.csv --event talk", "events attendance came.csv --event call --dry-run"),
  ...inFolder(
    "events",
    "events attendance came.csv --event talk --list",
    "events attendance came.csv --event nothing",
    "plan",
  ),
  ...["contributors", "health"].flatMap((what) =>
    inFolder(
      "history",
      ...[
        "",
        "--format markdown",
        "--format csv",
        "--format html",
        "--json",
        "--since 2026-06-01",
        "--period month",
      ].map((more) => `report ${what} --provider none ${more}`),
    ),
  ),
  ...inFolder(
    "history",
    "report contributors --provider none --explain Ada",
    "report contributors --provider none --explain nobody",
  ),
  ...inFolder(
    "history",
    "report contributors --provider none --emails --lines --bots",
    "report contributors --repo nowhere",
  ),
  ...inFolder("history", "report health --provider none --output report.html", "report nonsense"),
];
