import { join } from "node:path";
import type { FolderWork, LineWork } from "../../reports/port.ts";
import { type Change, createChanges } from "./changes.ts";
import type { Clone } from "./clone.ts";
import { type KeptHead, keep } from "./keep.ts";
import { usable } from "./usable.ts";
import { plainLog, walk } from "./walk.ts";

/** What asks for trees and contents, not only for commits: ten to fifty times the time of the history alone, once. */

type Tell = (commits: number, all: number | undefined) => void;

/** Sums by a key of text; `who` is one of the history's contacts by name and address. */
interface KeptSums extends KeptHead {
  readonly sums: ReadonlyMap<string, readonly [number, number]>;
}

/** NUL, author's name, address and date, then what changed, a line each. Paths come quoted, so that none holds a line break. */
const changeFormat = "--format=tformat:%x00%an%n%ae%n%ad";

/**
 * Lines that everybody added and took away, by day (`git log --numstat`), without merges and binary files. Renamed files
 * count as deleted and added, which is what is stable.
 * @param keys name and address of the history's contacts
 * @throws AppError `report.unreadable`: contents of a partial clone are not fetched
 */
export async function readLines(
  clone: Clone,
  keys: readonly string[],
  tell: Tell,
  signal?: AbortSignal,
): Promise<LineWork[]> {
  const args = ["--numstat", "--no-renames", "--no-merges"];
  const sums = await sumsOf(clone, "lines", args, { tell, signal }, ({ who, day, lines }, add) => {
    let [added, deleted] = [0, 0];
    for (const line of lines) {
      const [, more, less] = /^(\d+)\t(\d+)\t/.exec(line) ?? [];
      added += Number(more ?? 0);
      deleted += Number(less ?? 0);
    }
    if (added + deleted > 0) add(`${day}\n${who}`, added, deleted);
  });
  const index = new Map(keys.map((key, at) => [key, at] as const));
  return [...sums].map(([key, [added, deleted]]) => {
    const cut = key.indexOf("\n");
    return { day: Number(key.slice(0, cut)), who: index.get(key.slice(cut + 1)) ?? -1, added, deleted };
  });
}

/** How many commits of whom touched each folder, by month; merges, which touch nothing of their own, left out. */
export async function readFolders(
  clone: Clone,
  keys: readonly string[],
  tell: Tell,
  signal?: AbortSignal,
): Promise<FolderWork[]> {
  const args = ["--name-only", "--no-renames", "--no-merges"];
  const sums = await sumsOf(clone, "folders", args, { tell, signal }, ({ who, day, lines }, add) => {
    const date = new Date(day * 86_400_000);
    const month = (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
    for (const folder of new Set(lines.map(folderOf))) add(`${month}\n${folder}\n${who}`, 1, 0);
  });
  const index = new Map(keys.map((key, at) => [key, at] as const));
  return [...sums].map(([key, [commits]]) => {
    const [month = "", folder = "", ...who] = key.split("\n");
    return { month: Number(month), folder, who: index.get(who.join("\n")) ?? -1, commits };
  });
}

/** Folders that hold what belongs together only by being there: of these the folders within are told. */
const containers = new Set(
  "apps cmd components crates examples internal lib libs modules packages pkg plugins projects services src".split(" "),
);

/** `docs`, `packages/cli`; `.` for files at the top. */
function folderOf(path: string): string {
  const [first = "", second = "", ...rest] = unquoted(path).split("/");
  if (second === "" && rest.length === 0) return ".";
  return containers.has(first) && rest.length > 0 ? `${first}/${second}` : first;
}

/** A path as git quotes it: `"\346\226\207/a"`, `"tab\t"` (git-config: core.quotePath). */
function unquoted(path: string): string {
  if (!path.startsWith('"')) return path;
  const signs: Readonly<Record<string, string>> = { a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };
  const bytes = path
    .slice(1, -1)
    .replace(/\\(?:([0-7]{3})|(.))/g, (_, octal: string | undefined, sign: string) =>
      octal === undefined ? (signs[sign] ?? sign) : String.fromCharCode(Number.parseInt(octal, 8)),
    );
  return Buffer.from(bytes, "latin1")
    .toString("utf8")
    .replace(/[\n\r]/g, " ");
}

type Add = (key: string, first: number, second: number) => void;

async function sumsOf(
  clone: Clone,
  what: string,
  args: readonly string[],
  { tell, signal }: { readonly tell: Tell; readonly signal: AbortSignal | undefined },
  count: (change: Change, add: Add) => void,
): Promise<ReadonlyMap<string, readonly [number, number]>> {
  const { head } = clone;
  if (head === undefined) return new Map();
  const file = join(clone.folder, `${what}.bin`);
  const kept = await usable<KeptSums>(file, clone, head);
  if (kept?.head === head) return kept.sums;
  const sums = new Map(kept?.sums);
  let commits = 0;
  const add: Add = (key, first, second) => {
    const [a, b] = sums.get(key) ?? [0, 0];
    sums.set(key, [a + first, b + second]);
  };
  const changes = createChanges((change) => {
    commits += 1;
    count(change, add);
  });
  const take = (chunk: Buffer): void => {
    changes.take(chunk);
    tell(commits, undefined);
  };
  const range = kept ? [head, `^${kept.head}`] : [head];
  // Without -z: it would end lines and records alike with NUL.
  const log = plainLog.filter((word) => word !== "-z");
  await walk({ args: [...log, changeFormat, ...args, ...range, "--"], take }, clone.env, signal);
  changes.end();
  keep(file, { head, cut: clone.cut, sums } as KeptSums);
  return sums;
}
