import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { answers, cleanEnv, type Result } from "./cli.ts";
import { inside } from "./inside.ts";
import { inFolder, render } from "./render.ts";
import { commandOf, type Told } from "./told.ts";

const now = "2027-03-03T12:00:00Z";

/** How a command that a text tells was tried. */
export type Trial =
  /** As it stands there, but for placeholders. */
  | { readonly how: "run"; readonly result: Result }
  /** A person would be asked: run with their answers. */
  | { readonly how: "answered"; readonly result: Result }
  /** A text names the command without its arguments: its help is shown. */
  | { readonly how: "named"; readonly result: Result }
  /** Understood, and refused for what the files of this folder hold: exit 2, with a code that is none of usage. */
  | { readonly how: "refused"; readonly result: Result }
  /** It needs a server of others: understood to its last option, not carried out. */
  | { readonly how: "parsed"; readonly result: Result };

/** A folder in which told commands are tried: a hub, with the files that texts take for examples. */
export interface Place {
  readonly try: (told: Told) => Promise<Trial>;
  readonly remove: () => void;
}

/** What a text leaves open, and what is put there. */
const placeholders: readonly (readonly [RegExp, string])[] = [
  [/^\$\{options\[@\]\}$/, "--exit-code --format markdown --only labels,milestones"],
  [/\$kind\b/g, "health"],
  [/\$\{format\/markdown\/md\}/g, "md"],
  [/\$format\b/g, "json"],
  [/\$RUNNER_TEMP\/?/g, ""],
  [/^events\/\*\.yaml$/, "events/meetups.yaml"],
  [/^\{source\}$/, "hub"],
  [/^\{shown\}$/, "."],
  [/^\{needs\}$/g, "governance"],
  [/^NAME$/g, "governance"],
  [/=NAME$/g, "=ada"],
];

const csv = "name,email,joined\nAda Lovelace,ada@example.org,2027-01-20 17:00\n";
const ics = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "PRODID:-//x//y//EN",
  "BEGIN:VEVENT",
  "UID:1@example.org",
  "DTSTAMP:20270101T000000Z",
  "DTSTART:20270202T100000Z",
  "DTEND:20270202T110000Z",
  "SUMMARY:Meeting",
  "END:VEVENT",
  "END:VCALENDAR",
  "",
].join("\r\n");

/** Services of others are not there: what would ask one is told so. */
const nobody = { npm_config_registry: "http://127.0.0.1:9/", npm_config_fetch_retries: "0" };

/** Whether a command ended as the help documents. 2 says that it was not understood, unless it is about what a file holds. */
export function isUnderstood({ how, result: { code, err } }: Trial): boolean {
  return (how === "refused" || [0, 1, 3, 4, 5, 6, 7].includes(code ?? -1)) && !/went wrong inside|内部出错/.test(err);
}

