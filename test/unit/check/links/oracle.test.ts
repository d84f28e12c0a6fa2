import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readPage } from "../../../../src/check/links/page.ts";
import { slugsOf } from "../../../../src/check/links/slug.ts";
import { anchorsOf } from "../../../support/links.ts";
import { outline } from "../../../support/markdown.ts";

/**
 * Another reader's view of the same pages: markdownlint reads Markdown with micromark. The pages are those of the
 * packages that are installed here: written by hundreds of people, none of them for this test.
 */
const root = fileURLToPath(new URL("../../../../", import.meta.url));
const pages = readdirSync(join(root, "node_modules"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.md$/i.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort()
  .filter((_, index) => index % 2 === 0)
  .slice(0, 150);

/** Bare addresses are links to GitHub only, and lead out of every repository. */
const isOutside = (target: string) => target === "" || /^(?:https?:|www\.|mailto:|[\w.+-]+@)/i.test(target);

const sorted = (links: readonly { readonly target: string }[]) =>
  [
    ...new Set(links.map(({ target }) => target.replace(/&amp;/g, "&").trim()).filter((target) => !isOutside(target))),
  ].sort();

test("the same anchors of headings as another reader's text gives", () => {
  const words = fc.constantFrom(
    "a",
    "B",
    "1.",
    "中文",
    "、",
    "—",
    "c_d",
    "`e`",
    "*f*",
    "**g**",
    "&amp;",
    "🚀",
    "it's",
    "(h)",
    "[i](j.md)",
    "K/L",
    "é",
    "C++",
  );
  fc.assert(
    fc.property(fc.array(fc.array(words, { minLength: 1, maxLength: 5 }), { maxLength: 6 }), (headings) => {
      const text = headings.map((parts) => `# x ${parts.join(" ")}\n`).join("\n");
      for (const forge of ["github", "gitlab"] as const) {
        const theirs = anchorsOf({ ...outline(text), faults: [] }, forge);
        expect(slugsOf(readPage(text).headings, forge)).toEqual(theirs);
      }
    }),
    { numRuns: 300 },
  );
});

test("the same links as another reader finds, in pages that people wrote", () => {
  let links = 0;
  for (const path of pages) {
    const text = readFileSync(path, "utf8").replace(/^\ufeff/, "");
    const [ours, theirs] = [sorted(readPage(text).links), sorted(outline(text).links)];
    expect(ours, relative(root, path)).toEqual(theirs);
    links += theirs.length;
  }
  expect(pages.length).toBeGreaterThan(50);
  expect(links).toBeGreaterThan(100);
}, 60_000);
