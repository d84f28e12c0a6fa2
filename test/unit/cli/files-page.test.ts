import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { commands } from "../../../src/cli/commands.ts";
import { publishedSchemas } from "../../../src/cli/published-schemas.ts";
import { readPrivacy } from "../../../src/manifest/privacy.ts";
import { peopleFile } from "../../../src/manifest/schema/people.ts";
import { collectPeople } from "../../../src/people/collect.ts";
import { fillRegions, findRegions } from "../../../src/people/regions.ts";
import { factFile } from "../../../src/providers/local/facts/schema.ts";
import { answersFile } from "../../../src/scaffold/answers-file.ts";

const schemas = publishedSchemas();
const ajv = new Ajv({ strict: false, allErrors: true });
const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");

/** The fenced blocks of a page, by the word behind their language. */
function blocks(page: string): { kind: string; text: string }[] {
  return [...page.matchAll(/^```\w+ (\w+)\n([\s\S]*?)^```$/gm)].map(([, kind = "", text = ""]) => ({ kind, text }));
}

const loaders: Readonly<Record<string, (text: string) => boolean>> = {
  people: (text) => v.safeParse(peopleFile, parse(text)).success,
  facts: (text) => v.safeParse(factFile, parse(text)).success,
  answers: (text) => v.safeParse(answersFile, parse(text)).success,
  privacy: (text) => readPrivacy(text, "privacy.yaml").findings.length === 0,
};

describe.each(["en", "zh"])("docs/%s/reference/files.md (T18)", (lang) => {
  const page = read(`docs/${lang}/reference/files.md`);
  const examples = blocks(page);

  test("has an example of each kind", () => {
    expect([...new Set(examples.map(({ kind }) => kind))].sort()).toEqual([...Object.keys(loaders), "regions"].sort());
  });

  test.each(examples.filter(({ kind }) => kind !== "regions"))("$kind: the schema and the loader take it", (one) => {
    const { kind, text } = one;
    const validate = ajv.compile(schemas[kind] ?? {});
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true);
    expect(loaders[kind]?.(text)).toBe(true);
    // And neither takes what stands under a key that is none.
    if (kind === "answers") return;
    expect(validate({ ...parse(text), strange: 1 })).toBe(false);
    expect(loaders[kind]?.(`${text}strange: 1\n`)).toBe(false);
  });

  test("the marks are marks, and the people of the page fill them", () => {
    const people = collectPeople([examples.find(({ kind }) => kind === "people")?.text ?? ""], "github");
    const filled = examples
      .filter(({ kind }) => kind === "regions")
      .map(({ text }) => {
        expect(findRegions(text).faults).toEqual([]);
        expect(findRegions(text).regions).toHaveLength(1);
        return fillRegions(text, people);
      });
    expect(filled.join("\n")).toContain("Ada Lovelace");
    expect(filled.join("\n")).toContain("* @ada-example @wang-example");
    expect(filled.join("\n")).toContain("/docs/ @acme/docs");
    for (const name of ["maintainers", "emeritus", "groups", "owners"]) expect(page).toContain(`| \`${name}\` |`);
  });

  test("names every schema that there is, and no other", () => {
    const values = commands.find(({ name }) => name === "schema")?.argumentValues;
    expect(Object.keys(schemas).sort()).toEqual([...(values as string[])].sort());
    for (const name of Object.keys(schemas)) expect(page).toContain(`| \`${name}\` |`);
  });

  test("the digest is that of the person above it", () => {
    expect(page).toContain(`sha256:${createHash("sha256").update("ada lovelace").digest("hex")}`);
  });
});

test("both pages have the same examples but for texts", () => {
  const shape = (lang: string) => blocks(read(`docs/${lang}/reference/files.md`)).map(({ kind }) => kind);
  expect(shape("zh")).toEqual(shape("en"));
});

test.each(Object.keys(schemas))("the published schema %s is the one that the loader uses (npm run schemas)", (name) => {
  expect(JSON.parse(read(`src/manifest/schemas/${name}.schema.json`))).toEqual(
    JSON.parse(JSON.stringify(schemas[name])),
  );
});

const factsCases: readonly (readonly [string, unknown])[] = [
  ["a list for a map", []],
  ["a thread without a number", { threads: [{ kind: "issue", author: "ada", opened: "2026-01-01" }] }],
  ["an unknown kind", { threads: [{ kind: "pr", number: 1, author: "ada", opened: "2026-01-01" }] }],
  ["number 0", { threads: [{ kind: "issue", number: 0, author: "ada", opened: "2026-01-01" }] }],
  ["a time without a zone", { releases: [{ tag: "v1", at: "2026-01-01T09:00" }] }],
  ["a person without a login", { people: [{ name: "Ada" }] }],
  ["a list for a person", { people: [[]] }],
];
test.each(factsCases)("an editor and the loader both refuse %s", (_, value) => {
  expect(ajv.compile(schemas.facts ?? {})(value)).toBe(false);
  expect(v.safeParse(factFile, value).success).toBe(false);
});

test.each([
  ["a nested map", { name: { first: "x" } }],
  ["a list of lists", { tags: [["a"]] }],
])("answers: %s is refused by both", (_, value) => {
  expect(ajv.compile(schemas.answers ?? {})(value)).toBe(false);
  expect(v.safeParse(answersFile, value).success).toBe(false);
});