/** Makes the folder once; each command gets a copy of it. */
export async function place(): Promise<Place> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "commonry-told-")));
  const model = join(root, "model");
  const wanted = { template: "hub", forge: "github", langs: ["en", "zh"], level: "standard" } as const;
  const files = await render({ ...wanted, today: "2027-01-05" });
  await inFolder(files, (dir) => cpSync(dir, join(model, "hub"), { recursive: true }));
  const hub = (path: string, content: string) => {
    mkdirSync(dirname(join(model, "hub", path)), { recursive: true });
    writeFileSync(join(model, "hub", path), content);
  };
  hub(
    "events/meetups.yaml",
    "version: 1\ntargets: { caldav: { calendar: community } }\nevents:\n  - { id: meetup, title: M, at: 2027-04-02 19:00, timezone: UTC }\n",
  );
  hub("labels.json", '[{ "name": "bug", "color": "d73a4a" }]');
  hub(".github/settings.yml", "repository:\n  name: hub\nlabels:\n  - { name: bug, color: d73a4a }\n");
  hub("labels.yml", "- { name: bug, color: d73a4a }\n");
  hub("meetings.ics", ics);
  const own = answers.filter((word) => word !== "--set").map((pair) => pair.replace("=", ": "));
  hub("answers.yaml", `${own.join("\n")}\n`);
  hub(
    "our-template/template.yaml",
    "template: 1\nid: ours\nversion: 1.0.0\ntitle: Ours\ndescription: Ours\nfiles: [{ to: a.md }]\n",
  );
  hub("our-template/files/a.md", "# A\n");
  const git = (cwd: string, ...args: string[]) => execFileSync("git", args, { cwd, env: cleanEnv(), stdio: "ignore" });
  const start = (cwd: string) => {
    // Few files, since all of them are copied for every command: no samples of hooks, and one pack.
    git(cwd, "init", "-q", "-b", "main", "--template=");
    git(cwd, "add", "-A");
    git(cwd, "-c", "user.name=Ada Lovelace", "-c", "user.email=ada@example.org", "commit", "-qm", "x");
    git(cwd, "gc", "--quiet");
  };
  for (const name of ["app", "docs"]) {
    mkdirSync(join(model, name));
    writeFileSync(join(model, name, "a.txt"), "a\n");
    start(join(model, name));
  }
  // One community that has little yet, for what is added later, and one series whose dates are known.
  const plain = await render({ ...wanted, template: "project", level: "starter", langs: ["en"] });
  await inFolder(plain, (dir) => cpSync(dir, join(model, "plain"), { recursive: true }));
  appendFileSync(join(model, "plain", "community.yaml"), "\nevents: [events/*.yaml]\n");
  mkdirSync(join(model, "plain", "events"));
  const series = "{ id: office-hours, title: O, at: 2027-01-05 17:00, timezone: UTC, repeat: every Tuesday }";
  writeFileSync(join(model, "plain", "events", "hours.yaml"), `version: 1\nevents:\n  - ${series}\n`);
  for (const name of ["list.csv", "zoom.csv"]) writeFileSync(join(model, "plain", name), csv);
  cpSync(join(model, "hub", "our-template"), join(model, "repo"), { recursive: true });
  start(join(model, "repo"));
  const commit = execFileSync("git", ["rev-parse", "HEAD"], { cwd: join(model, "repo"), encoding: "utf8" }).trim();
  start(join(model, "hub"));
  cpSync(join(model, "repo"), join(model, "hub", "repo"), { recursive: true });
  // For commands that name the folder: `-C my-hub`.
  await inFolder(files, (dir) => cpSync(dir, join(model, "hub", "my-hub"), { recursive: true }));
  const env = { XDG_STATE_HOME: join(root, "state"), XDG_CACHE_HOME: join(root, "cache"), TMPDIR: root, ...nobody };
  const saved = await inside(["plan", "--provider", "local", "--out", "plan.json"], {
    cwd: join(model, "hub"),
    env,
    now,
  });
  if (saved.code !== 0) throw new Error(`${saved.out}${saved.err}`);
  let count = 0;
  return {
    try: async ({ words }) => {
      const all = words.flatMap((word) => filled(word, words[0], commit));
      const folder = all[0] === "add" || all[1] === "attendance" ? "plain" : "hub";
      const at = isReading(all) ? model : join(root, String(count++));
      if (at !== model) copy(model, at, folder, all);
      const trial = await tried(all, { cwd: join(at, folder), env, now });
      if (at !== model) rmSync(at, { recursive: true, force: true });
      return trial;
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** As much of the model as a command may touch: copying all of it for each would take most of the time. */
function copy(model: string, at: string, folder: string, words: readonly string[]): void {
  if (words.includes("../app")) cpSync(model, at, { recursive: true });
  else if (words.some((word) => /^https:/.test(word))) mkdirSync(join(at, folder), { recursive: true });
  else {
    const few =
      words[0] === "init" && !words.includes("--adopt") ? /\/hub(?:\/(?:our-template|repo|answers\.yaml).*)?$/ : /./;
    const filter = (path: string) => few.test(path) && !path.endsWith("/my-hub");
    cpSync(join(model, folder), join(at, folder), { recursive: true, filter });
  }
}

/** Whether words leave the folder as it is, so that no copy of it is needed. */
function isReading(words: readonly string[]): boolean {
  const [name = "", second = ""] = words;
  if (words.some((word) => /^(?:-o|--out|--output|--fix|--restore)/.test(word) || /^https:/.test(word))) return false;
  if (name === "events") return ["list", "expand", "check"].includes(second);
  return (
    ["check", "plan", "doctor", "schema", "completion", "demo", "report", "help"].includes(name) || name.startsWith("-")
  );
}

/** A word with what stands for its placeholders; one may stand for several. */
function filled(word: string, command: string | undefined, commit: string): string[] {
  if (/^(?:\{path\}|\{file\}|FILE|文件)$/.test(word)) return [files[command ?? ""] ?? "plan.json"];
  const text = placeholders.reduce((whole, [pattern, value]) => whole.replace(pattern, value), word);
  const whole = text.replace(/#(?:<commit>|COMMIT)/, `#${commit}`);
  return text === word ? [whole] : whole.split(" ").filter(Boolean);
}

/** What a text that says FILE may mean, by command. */
const files: Readonly<Record<string, string>> = { import: "meetings.ics", events: "events/meetups.yaml" };

type Around = { readonly cwd: string; readonly env: Record<string, string>; readonly now: string };

async function tried(words: readonly string[], around: Around): Promise<Trial> {
  const command = commandOf(words);
  const lacks = command?.arguments?.startsWith("<") && words.length === (command.group === undefined ? 1 : 2);
  if (lacks) return { how: "named", result: await inside([...words, "--help"], around) };
  if (words.some((word) => /^https:/.test(word))) return { how: "parsed", result: await parsed(words) };
  if (words[0] === "init") return { how: "answered", result: await inside(initWords(words), aside(words, around)) };
  if (words.includes("--restore")) rmSync(join(around.cwd, words.at(-1) ?? ""), { force: true });
  const result = await inside(words, around);
  return { how: result.code === 2 && (await isAboutFiles(words, around)) ? "refused" : "run", result };
}

/** Whether an exit of 2 comes from what a file says: nothing was done, so it can be asked again, for the code. */
async function isAboutFiles(words: readonly string[], around: Around): Promise<boolean> {
  const { out } = await inside([...words, "--json"], around);
  const code = /"code":"([^"]+)"/.exec(out)?.[1] ?? "usage";
  return (await parsed(words)).code === 0 && !/^usage|unknown|^answer|^template/.test(code);
}

/** Off a terminal nobody is asked: what a person would answer is given, beside what the text gives. */
function initWords(words: readonly string[]): string[] {
  const given = new Set(words.flatMap((word, index) => (words[index - 1] === "--set" ? [word.split("=")[0]] : [])));
  const own = words.includes("--answers") || words.some((word) => /^\.\/(?:our-template|repo#.*)$/.test(word));
  const more = own ? [] : answers.filter((word) => word !== "--set" && !given.has(word.split("=")[0]));
  const yes = words.includes("--yes") ? [] : ["--yes"];
  return [...words, ...yes, "--no-git", ...more.flatMap((pair) => ["--set", pair])];
}

/** `init --adopt` and `init .` are for a folder that is none of ours yet. */
function aside(words: readonly string[], around: Around): Around {
  const own = words.length === 1 || words.includes("--adopt") || words.includes(".");
  if (!own) return around;
  rmSync(join(around.cwd, ".commonry"), { recursive: true, force: true });
  if (words.includes("--adopt")) return around;
  const empty = join(around.cwd, "..", "empty");
  mkdirSync(empty);
  cpSync(join(around.cwd, "answers.yaml"), join(empty, "answers.yaml"));
  return { ...around, cwd: empty };
}

/** Understood as far as the command's own code: that is not loaded. */
async function parsed(words: readonly string[]): Promise<Result> {
  const { buildProgram } = await import("../../src/cli/program.ts");
  const selected: unknown[] = [];
  try {
    buildProgram(
      words,
      (code) => code,
      "0.0.0",
      { write: () => undefined, columns: 80 },
      (one) => selected.push(one),
    ).parse(words, { from: "user" });
    return { code: selected.length === 1 ? 0 : 2, signal: null, out: "", err: "" };
  } catch (error) {
    return { code: 2, signal: null, out: "", err: String(error) };
  }
}
