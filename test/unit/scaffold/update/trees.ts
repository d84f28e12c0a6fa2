import fc from "fast-check";
import type { Decision, FileState } from "../../../../src/scaffold/update/decision.ts";
import { type BaseFile, type Rules, reconcile, type Yours } from "../../../../src/scaffold/update/reconcile.ts";

/** A tree as a test writes it: text by path; what may be run ends in `.sh`. */
export type Texts = Readonly<Record<string, string>>;

export const labels = { yours: "yours", base: "hub 1.0.0", theirs: "hub 2.0.0" };

export const plainRules: Rules = {
  labels,
  renamed: () => undefined,
  gone: () => true,
  elsewhere: () => undefined,
  moved: () => undefined,
  keepPresent: false,
  parses: () => true,
};

export function file(text: string | Uint8Array, executable = false): FileState {
  return { content: Buffer.from(text), executable };
}

export function tree(texts: Texts): Map<string, FileState> {
  return new Map(Object.entries(texts).map(([path, text]) => [path, file(text, path.endsWith(".sh"))]));
}

/** What becomes of three trees, by path. */
export function merge(
  base: Texts | ReadonlyMap<string, BaseFile>,
  yours: Texts | ((path: string) => Yours),
  theirs: Texts,
  rules: Partial<Rules> = {},
) {
  const mine = typeof yours === "function" ? yours : stateIn(tree(yours));
  const old = base instanceof Map ? base : tree(base as Texts);
  const { decisions, remembered } = reconcile(
    { base: old, theirs: tree(theirs), yours: mine },
    { ...plainRules, ...rules },
  );
  return { decisions, remembered, of: (path: string) => decisions.find((one) => one.path === path) };
}

export function stateIn(files: ReadonlyMap<string, FileState>): (path: string) => Yours {
  return (path) => files.get(path) ?? "nothing";
}

/** A decision as a line: verdict, path, reason, and the text that comes of it. */
export function shown({ path, verdict, reason, from, place, after, conflicts }: Decision): string {
  const words = [verdict, from === undefined ? path : `${from} → ${path}`, reason, place && `(${place})`];
  const marks = conflicts > 0 ? [`${conflicts} marked`] : [];
  return [...words, ...marks, after ? JSON.stringify(after.content.toString()) : "gone"].filter(Boolean).join(" ");
}

const line = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom("", "- item", "}", "## Heading", "key: 1", "  nested: true", "中文", "// note"),
  },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 30 }).map((count) => `line ${count}`) },
  { weight: 1, arbitrary: fc.constantFrom("__proto__", "constructor", "a\r", "\t", "e\u0301") },
);

/** What a person does to a text: lines come, go, change, move; the last end of line may be lost. */
const edit = fc.record({
  what: fc.constantFrom("insert", "insert", "remove", "replace", "replace", "move", "double"),
  at: fc.nat(100),
  to: fc.nat(100),
  line,
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;
const edits = fc.array(edit, { maxLength: 4 });

export function edited(lines: readonly string[], changes: readonly Edit[]): string[] {
  const result = [...lines];
  for (const { what, at, to, line: text } of changes) {
    const index = at % (result.length + 1);
    if (what === "insert") result.splice(index, 0, text);
    else if (index === result.length) continue;
    else if (what === "remove") result.splice(index, 1);
    else if (what === "replace") result[index] = text;
    else if (what === "double") result.splice(index, 0, result[index] ?? "");
    else result.splice(to % result.length, 0, ...result.splice(index, 1));
  }
  return result;
}

/** A file's three versions: null where a side has none. */
export interface Triple {
  readonly base: FileState | null;
  readonly yours: FileState | null;
  readonly theirs: FileState | null;
}

const ended = fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 9 })).map(([last, dice]) => dice > 0 || last);
const text = (lines: readonly string[], end: boolean) =>
  lines
    .map((one) => `${one}\n`)
    .join("")
    .slice(0, end ? undefined : -1);
const side = fc.tuple(edits, ended, fc.integer({ min: 0, max: 29 }));

/** Three versions of a text file as two people make them; one in thirty deletes it, or lets it be run. */
export const triples: fc.Arbitrary<Triple> = fc
  .tuple(fc.array(line, { maxLength: 14 }), ended, side, side, fc.integer({ min: 0, max: 19 }))
  .map(([lines, end, mine, other, dice]) => {
    const version = ([changes, last, chance]: typeof mine): FileState | null =>
      chance === 0 ? null : file(text(edited(lines, changes), last), chance === 1);
    const base = dice === 0 ? null : file(text(lines, end));
    return { base, yours: version(mine), theirs: version(other) };
  });
