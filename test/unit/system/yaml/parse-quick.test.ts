import { expect, test } from "vitest";
import { parseYaml } from "../../../../src/system/yaml/index.ts";
import { rowsOf } from "../../../check/rows.ts";
import { damaged, others, ours, texts } from "../../../support/yaml-texts.ts";

/** What is read of a text, and of the same behind a comment that only the slow parser may see. */
function differing(all: Iterable<string>): { text: string; quick: string; slow: string }[] {
  const found: { text: string; quick: string; slow: string }[] = [];
  for (const text of all) {
    // In front of these a comment is something else.
    if (/^(?:\ufeff|%)/.test(text)) continue;
    const [quick, slow] = [shown(text), shown(`# <<\n${text}`)];
    if (quick !== slow) found.push({ text: text.slice(0, 200), quick: quick.slice(0, 200), slow: slow.slice(0, 200) });
  }
  return found.slice(0, 5);
}

function shown(text: string): string {
  const { value, findings, broken } = parseYaml(text, { file: "a.yaml" });
  return JSON.stringify({ value, codes: findings.map(({ code }) => code), broken });
}

test("templates of ours, and the tables of check, are the same read quickly and slowly", async () => {
  const rows = await Promise.all((["faults", "valid"] as const).map((name) => rowsOf<{ files: object }>(name)));
  const files = rows.flat().flatMap(({ files: own }) => Object.entries(own) as [string, string][]);
  const yaml = files.filter(([path]) => /\.(?:ya?ml|cff)$/.test(path)).map(([, text]) => text);
  expect(differing([...ours, ...yaml])).toEqual([]);
});

test("and so are 1,200 texts with accidents", () => {
  expect(differing(damaged(1200, () => true))).toEqual([]);
});

test("places are there when they are asked for", () => {
  const { position, source, findings } = parseYaml("a: 1\nb:\n  - x\n  - 0x10\n", { file: "a.yaml" });
  expect(findings).toEqual([]);
  expect(position(["b", 1])).toEqual({ line: 4, column: 5 });
  expect(position(["b"], "key")).toEqual({ line: 2, column: 1 });
  expect(source(["b", 1])).toBe("0x10");
});

test.runIf(others)(
  "clones of others",
  () => {
    expect(differing(texts(others ?? "", 1_000_000))).toEqual([]);
  },
  600_000,
);
