import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { convertNodes, type Words, wordOf11 } from "../../../../src/check/files/read/nodes.ts";
import { parseLoosely } from "../../../../src/system/yaml/loosely.ts";
import { loosen } from "../../../../src/system/yaml/loosen.ts";
import { coreWord, quickValue } from "../../../../src/system/yaml/quick-value.ts";
import { rowsOf } from "../../../check/rows.ts";
import { damaged, others, ours, texts } from "../../../support/yaml-texts.ts";

/** The value as the reader that keeps places has it; faults of the text come first. */
function slowly(text: string, words: Words): unknown {
  const documents = parseLoosely(text, { schema: "core", resolveKnownTags: false });
  const faults = documents.flatMap(({ errors }) => errors.map(({ code, message }) => `${code} ${message}`));
  // As the reader of services has it.
  if (documents.length === 0) return null;
  if (faults.length > 0 || documents.length !== 1 || !documents[0]) return { faults, documents: documents.length };
  return convertNodes(documents[0].document, words, false).value;
}

const hasFaults = (text: string) =>
  [parseAllDocuments(text, { uniqueKeys: false })].flat().some(({ errors }) => errors.length > 0);

/** Texts of which the two say different things. */
function differing(all: Iterable<string>): { text: string; quick: string; slow: string }[] {
  const found: { text: string; quick: string; slow: string }[] = [];
  for (const text of all) {
    // Of a text that is read loosely, the slow reader's value lacks a line break; the quick one has it as services do.
    if (loosen(text) !== text && hasFaults(text)) continue;
    for (const words of ["1.1", "1.2"] as const) {
      const quick = quickValue(text, words === "1.1" ? wordOf11 : coreWord);
      if (!quick) continue;
      const [one, other] = [shown(quick.value), shown(slowly(text, words))];
      const at = [...one].findIndex((sign, index) => sign !== other[index]);
      if (one !== other)
        found.push({
          text: text.slice(0, 200),
          quick: one.slice(at - 40, at + 40),
          slow: other.slice(at - 40, at + 40),
        });
    }
  }
  return found.slice(0, 5);
}

const shown = (value: unknown) =>
  JSON.stringify(value, (_, item) => (typeof item === "number" && !Number.isSafeInteger(item) ? `${item}#` : item));

describe("the value of a quick reading is that of the slow one", () => {
  test.each([
    "a: 1\nb: 0x1F\nc: 0o17\nd: 017\ne: 1e3\nf: .5\ng: 5.\nh: -.inf\ni: .NaN\nj: +7\nk: -0\nl: 1_000\nm: 12:30\n",
    "a: yes\nb: NO\nc: on\nd: Off\ne: True\nf: tRUE\ng: ~\nh: Null\ni:\nj: 'yes'\nk: \"no\"\nl: y\n",
    "on: push\nyes: x\n1.10: a\n0x10: b\nnull: c\n~: d\ntrue: e\n__proto__: f\nconstructor: g\n",
    "a: |\n  x\n\n  y\nb: >-\n  x\n  y\n\n  z\nc: |+\n  x\n\nd: |2\n    x\n",
    "a: [1, 'two', {three: 3, four: }, ]\nb: {}\nc: []\nd: [[], {}]\n",
    "- a\n-\n- - b\n  - c: 1\n    d: 2\n",
    "a: one\n  two\n\n  three\nb: 'one\n\n  two'\nc: \"one\\\n  two \\u00e9\\x41\"\n",
    "plain text",
    "12",
    "---\na: 1\n",
    "a: 9007199254740993\nb: 123456789012345678901234567890\nc: 1.0\nd: 0.1e-400\n",
    "a: http://x.y/#z\nb: a #c\nc: a:b\n",
    "# nothing\n",
  ])("text %#", (text) => {
    expect(quickValue(text, coreWord)).toBeDefined();
    expect(differing([text])).toEqual([]);
  });

  test.each([
    ...["", "a: &x 1\n", "a: &x 1\nb: *x\n", "a: !t 1\n", "a: !!str 1\n", "a: ! 1\n", "a\n---\nb\n"],
    ...[
      "%YAML 1.1\n---\na: 1\n",
      "a: 1\na: 2\n",
      "1: a\n'1': b\n",
      ": a\n",
      "? [a]\n: b\n",
      "? {a: b}\n: c\n",
      "{[a]: b}",
      "a: {{b: c}: d}\n",
      "a: {{ b }}\n",
      "{a, [b]}",
      "a: [\n",
    ],
    ...["a: \rb\n", "\ta: 1\n", `${"[".repeat(200)}${"]".repeat(200)}`],
  ])("left alone: %#", (text) => {
    expect(quickValue(text, coreWord)).toBeUndefined();
  });

  test("files of ours", () => {
    expect(ours.filter((text) => quickValue(text, coreWord)).length).toBeGreaterThan(40);
    expect(differing(ours)).toEqual([]);
  });

  test("the tables of check", async () => {
    const rows = await Promise.all([
      rowsOf<{ files: Record<string, string> }>("faults"),
      rowsOf<{ files: Record<string, string> }>("valid"),
    ]);
    const all = rows.flat().flatMap(({ files }) => Object.entries(files));
    expect(differing(all.filter(([path]) => /\.(?:ya?ml|cff)$/.test(path)).map(([, text]) => text))).toEqual([]);
  });

  test("5,000 texts with accidents", () => {
    expect(differing(damaged(5000, (text) => quickValue(text, coreWord) !== undefined))).toEqual([]);
  });

  test.runIf(others)(
    "clones of others",
    () => {
      expect(differing(texts(others ?? "", 1_000_000))).toEqual([]);
    },
    600_000,
  );
});
