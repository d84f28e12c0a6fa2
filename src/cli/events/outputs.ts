import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { type Block, blocksOf, mostUnits } from "../../events/ical/blocks.ts";
import { calendarText } from "../../events/ical/bytes.ts";
import { tagName } from "../../events/ical/feed.ts";
import { generator } from "../../events/page/page.ts";
import { AppError } from "../../system/errors.ts";
import { folder } from "../../system/folder.ts";
import { sha256 } from "../../system/hash.ts";
import { decodeUtf8 } from "../../system/text/utf8.ts";
import { changeTree } from "../../system/tree/apply.ts";
import type { Context } from "../context.ts";
import { sealOf } from "../seal.ts";

/** A file that is written: where it is, and what stands there. */
export interface Output {
  /** As it was named. */
  readonly path: string;
  readonly root: string;
  /** Below the root, `/` between segments. */
  readonly inside: string;
  readonly before: string | undefined;
  /** The digest of its bytes, which a mark or another encoding makes other than those of its text. */
  readonly digest: string | null;
}

/** A file below the folder at hand is written there; any other below its own folder. @throws AppError as `folder` does */
export function outputAt(path: string, dir: string): Output {
  const target = resolve(dir, path);
  const below = relative(dir, target);
  const isInside = below !== "" && below !== ".." && !below.startsWith(`..${sep}`) && !isAbsolute(below);
  const root = isInside ? dir : dirname(target);
  const inside = relative(root, target).split(sep).join("/");
  const bytes = folder(root, { most: 2 * mostUnits }).read(inside);
  if (!bytes) return { path, root, inside, before: undefined, digest: null };
  // A shell or an editor may have written ours anew, in its own encoding.
  const before = /\.ics$/i.test(path) ? calendarText(bytes).text : decodeUtf8(bytes, path);
  return { path, root, inside, before, digest: sha256(bytes) };
}

/** What marks a calendar of ours. */
const mark = /^PRODID:-\/\/commonry\/\//m;

/**
 * The calendar that is there, to be renewed; undefined for none.
 * @throws AppError (exit 6) `build.not-ours` for a file that commonry has not written: it would be lost; `feed.broken`,
 *   `feed.large` for one of ours that has been spoilt
 */
export function previousOf({ path, before }: Output): Previous | undefined {
  if (before === undefined || before.trim() === "") return undefined;
  if (!mark.test(before)) throw new AppError("build.not-ours", { path }, 6);
  return { text: before, blocks: blocksOf(before, path) };
}

/** A calendar that was published before. */
export interface Previous {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** What a calendar says of itself stands before its zones and events. */
const mostOpening = 20_000;

/** The tags of calendars beside one, by what those say themselves. */
export function tagsBeside(path: string, dir: string): string[] {
  const target = resolve(dir, path);
  const start = `${basename(target).replace(/\.ics$/i, "")}-`;
  if (!existsSync(dirname(target))) return [];
  const names = readdirSync(dirname(target)).filter((name) => name.startsWith(start) && name.endsWith(".ics"));
  return names.flatMap((name) => {
    const { before = "" } = outputAt(join(dirname(path), name), dir);
    // A long tag's line is folded.
    const unfolded = before.slice(0, mostOpening).replace(/\r?\n[ \t]/g, "");
    const tag = new RegExp(`^${tagName}:([\\p{L}\\p{M}\\p{Nd}-]+)\r?$`, "mu").exec(unfolded)?.[1];
    return tag !== undefined && name === `${start}${tag}.ics` ? [tag] : [];
  });
}

/** @throws AppError (exit 6) `build.not-ours` for a page that commonry has not written: it would be lost */
export function refuseOtherPage({ path, before }: Output): void {
  if (before !== undefined && before.trim() !== "" && !before.includes(generator)) {
    throw new AppError("build.not-ours", { path }, 6);
  }
}

export interface Written {
  readonly output: Output;
  readonly text: string;
}

/** Whether a file would change. Git may hand a calendar out with other line ends than it was written with. */
export function isChanged({ output: { before }, text }: Written): boolean {
  if (before === undefined || before === text) return before === undefined;
  return before.replace(/\r?\n/g, "\n") !== text.replace(/\r\n/g, "\n");
}

/** Writes all files that change, or none of those below one folder. */
export function writeOutputs(all: readonly Written[], context: Context): void {
  const roots = new Map<string, Written[]>();
  for (const one of all.filter(isChanged)) {
    roots.set(one.output.root, [...(roots.get(one.output.root) ?? []), one]);
  }
  for (const [root, list] of roots) {
    const changes = list.map(({ output: { inside, digest }, text }) => ({
      path: inside,
      content: Buffer.from(text),
      expected: digest,
    }));
    changeTree(root, changes, { onlyNew: false, seal: sealOf(context) });
  }
}
