import type { Decision, FileState, Reason, Verdict } from "./decision.ts";
import { linesOf, similarity } from "./lines.ts";
import { type Labels, mergeText } from "./merge.ts";

/** What stands at a path of the repository: a file, nothing, or something that is neither (a folder, a link). */
export type Yours = FileState | "nothing" | "blocked";

/** A file of the template's last render, as the record has it. */
export interface BaseFile extends FileState {
  /** Where you have it, when that is not the template's path. */
  readonly place?: string | undefined;
  /** True when your file was there before the template. */
  readonly own?: boolean | undefined;
}

export interface Sides {
  /** The last render, by its paths. Empty when a repository is adopted. */
  readonly base: ReadonlyMap<string, BaseFile>;
  /** The new render, by its paths. */
  readonly theirs: ReadonlyMap<string, FileState>;
  /** The repository. */
  readonly yours: (path: string) => Yours;
}

export interface Rules {
  readonly labels: Labels;
  /** The new path of a file of the last render, when the template moved it. */
  readonly renamed: (path: string) => string | undefined;
  /** Whether a file that the new render lacks shall go; otherwise it is left to the repository's owner. */
  readonly gone: (path: string) => boolean;
  /** Where the repository has a file that the new render brings, under another name: `docs/SECURITY.md`. */
  readonly elsewhere: (path: string) => string | undefined;
  /** Where the owner has moved a file of the last render. */
  readonly moved: (path: string, base: BaseFile) => string | undefined;
  /** What stands there already is kept as it is (adopting), not merged with the template's text. */
  readonly keepPresent: boolean;
  /** Whether a text still parses, asked of what was merged. */
  readonly parses: (path: string, content: Uint8Array) => boolean;
}

/** What becomes of each file, and how the next record shall remember it. */
export interface Reconciled {
  readonly decisions: readonly Decision[];
  /** By the new render's paths: where the owner has it, and whether it was there before the template. */
  readonly remembered: ReadonlyMap<string, Remembered>;
}

export interface Remembered {
  readonly place?: string;
  readonly own?: boolean;
}

/** Below this share of common lines two texts do not go back to one: merging them would mark the whole file. */
const related = 0.5;

/**
 * Three-way merge of a whole tree: the last render is the ancestor, the repository one side, the new render the other.
 * Nothing of the owner's is ever dropped: a line of theirs is in the result, in a conflict, or in a file left alone.
 */
export function reconcile(sides: Sides, rules: Rules): Reconciled {
  const remembered = new Map<string, Remembered>();
  const paired = new Set<string>();
  const decisions: Decision[] = [];
  for (const [path, base] of sides.base) {
    const target = rules.renamed(path) ?? path;
    const theirs = paired.has(target) ? undefined : sides.theirs.get(target);
    if (!theirs) {
      decisions.push(withoutTheirs(path, base, sides, rules));
      continue;
    }
    paired.add(target);
    const decision = withBoth(path, base, target, theirs, sides, rules);
    decisions.push(decision);
    remember(remembered, target, decision.place, base.own === true);
  }
  for (const [path, theirs] of sides.theirs) {
    if (paired.has(path)) continue;
    const decision = withoutBase(path, theirs, sides, rules);
    decisions.push(decision);
    remember(remembered, path, decision.place, decision.verdict === "kept");
  }
  return { decisions: decisions.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)), remembered };
}

function remember(all: Map<string, Remembered>, path: string, place: string | undefined, own: boolean): void {
  if (place !== undefined || own) all.set(path, { ...(place === undefined ? {} : { place }), ...(own ? { own } : {}) });
}

/** A file that both renders have. */
function withBoth(
  path: string,
  base: BaseFile,
  target: string,
  theirs: FileState,
  sides: Sides,
  rules: Rules,
): Decision {
  // A file that the template leaves as it is need not be looked for.
  const changed = target !== path || !same(theirs.content, base.content);
  const { at, yours } = whereYouHave(path, base, target, sides, changed ? rules : undefined);
  const place = at === path || at === target ? undefined : at;
  // What the owner moved stays where they put it.
  const goal = at === path ? target : at;
  const moves = goal !== at;
  const rest = { base, theirs, ...(place ? { place } : {}) };
  if (yours === "nothing") return decide(target, "deleted-by-you", null, null, rest);
  if (yours === "blocked") return decide(at, "kept", null, null, { ...rest, reason: "blocked" });
  if (moves && isTaken(goal, sides)) return decide(at, "conflict", yours, yours, { ...rest, reason: "occupied" });
  const from = moves ? { from: at } : {};
  const merged = threeWay(goal, yours, base, theirs, rules);
  const verdict = moves && (merged.verdict === "unchanged" || merged.verdict === "kept") ? "update" : merged.verdict;
  return decide(goal, verdict, yours, merged.after, { ...rest, ...from, ...merged.why });
}

