import { spawn } from "node:child_process";
import { guardedEnvironment, noHooks } from "./git/environment.ts";

/** The three versions of a file in a merge; one that is not there is left out (gitrevisions(7), `:<n>:<path>`). */
export interface Stages {
  readonly path: string;
  readonly base?: Version | undefined;
  readonly yours?: Version | undefined;
  readonly theirs?: Version | undefined;
}

interface Version {
  readonly content: Uint8Array;
  readonly executable: boolean;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The index entries of some files, as `git update-index --index-info` takes them; files that git does not track are
 * left out. An empty list where there is no git, or no repository.
 * @param paths relative to `root`, which may be a folder inside the repository
 */
export async function indexEntries(root: string, paths: readonly string[], env: Env): Promise<string[]> {
  if (paths.length === 0) return [];
  const listed = await run(["ls-files", "-z", "--stage", "--full-name", "--", ...paths.map(literal)], root, env);
  // `ls-files` writes "mode object stage<TAB>path", `--index-info` takes the same.
  return listed === undefined ? [] : listed.split("\0").filter(Boolean);
}

const literal = (path: string) => `:(literal)${path}`;

/**
 * Writes the versions of conflicting files into git's index, as a merge does, so that editors and `git mergetool` show
 * them. Files that git does not track are left alone.
 * @returns whether the index was written; false where git refuses, or there is none
 */
export async function markConflicts(root: string, conflicts: readonly Stages[], env: Env): Promise<boolean> {
  const prefix = await run(["rev-parse", "--show-prefix"], root, env);
  if (prefix === undefined) return false;
  const folder = prefix.replace(/\n$/, "");
  const tracked = new Set((await indexEntries(root, pathsOf(conflicts), env)).map(pathOf));
  const filters = await filtersOff(root, env);
  if (filters === undefined) return false;
  const lines: string[] = [];
  for (const { path, base, yours, theirs } of conflicts) {
    const full = folder + path;
    if (!tracked.has(full)) continue;
    lines.push(`0 ${"0".repeat(40)}\t${full}`);
    const stages = await stagesOf(path, [base, yours, theirs], root, env, filters);
    if (stages === undefined) return false;
    lines.push(...stages.map((stage) => `${stage}\t${full}`));
  }
  return writeIndex(root, lines, env);
}

/**
 * Puts back the entries that files had before a merge, where they are still marked as conflicting.
 * @param entries as `indexEntries` gave them
 */
export async function restoreIndex(root: string, entries: readonly string[], env: Env): Promise<boolean> {
  const unmerged = await run(["ls-files", "-z", "--unmerged", "--full-name", ":/"], root, env);
  if (unmerged === undefined) return false;
  const open = new Set(unmerged.split("\0").filter(Boolean).map(pathOf));
  const lines = entries.filter((entry) => open.has(pathOf(entry)));
  return writeIndex(
    root,
    lines.flatMap((entry) => [`0 ${"0".repeat(40)}\t${pathOf(entry)}`, entry]),
    env,
  );
}

/** "mode object stage" of each version that is there; undefined when git refuses one. */
async function stagesOf(
  path: string,
  versions: readonly (Version | undefined)[],
  root: string,
  env: Env,
  filters: Settings,
): Promise<string[] | undefined> {
  const stages: string[] = [];
  for (const [index, version] of versions.entries()) {
    if (!version) continue;
    // As if it lay at its path: line ends are what they would be after `git add`.
    const asked = ["hash-object", "-w", "--stdin", "--path", path];
    const object = await run(asked, root, env, version.content, filters);
    if (object === undefined) return undefined;
    stages.push(`${version.executable ? "100755" : "100644"} ${object.trim()} ${index + 1}`);
  }
  return stages;
}

type Settings = readonly (readonly [string, string])[];

/** Settings under which no filter of the repository or the user starts a program. Line ends are git's own doing, and stay. */
async function filtersOff(root: string, env: Env): Promise<Settings | undefined> {
  const listed = await run(["config", "--name-only", "-z", "--list"], root, env);
  const drivers = (listed ?? "").split("\0").flatMap((key) => /^filter\.([\s\S]+)\.\w+$/.exec(key)?.[1] ?? []);
  return (listed &&
    [...new Set(drivers)].flatMap(
      (name): Settings => [
        [`filter.${name}.clean`, ""],
        [`filter.${name}.process`, ""],
        [`filter.${name}.required`, "false"],
      ],
    )) as Settings | undefined;
}

function pathsOf(conflicts: readonly Stages[]): string[] {
  return conflicts.map(({ path }) => path);
}

function pathOf(entry: string): string {
  return entry.slice(entry.indexOf("\t") + 1);
}

/** Writing it, too, starts filters: git looks again at files that changed in the same second. */
async function writeIndex(root: string, lines: readonly string[], env: Env): Promise<boolean> {
  if (lines.length === 0) return true;
  const filters = await filtersOff(root, env);
  if (filters === undefined) return false;
  const input = Buffer.from(lines.map((line) => `${line}\0`).join(""));
  return (await run(["update-index", "-z", "--index-info"], root, env, input, filters)) !== undefined;
}

/** What git prints; undefined when it is not there or refuses, since marking an index is a courtesy, not the change. */
function run(
  args: readonly string[],
  cwd: string,
  env: Env,
  input?: Uint8Array,
  settings: Settings = [],
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn("git", args, { cwd, env: guardedEnvironment(env, [noHooks, ...settings]) });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stdin.on("error", () => undefined);
    child.on("error", () => resolve(undefined));
    child.on("close", (code) => resolve(code === 0 ? Buffer.concat(chunks).toString() : undefined));
    child.stdin.end(input);
  });
}
