import fc from "fast-check";
import { expect, test } from "vitest";
import { notebookRule } from "../../src/check/notebook.ts";
import { asList, asMap, isJson, isYaml, parseData } from "../support/data.ts";
import { outline } from "../support/markdown.ts";
import { complaints, readers, type Text } from "../support/readers.ts";
import { type Files, render, textOf, type Wanted } from "../support/render.ts";
import { schemaFor } from "../support/schemas.ts";
import { scriptsIn } from "../support/scripts.ts";
import { isWorkflow } from "../support/validators.ts";

// Answers are text, whatever they hold: nothing in them may end a string, open an expression, or become markup.

/** A bare address is left out: GitHub makes a link of it wherever it stands, and it leads where it says. */
const pieces = [
  '"',
  "'",
  '""',
  "'''",
  ": ",
  " #",
  "#",
  `\${{ secrets.X }}`,
  "${{",
  "}}",
  "{{ name }}",
  "{% raw %}",
  "<%= name =%>",
  "<%%",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<!--",
  "-->",
  "`",
  "```",
  "](",
  ")",
  "](//evil.invalid/x)",
  "![x](y)",
  "[a][b]",
  "- ",
  "---",
  "@all",
  "🎉",
  "社区",
  "*",
  "**",
  "_",
  "&",
  "&amp;",
  "&a",
  "!",
  "!!python/object",
  "%",
  "%YAML",
  "|",
  ">",
  "~",
  "\\",
  "\\n",
  "$",
  "$(id)",
  "; id",
  "{",
  "}",
  "[",
  "]",
  ",",
  "?",
  "= ",
  "+ ",
  "1. ",
  "null",
  "true",
  "0x1F",
  "2027-01-05",
  "Ada",
];

const nasty = (max: number) =>
  fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.join("").trim())
    .filter((text) => text !== "" && text.length <= max);

const answers: fc.Arbitrary<Given> = fc.record({ name: nasty(60), description: nasty(200), maintainer: nasty(60) });
interface Given {
  readonly name: string;
  readonly description: string;
  readonly maintainer: string;
}
const places = [
  ["hub", "github"],
  ["ai-project", "github"],
  ["course", "github"],
] as const;

test.each(places)("%s on %s stays what it is with hostile answers", { timeout: 60_000 }, async (template, forge) => {
  const wanted: Wanted = { template, forge, langs: ["en", "zh"], level: "full" };
  const plain = await render(wanted);
  const code: Text[] = [];
  const check = async (given: Given) => {
    const files = await render({ ...wanted, answers: { ...given } });
    expect([...files.keys()]).toEqual([...plain.keys()]);
    for (const path of files.keys()) {
      if (path.startsWith(".commonry/")) continue;
      const [text, model] = [textOf(files, path), textOf(plain, path)];
      if (text === model) continue;
      sameBut(path, text, model);
      code.push({ path, text });
    }
    wholeValues(files, given);
  };
  await fc.assert(fc.asyncProperty(answers, check), { numRuns: 6 });
  for (const reader of readers.filter(({ missing }) => missing === undefined)) {
    expect(await complaints(reader, code.filter(reader.applies)), reader.id).toEqual([]);
  }
});

/** A file with hostile answers is what it is with plain ones, but for the texts in it. */
function sameBut(path: string, text: string, model: string): void {
  if (isYaml(path) || isJson(path)) expect(shape(parseData(path, text)), path).toEqual(shape(parseData(path, model)));
  if (path.endsWith(".ipynb")) expect(notebookRule.inspect(path, text), path).toEqual([]);
  if (isWorkflow(path)) expect(expressions(text), path).toEqual(expressions(model));
  expect(scriptsIn(path, text), path).toEqual(scriptsIn(path, model));
  expect(pagesIn(path, text).map(markup), path).toEqual(pagesIn(path, model).map(markup));
}

/** A page, the Markdown cells of a notebook, the texts of a form: all that is shown as Markdown. */
function pagesIn(path: string, text: string): string[] {
  if (path.endsWith(".md")) return [text];
  if (path.endsWith(".ipynb")) {
    const { cells } = JSON.parse(text) as { cells: { cell_type: string; source: string | string[] }[] };
    return cells.filter((cell) => cell.cell_type === "markdown").map(({ source }) => [source].flat().join(""));
  }
  if (!["issue-form", "discussion-form"].includes(schemaFor(path) ?? "")) return [];
  const fields = asList(asMap(parseData(path, text)).body).map((field) => asMap(asMap(field).attributes));
  return fields.flatMap(({ value, description }) => [value, description].filter((part) => typeof part === "string"));
}

/** Where an answer is the whole value, it comes back to the letter. */
function wholeValues(files: Files, { name, description, maintainer }: Given): void {
  const { community } = asMap(parseData("community.yaml", textOf(files, "community.yaml")));
  expect(asMap(community)).toMatchObject({ name, description });
  const { people } = asMap(parseData("people.yaml", textOf(files, "people/people.yaml")));
  expect(asList(people).map((person) => asMap(person).name)).toContain(maintainer);
  expect(asMap(parseData("CITATION.cff", textOf(files, "CITATION.cff"))).title).toBe(name);
}

/** The keys and types of a value, without its texts: what no answer may change. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shape(item)]));
  }
  return typeof value;
}

function expressions(text: string): string[] {
  return text.match(/\$\{\{.*?\}\}/gs) ?? [];
}

/** All that is not text on a page: its headings' levels, its links, its HTML. */
function markup(text: string): unknown {
  const { headings, links, html } = outline(text);
  return { headings: headings.map(({ level }) => level), links: links.map(({ target }) => target), html };
}
