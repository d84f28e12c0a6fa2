import { expect, test } from "vitest";
import type { Context } from "../../../../src/cli/context.ts";
import { printSarif } from "../../../../src/cli/views/sarif.ts";

function print(count: number, file = "a.md"): { results: { level: string }[]; properties: { results: number } } {
  let written = "";
  const context = {
    out: { write: (text: string) => (written += text) },
    world: { version: "1.0.0" },
    lang: "en",
    t: (code: string) => code,
  } as unknown as Context;
  const shown = Array.from({ length: count }, (_, index) => {
    const level = index === count - 1 ? ("error" as const) : ("note" as const);
    return { code: "links.file", level, file, line: index + 1, column: 1, params: { target: "x" }, message: "m" };
  });
  printSarif(shown, { findings: shown, unchecked: [], notOffered: [], files: 1, isMendable: () => false }, context);
  return JSON.parse(written).runs[0];
}

test("no more results than code scanning takes, the gravest first, and how many there are", () => {
  const { results, properties } = print(25_010);
  expect(results).toHaveLength(25_000);
  expect(results[0]).toMatchObject({ level: "error" });
  expect(properties.results).toBe(25_010);
});

test.each([
  ["a b#?.md", "a%20b%23%3F.md"],
  ["a:b.md", "a%3Ab.md"],
  ["文/档.md", "%E6%96%87/%E6%A1%A3.md"],
  ["100%.md", "100%25.md"],
])("%s is the address %s", (file, uri) => {
  expect(print(1, file).results[0]).toMatchObject({
    locations: [{ physicalLocation: { artifactLocation: { uri, uriBaseId: "%SRCROOT%", index: 0 } } }],
  });
});
