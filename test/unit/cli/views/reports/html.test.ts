import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Document } from "../../../../../src/cli/views/reports/document.ts";
import { htmlOf } from "../../../../../src/cli/views/reports/html.ts";
import { hostileDocument } from "./hostile.ts";
import { noPython, type Parsed, parseHtml } from "./python.ts";
import { contributors, health } from "./sample.ts";
import { textsOf } from "./texts.ts";

const page = (document: Document) => htmlOf(document, textsOf[document.lang]);
const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const elements =
  /^(html|head|meta|title|style|body|a|header|h1|h2|p|nav|ul|li|main|section|footer|script|dl|div|dt|dd|span|figure|figcaption|details|summary|table|caption|thead|tbody|tr|th|td|svg|desc|g|rect|path|circle|text)$/;
const attributes =
  /^(lang|charset|http-equiv|content|name|class|href|id|aria-label|aria-labelledby|scope|role|tabindex|data-v|viewbox|width|height|font-family|font-size|x|y|cx|cy|r|rx|d|fill|text-anchor|pointer-events|stroke-(width|linejoin|dasharray))$/;

/** What must hold for every page, whatever is in it. */
function expectSafe({ tags, texts, others }: Parsed): void {
  for (const [name, values] of tags) {
    expect(name).toMatch(elements);
    for (const key of Object.keys(values)) expect(key, `${name} ${key}`).toMatch(attributes);
    if (values.href !== undefined) expect(values.href).toMatch(/^#[a-z.0-9-]+$/);
  }
  const inside = (element: string) => texts.filter(([name]) => name === element).map(([, text]) => text);
  const named = (element: string) => tags.filter(([name]) => name === element);
  expect(named("script")).toEqual([["script", {}]]);
  expect(named("style")).toEqual([["style", {}]]);
  const policy = tags.find(([, values]) => values["http-equiv"] === "Content-Security-Policy")?.[1].content;
  expect(policy).toBe(
    `default-src 'none'; script-src ${hash(inside("script").join(""))}; style-src ${hash(inside("style").join(""))}; base-uri 'none'; form-action 'none'`,
  );
  const ids = tags.flatMap(([, { id }]) => (id ? [id] : []));
  expect(new Set(ids).size).toBe(ids.length);
  const wanted = tags.flatMap(([, values]) => [
    ...(values["aria-labelledby"]?.split(" ") ?? []),
    ...(values.href ? [values.href.slice(1)] : []),
  ]);
  expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  expect(others).toEqual(["DOCTYPE html"]);
}

describe.skipIf(noPython)("a report as a page", () => {
  test("is whole, names its parts, and allows only its own style and script", () => {
    const documents = [contributors("en"), contributors("zh"), health("en"), health("zh")];
    const pages = parseHtml(documents.map(page));
    pages.forEach(expectSafe);
    const names = pages[0]?.tags.map(([name]) => name) ?? [];
    for (const name of ["header", "nav", "main", "footer"]) expect(names.filter((one) => one === name)).toHaveLength(1);
    expect(pages.map(({ tags }) => tags[0])).toEqual(["en", "zh-CN", "en", "zh-CN"].map((lang) => ["html", { lang }]));
  });

  test("has captions, scopes and a table of numbers for every chart", () => {
    const [parsed] = parseHtml([page(contributors("en"))]);
    const tags = parsed?.tags ?? [];
    const count = (element: string, test: (values: Readonly<Record<string, string | null>>) => boolean = () => true) =>
      tags.filter(([name, values]) => name === element && test(values)).length;
    expect(count("table")).toBe(5);
    expect(count("caption")).toBe(5);
    expect(count("th", ({ scope }) => scope !== "col" && scope !== "row")).toBe(0);
    expect(count("svg", ({ role }) => role === "img")).toBe(count("svg"));
    expect(count("figure")).toBe(count("details"));
    expect(count("td", (values) => values["data-v"] === "1000")).toBe(1);
  });

  test("of anything keeps every text text", () => {
    const documents = fc.sample(hostileDocument, 50);
    parseHtml(documents.map(page)).forEach((parsed, index) => {
      expectSafe(parsed);
      const document = documents[index] as Document;
      const title = parsed.texts.find(([name]) => name === "h1")?.[1] ?? "";
      expect(title.length).toBeLessThanOrEqual(300);
      expect(title).not.toMatch(/[\p{Cc}\u202e\u200b]/u);
      expect(parsed.tags.filter(([name]) => name === "h2")).toHaveLength(
        document.sections.length + (document.notes.length > 0 ? 1 : 0),
      );
    });
  });

  test("is the same bytes for the same report, and has no address", () => {
    expect(page(health("zh"))).toBe(page(health("zh")));
    expect(page(health("zh"))).not.toMatch(/https?:|url\(|@import|src=/);
  });
});
