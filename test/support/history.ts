import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { cleanEnv, temporaryFolder } from "./cli.ts";

/** One commit: who, when (`2027-01-05` or seconds with a zone), what is said, what changes. */
export interface Commit {
  readonly name: string;
  readonly email: string;
  /** A day (noon, UTC), or git's own form: `1767600000 +0800`. */
  readonly date: string;
  readonly message?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Marks of further parents, counted from 1. */
  readonly merges?: readonly number[];
  /** Mark of the first parent, when it is not the commit before. */
  readonly from?: number;
}

export function git(folder: string, ...args: string[]): string {
  return execFileSync("git", args, {
    cwd: folder,
    env: cleanEnv(),
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
}

/** A repository with these commits on `main`, made by one `git fast-import`, removed when the test ends. */
export function repositoryOf(commits: readonly Commit[], name = "hub"): string {
  const folder = join(temporaryFolder(), name);
  execFileSync("git", ["init", "--quiet", "--initial-branch=main", folder], { env: cleanEnv() });
  append(folder, commits);
  git(folder, "reset", "--hard", "--quiet");
  return folder;
}

/** Adds commits on top of what `main` has. */
export function append(folder: string, commits: readonly Commit[]): void {
  const has = git(folder, "for-each-ref", "refs/heads/main") !== "";
  const stream = commits.map((commit, index) => streamOf(commit, index, has && index === 0)).join("");
  execFileSync("git", ["fast-import", "--quiet", "--force"], {
    cwd: folder,
    env: cleanEnv(),
    input: Buffer.from(stream, "latin1"),
  });
}

function streamOf(
  { name, email, date, message = "x", files = {}, merges = [], from }: Commit,
  index: number,
  onTop: boolean,
): string {
  const when = /^\d{4}-/.test(date) ? `${Date.parse(`${date}T12:00:00Z`) / 1000} +0000` : date;
  const parent = from !== undefined ? `from :${from}\n` : onTop ? "from refs/heads/main^0\n" : "";
  return [
    `commit refs/heads/main\nmark :${index + 1}\n`,
    `author ${bytes(name)} <${bytes(email)}> ${when}\ncommitter C <c@example.org> ${when}\n`,
    data(message),
    parent,
    ...merges.map((mark) => `merge :${mark}\n`),
    ...Object.entries(files).map(([path, text]) => `M 100644 inline ${path}\n${data(text)}`),
    "\n",
  ].join("");
}

function data(text: string): string {
  const own = bytes(text);
  return `data ${own.length}\n${own}\n`;
}

/** UTF-8, a character a byte; what is given as such bytes already stays (`\xff` is no UTF-8). */
function bytes(text: string): string {
  return /[\u0100-\uffff]/.test(text) ? Buffer.from(text, "utf8").toString("latin1") : text;
}
