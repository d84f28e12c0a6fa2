import fc from "fast-check";
import { expect, test } from "vitest";
import type { FileState } from "../../../../src/scaffold/update/decision.ts";
import { mergeText } from "../../../../src/scaffold/update/merge.ts";
import { reconcile } from "../../../../src/scaffold/update/reconcile.ts";
import { labels, plainRules, stateIn, type Triple, triples } from "./trees.ts";

// What holds of every merge, whatever the three sides are.

const textOf = (state: FileState | null) => (state ? Buffer.from(state.content).toString() : "");

function counts(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const line of text.split("\n").map((one) => one.replace(/\r$/, ""))) found.set(line, (found.get(line) ?? 0) + 1);
  return found;
}

function decide({ base, yours, theirs }: Triple, rules = plainRules) {
  const one = (state: FileState | null) => new Map(state ? [["a.md", state]] : []);
  return reconcile({ base: one(base), theirs: one(theirs), yours: stateIn(one(yours)) }, rules);
}

/** Lines that one side has more often than the other. */
function added(side: string, base: string): [line: string, times: number][] {
  const old = counts(base);
  return [...counts(side)].flatMap(([line, times]) => {
    const more = times - (old.get(line) ?? 0);
    return more > 0 && line !== "" ? [[line, more]] : [];
  });
}

test("no line that you have added is lost", () => {
  fc.assert(
    fc.property(triples, (triple) => {
      const [decision] = decide(triple).decisions;
      if (!triple.yours || !decision) return;
      const result = counts(textOf(decision.after));
      for (const [line, times] of added(textOf(triple.yours), textOf(triple.base)))
        expect(result.get(line) ?? 0, line).toBeGreaterThanOrEqual(times);
    }),
    { numRuns: 3000 },
  );
});

test("what the template has added is there, in a conflict, or in a file that is said to be yours", () => {
  fc.assert(
    fc.property(triples, (triple) => {
      const [decision] = decide(triple).decisions;
      if (!triple.theirs || !decision?.after) return;
      const result = counts(textOf(decision.after));
      for (const [line, times] of added(textOf(triple.theirs), textOf(triple.base)))
        expect(result.get(line) ?? 0, line).toBeGreaterThanOrEqual(times);
    }),
    { numRuns: 3000 },
  );
});

test("a file goes only as it was written, and only where that is wanted", () => {
  fc.assert(
    fc.property(triples, fc.boolean(), (triple, wanted) => {
      const [decision] = decide(triple, { ...plainRules, gone: () => wanted }).decisions;
      if (decision?.verdict !== "delete") return;
      expect(wanted).toBe(true);
      expect(textOf(triple.yours)).toBe(textOf(triple.base));
      expect(triple.yours?.executable).toBe(triple.base?.executable);
    }),
    { numRuns: 3000 },
  );
});

test("a second merge with the same template changes nothing", () => {
  fc.assert(
    fc.property(triples, (triple) => {
      const [decision] = decide(triple).decisions;
      if (!decision || decision.verdict === "conflict") return;
      const again = decide({ base: triple.theirs, yours: decision.after, theirs: triple.theirs });
      expect(again.decisions.filter(({ before, after }) => before !== after)).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test("a clean merge is the same from both sides", () => {
  fc.assert(
    fc.property(triples, ({ base, yours, theirs }) => {
      if (!base || !yours || !theirs) return;
      const one = mergeText(yours.content, base.content, theirs.content, labels);
      const other = mergeText(theirs.content, base.content, yours.content, labels);
      expect(one?.conflicts).toBe(other?.conflicts);
      // Where the ends of lines differ all over, the result has those of the side that is yours.
      const text = (merged: typeof one) => String(merged?.content).replaceAll("\r", "");
      if (one?.conflicts === 0) expect(text(one)).toBe(text(other));
    }),
    { numRuns: 2000 },
  );
});

test("whatever bytes the sides hold, it comes to an end, and yours are in the result or left alone", () => {
  const bytes = fc.uint8Array({ maxLength: 60 });
  fc.assert(
    fc.property(bytes, bytes, bytes, (base, yours, theirs) => {
      const side = (content: Uint8Array): FileState => ({ content, executable: false });
      const triple = { base: side(base), yours: side(yours), theirs: side(theirs) };
      const [decision] = decide(triple).decisions;
      const isText = mergeText(yours, base, theirs, labels) !== undefined;
      if (decision?.verdict === "conflict" && !isText) expect(decision.after).toBe(triple.yours);
    }),
    { numRuns: 2000 },
  );
});