/** Where the owner has a file of the last render: where it was written, where they moved it, or at its new path already. */
function whereYouHave(
  path: string,
  base: BaseFile,
  target: string,
  { yours }: Sides,
  rules: Rules | undefined,
): { at: string; yours: Yours } {
  for (const at of [base.place, path, target]) {
    if (at === undefined) continue;
    const found = yours(at);
    if (found !== "nothing") return { at, yours: found };
  }
  const at = rules?.moved(path, base);
  return at === undefined ? { at: path, yours: "nothing" } : { at, yours: yours(at) };
}

function isTaken(path: string, { yours }: Sides): boolean {
  return yours(path) !== "nothing";
}

interface Outcome {
  readonly verdict: Verdict;
  readonly after: FileState;
  readonly why?: { readonly reason?: Reason; readonly conflicts?: number };
}

function threeWay(path: string, yours: FileState, base: BaseFile, theirs: FileState, rules: Rules): Outcome {
  const executable = yours.executable === base.executable ? theirs.executable : yours.executable;
  const withContent = (content: Uint8Array): FileState =>
    same(content, yours.content) && executable === yours.executable ? yours : { content, executable };
  if (same(theirs.content, base.content) || same(theirs.content, yours.content)) {
    const after = withContent(yours.content);
    if (after !== yours) return { verdict: "update", after };
    return same(theirs.content, yours.content) ? { verdict: "unchanged", after } : kept(after, "yours");
  }
  if (same(yours.content, base.content)) return { verdict: "update", after: withContent(theirs.content) };
  if (base.own && isUnrelated(yours, base)) return kept(yours, "own");
  const merged = mergeText(yours.content, base.content, theirs.content, rules.labels);
  if (!merged) return { verdict: "conflict", after: yours, why: { reason: "binary", conflicts: 1 } };
  const after = withContent(merged.content);
  if (merged.conflicts > 0) return { verdict: "conflict", after, why: { conflicts: merged.conflicts } };
  if (after === yours) return kept(yours, "yours");
  // Two edits that do not touch may still not go together: a key that stands twice, a list that is no list any more.
  if (!rules.parses(path, after.content) && rules.parses(path, yours.content))
    return { verdict: "conflict", after: yours, why: { reason: "syntax", conflicts: 1 } };
  return { verdict: "merged", after };
}

function kept(after: FileState, reason: Reason): Outcome {
  return { verdict: "kept", after, why: { reason } };
}

function isUnrelated(yours: FileState, base: FileState): boolean {
  const [mine, old] = [linesOf(yours.content), linesOf(base.content)];
  return !mine || !old || similarity(mine, old) < related;
}

/** A file that the template no longer has. */
function withoutTheirs(path: string, base: BaseFile, sides: Sides, rules: Rules): Decision {
  const { at, yours } = whereYouHave(path, base, path, sides, rules.gone(path) ? rules : undefined);
  if (yours === "nothing") return decide(path, "deleted-by-you", null, null, { base });
  if (yours === "blocked") return decide(at, "kept", null, null, { base, reason: "blocked" });
  if (!rules.gone(path) || base.own) return decide(at, "kept", yours, yours, { base, reason: "released" });
  if (same(yours.content, base.content) && yours.executable === base.executable)
    return decide(at, "delete", yours, null, { base });
  return decide(at, "conflict", yours, yours, { base, reason: "modify-delete", conflicts: 1 });
}

/** A file that the template did not have before. */
function withoutBase(path: string, theirs: FileState, sides: Sides, rules: Rules): Decision {
  const yours = sides.yours(path);
  const rest = { theirs };
  if (yours === "nothing") {
    const place = rules.elsewhere(path);
    const found = place === undefined ? "nothing" : sides.yours(place);
    if (place === undefined || found === "nothing") return decide(path, "create", null, theirs, rest);
    const there = found === "blocked" ? null : found;
    return decide(path, "kept", there, there, { ...rest, place, reason: "elsewhere" });
  }
  if (yours === "blocked") return decide(path, "kept", null, null, { ...rest, reason: "blocked" });
  if (same(yours.content, theirs.content)) return decide(path, "unchanged", yours, yours, rest);
  if (rules.keepPresent) return decide(path, "kept", yours, yours, { ...rest, reason: "own" });
  const merged = mergeText(yours.content, new Uint8Array(), theirs.content, rules.labels);
  const after = merged ? { content: merged.content, executable: yours.executable } : yours;
  return decide(path, "conflict", yours, after, { ...rest, reason: "add-add", conflicts: merged?.conflicts ?? 1 });
}

function decide(
  path: string,
  verdict: Verdict,
  before: FileState | null,
  after: FileState | null,
  rest: Partial<Decision>,
): Decision {
  return { path, verdict, before, after, conflicts: 0, ...rest };
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a === b || Buffer.compare(a, b) === 0;
}
