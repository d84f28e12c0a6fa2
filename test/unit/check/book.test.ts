import { describe, expect, test } from "vitest";
import { ruleBook, ruleIdOf, ruleOf } from "../../../src/check/book.ts";
import { fileMessages } from "../../../src/check/files/messages.ts";
import { repositoryMessages } from "../../../src/check/repository/messages.ts";
import { en } from "../../../src/cli/messages/en.ts";
import { eventMessages } from "../../../src/events/messages.ts";
import { manifestMessages } from "../../../src/manifest/messages.ts";
import { ruleIds } from "../../../src/manifest/schema/check.ts";
import { sourceFiles, withoutComments } from "../source.ts";

const texts = { ...manifestMessages, ...eventMessages, ...repositoryMessages, ...fileMessages() };
const holes = (text: string) => [...new Set(text.match(/\{[a-zA-Z]+\}/g))].sort();

test("ids are told apart, and in order", () => {
  const ids = ruleBook.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual([...ids].sort());
  for (const id of ids) expect(id).toMatch(/^[a-z][a-z-]*$/);
});

test("the manifest knows the rules that may be switched off: all but itself and what stands for others", () => {
  const fixed = ["finding", "manifest", "tree"];
  expect([...ruleIds].sort()).toEqual(ruleBook.map(({ id }) => id).filter((id) => !fixed.includes(id)));
});

test.each(ruleBook.map((rule) => [rule.id, rule] as const))(
  "%s says in both languages what must hold, and why",
  (_, rule) => {
    for (const { en, zh } of [rule.title, rule.reason]) {
      expect(en).toMatch(/^\S.*\S$/s);
      expect(zh).toMatch(/\p{Script=Han}/u);
    }
    expect(rule.title.en.endsWith(".")).toBe(false);
    expect(rule.sources.length).toBeGreaterThan(0);
  },
);

describe("codes", () => {
  /** Codes that stand in the source of the check, and those that it puts together. */
  const stated = sourceFiles()
    .filter(({ path }) => path.startsWith("check/") && !path.endsWith("messages.ts"))
    .flatMap(({ path, text }) =>
      [...withoutComments(text).matchAll(/"([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)"/g)].map((match) => ({
        path,
        code: match[1] ?? "",
      })),
    )
    .filter(({ code }) => ruleOf(ruleIdOf(code)) && !/\.(?:json|ya?ml|md|toml|lock|cff|py|gradle)$/.test(code));

  test("every code of a finding has a rule", () => {
    const all = [...Object.keys(texts), ...stated.map(({ code }) => code)];
    expect(all.filter((code) => ruleOf(ruleIdOf(code)) === undefined && !code.startsWith("yaml."))).toEqual([]);
  });

  test("every code has a text", () => {
    const missing = stated.filter(({ code }) => !Object.hasOwn(texts, code) && !Object.hasOwn(en, code));
    expect(missing).toEqual([]);
    expect(stated.length).toBeGreaterThan(40);
  });

  test("every text of the repository's rules has a code", () => {
    const used = new Set(stated.map(({ code }) => code));
    const made = /\.missing$|^links\./;
    expect(Object.keys(repositoryMessages).filter((code) => !used.has(code) && !made.test(code))).toEqual([]);
    const kinds = sourceFiles().find(({ path }) => path === "check/links/rule.ts")?.text ?? "";
    for (const code of Object.keys(repositoryMessages).filter((one) => one.startsWith("links.")))
      expect(kinds, code).toContain(`"${code.slice("links.".length)}"`);
  });

  test.each(Object.entries(repositoryMessages))("%s says the same in both languages", (_, { en, zh }) => {
    expect(holes(zh)).toEqual(holes(en));
    expect(`${en}${zh}`).not.toMatch(/\n|\.$|。$/);
    expect(zh).toMatch(/\p{Script=Han}/u);
  });
});
