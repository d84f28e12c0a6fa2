import { execFileSync } from "node:child_process";
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  type Stats,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { cleanEnv, commonry, type Options, type Result, temporaryFolder } from "./cli.ts";

/** A template of a test: its files by their paths in the repository. */
export interface Version {
  readonly version: string;
  readonly files: Readonly<Record<string, string | Uint8Array | TemplateFile>>;
  readonly questions?: readonly object[];
  readonly migrations?: readonly object[];
  readonly id?: string;
}

interface TemplateFile {
  readonly text: string | Uint8Array;
  readonly level?: string;
  readonly when?: string;
}

/** Writes a template folder, in place of what stands there. */
export function writeTemplate(root: string, { version, files, questions = [], migrations = [], id = "mine" }: Version) {
  rmSync(root, { recursive: true, force: true });
  const entries = Object.entries(files).map(([to, file]) => {
    const { text, level, when } =
      typeof file === "string" || file instanceof Uint8Array ? ({ text: file } as TemplateFile) : file;
    // Named by a number: the path may hold Liquid.
    const from = `${Object.keys(files).indexOf(to)}${/\.[a-z.]+$/.exec(to)?.[0] ?? ""}`;
    const source = typeof text === "string" && text.includes("<%") ? `${from}.liquid` : from;
    write(root, `files/${source}`, text);
    return { to, from, level, when };
  });
  const spec = {
    template: 1,
    id,
    version,
    title: "Mine",
    description: "A test's",
    questions,
    files: entries,
    migrations,
  };
  write(root, "template.yaml", JSON.stringify(spec));
}

export function write(root: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

export const read = (root: string, path: string): string => readFileSync(join(root, path), "utf8");

/** Git in a folder, as somebody who has set it up. */
export const git = (cwd: string, ...args: string[]): string =>
  execFileSync("git", args, { cwd, encoding: "utf8", env: cleanEnv(identity), stdio: ["ignore", "pipe", "pipe"] });

export const identity = {
  GIT_AUTHOR_NAME: "Ada",
  GIT_AUTHOR_EMAIL: "ada@lepton.example",
  GIT_COMMITTER_NAME: "Ada",
  GIT_COMMITTER_EMAIL: "ada@lepton.example",
};

/** A repository that a version of a template has scaffolded, and the means to go on from there. */
export interface Scaffolded {
  readonly cwd: string;
  readonly root: string;
  readonly template: string;
  /** Runs commonry in the repository. */
  readonly run: (args: readonly string[], options?: Options) => Promise<Result>;
  /** Puts the next version in the template's place. */
  readonly next: (version: Version) => void;
}

/** Scaffolds `repo` from the folder template `tpl` beside it, without git. */
export async function scaffolded(first: Version, args: readonly string[] = []): Promise<Scaffolded> {
  const cwd = temporaryFolder();
  const [root, template] = [join(cwd, "repo"), join(cwd, "tpl")];
  writeTemplate(template, first);
  const made = await commonry(["init", "repo", "--template", "./tpl", "--yes", "--no-git", ...args], { cwd });
  if (made.code !== 0) throw new Error(made.err);
  const run: Scaffolded["run"] = (words, options) => commonry(words, { cwd: root, ...options });
  return { cwd, root, template, run, next: (version) => writeTemplate(template, version) };
}

/** Everything below a folder but `.git` and commonry's own: `path` with mode and content, `path@` with a link's target. */
export function treeOf(root: string, { record = false, mtimes = false } = {}): Record<string, string> {
  const found: Record<string, string> = {};
  const visit = (prefix: string): void => {
    const names = readdirSync(join(root, prefix)).map((name) => prefix + name);
    for (const path of names.filter((one) => one !== ".git" && (record || one !== ".commonry")).sort()) {
      const stat = lstatSync(join(root, path));
      const times = mtimes ? ` ${stat.mtimeMs} ${stat.ino}` : "";
      if (stat.isSymbolicLink()) found[`${path}@`] = readlinkSync(join(root, path));
      else if (stat.isFile()) found[path] = `${modeOf(stat)}${times} ${readFileSync(join(root, path), "latin1")}`;
      else {
        found[`${path}/`] = "";
        visit(`${path}/`);
      }
    }
  };
  visit("");
  return found;
}

function modeOf({ mode }: Stats): string {
  return (mode & 0o100) === 0 ? "-" : "x";
}

/** The verdict of each file of a plan that was printed as JSON. */
export function verdicts(out: string): Record<string, string> {
  const { files } = JSON.parse(out) as { files: { path: string; verdict: string; reason?: string }[] };
  return Object.fromEntries(
    files.map(({ path, verdict, reason }) => [path, reason ? `${verdict} ${reason}` : verdict]),
  );
}
