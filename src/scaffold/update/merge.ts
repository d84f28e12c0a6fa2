import { diff3Merge } from "node-diff3";
import { type LineEnd, lineEndOf, linesOf, numbered, pairsOf, withLineEnd } from "./lines.ts";

/** Names of the two sides and of their ancestor, as they stand beside the conflict markers. */
export interface Labels {
  readonly yours: string;
  readonly base: string;
  readonly theirs: string;
}

/** A merged text, and how many places of it hold conflict markers. */
export interface Merged {
  readonly content: Uint8Array;
  readonly conflicts: number;
}

/** Above this many pairs of equal lines a merge would take seconds: no text that people write comes near. */
const mostPairs = 20_000_000;

/**
 * Merges two texts that go back to one, line by line (Khanna, Kunal and Pierce: A Formal Investigation of Diff3, 2007).
 * Both sides' lines stand in the result, marked in the style of `git merge-file --diff3` where they meet. A text that was
 * given other line ends as a whole (a checkout on Windows) is merged in the template's, and gets its own back.
 * @returns undefined when one of the three is no text, or too large
 */
export function mergeText(yours: Uint8Array, base: Uint8Array, theirs: Uint8Array, labels: Labels): Merged | undefined {
  const [mine, old, made] = [linesOf(yours), linesOf(base), linesOf(theirs)];
  if (!mine || !old || !made) return undefined;
  const own = lineEndOf(mine);
  const templates = lineEndOf(made);
  const [from, to] = [whole(own), whole(templates)];
  const foreign = from && to && from !== to;
  const even = (lines: readonly string[]) => (foreign ? withLineEnd(lines, to) : lines);
  const merged = mergeLines(even(mine), even(old), made, labels);
  if (!merged) return undefined;
  const lines = foreign ? withLineEnd(merged.lines, from) : merged.lines;
  return { content: Buffer.from(lines.join("")), conflicts: merged.conflicts };
}

function whole(end: LineEnd): "lf" | "crlf" | undefined {
  return end === "lf" || end === "crlf" ? end : undefined;
}

function mergeLines(
  yours: readonly string[],
  base: readonly string[],
  theirs: readonly string[],
  labels: Labels,
): { lines: string[]; conflicts: number } | undefined {
  const { codes, line } = numbered(yours, base, theirs);
  const [a = [], o = [], b = []] = codes;
  if (pairsOf(a, o) + pairsOf(o, b) > mostPairs) return undefined;
  let conflicts = 0;
  const lines = diff3Merge(a, o, b, { excludeFalseConflicts: true }).flatMap(({ ok, conflict }) => {
    if (!conflict) return (ok ?? []).map(line);
    const { before, middle, after } = trimmed(conflict);
    if (middle.a.length === 0 && middle.b.length === 0) return [...before, ...after].map(line);
    conflicts++;
    const side = (part: readonly number[]) => ended(part.map(line));
    return [
      ...before.map(line),
      ...[`<<<<<<< ${labels.yours}\n`, ...side(middle.a), `||||||| ${labels.base}\n`, ...side(middle.o)],
      ...["=======\n", ...side(middle.b), `>>>>>>> ${labels.theirs}\n`],
      ...after.map(line),
    ];
  });
  return { lines, conflicts };
}

interface Sides {
  readonly a: readonly number[];
  readonly o: readonly number[];
  readonly b: readonly number[];
}

/** What both sides have alike at the edges of a conflict is none: git draws its markers as narrowly. */
function trimmed({ a, o, b }: Sides): { before: readonly number[]; middle: Sides; after: readonly number[] } {
  const shortest = Math.min(a.length, b.length);
  let head = 0;
  while (head < shortest && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shortest - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const middle = { a: a.slice(head, a.length - tail), o, b: b.slice(head, b.length - tail) };
  return { before: a.slice(0, head), middle, after: a.slice(a.length - tail) };
}

/** A marker starts a line of its own, also after a last line without an end. */
function ended(lines: readonly string[]): string[] {
  return lines.map((line) => (line.endsWith("\n") ? line : `${line}\n`));
}

/** True when a text holds conflict markers that nobody has settled: an opening, a middle and a closing line. */
export function hasMarkers(content: Uint8Array): boolean {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString();
  return /^<{7} /m.test(text) && /^={7}\r?$/m.test(text) && /^>{7} /m.test(text);
}
