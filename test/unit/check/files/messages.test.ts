import { describe, expect, test } from "vitest";
import { fileMessage, fileMessages } from "../../../../src/check/files/messages.ts";
import { typeOrder } from "../../../../src/check/files/schema/describe.ts";
import { schemaRuleIds } from "../../../../src/check/files/schema/messages.ts";
import { expectLinearTime } from "../../../support/steps.ts";
import { forms } from "./cases/forms.ts";
import { repositories } from "./cases/repositories.ts";
import { services } from "./cases/services.ts";
import { workflows } from "./cases/workflows.ts";
import { examine, repositoryRules, rules } from "./rules.ts";
import { schemas } from "./validate.ts";

const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();

const messages = fileMessages();
describe("every finding has its text", () => {
  test.each([...forms, ...services, ...workflows, ...repositories])("$code", ({ path, text, beside = {} }) => {
    for (const { code, params } of examine({ ...beside, [path]: text })) {
      const texts = fileMessage(code);
      expect(texts, code).toBeDefined();
      for (const name of placeholders(`${texts?.en} ${texts?.zh}`)) expect(params).toHaveProperty(name as string);
    }
  });
});

test("both languages say the same: no text is empty, and parameters are of both", () => {
  for (const [code, { en, zh }] of Object.entries(messages)) {
    // What the nearest word is, or what may stand there, is left to the reader of one language in no text.
    expect(placeholders(zh), code).toEqual(placeholders(en));
    expect(en.length * zh.length, code).toBeGreaterThan(0);
    expect(zh, code).toMatch(/[\u4e00-\u9fff]/);
  }
});

test("texts are of rules that there are", () => {
  const ids = new Set([...rules, ...repositoryRules].map(({ id }) => id).concat("notebook"));
  expect(
    [...new Set(Object.keys(messages).map((code) => code.split(".")[0] ?? ""))].filter((id) => !ids.has(id)),
  ).toEqual([]);
  expect(schemaRuleIds.filter((id) => !ids.has(id))).toEqual([]);
});

/** Each part of a schema. */
function* parts(value: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(value)) for (const item of value) yield* parts(item);
  else if (typeof value === "object" && value !== null) {
    yield value as Record<string, unknown>;
    for (const item of Object.values(value)) yield* parts(item);
  }
}

describe("the schemas say only what a message can", () => {
  const all = [...schemas.values()].flatMap((schema) => [...parts(schema)]);

  test("each choice is one of keys: others would report every branch", () => {
    const branches = all.flatMap(({ anyOf, oneOf }) => [anyOf, oneOf].filter(Array.isArray).flat());
    expect(branches.filter((branch) => Object.keys(branch as object).join() !== "required")).toEqual([]);
    expect(branches.length).toBeGreaterThan(0);
  });

  test("each pattern has a name that has a text", () => {
    const named = all.filter((part) => typeof part.pattern === "string" && typeof part.$comment === "string");
    const unnamed = all.filter((part) => typeof part.pattern === "string" && part.$comment === undefined);
    expect(named.map(({ $comment }) => $comment).filter((name) => !messages[`workflow.${name}`])).toEqual([]);
    // Conditions and negations report nothing themselves.
    expect(
      unnamed
        .map(({ pattern }) => pattern)
        .filter((pattern) => !/None|Node|\[Nn\]|omposite|ocker|a-z|\^\\\./.test(String(pattern))),
    ).toEqual([]);
  });

  test("each choice of types has a text", () => {
    const types = all.map(({ type }) => [type].flat()).filter((list) => list.every((name) => typeof name === "string"));
    for (const list of types) {
      const names = typeOrder.filter((name) => list.includes(name));
      if (names.length > 0) expect(messages[`workflow.type-${names.join("-")}`], list.join()).toBeDefined();
    }
  });

  test("no pattern takes long over a long text", () => {
    const patterns = new Set(all.map(({ pattern }) => pattern).filter((pattern) => typeof pattern === "string"));
    for (const pattern of patterns) {
      const regex = new RegExp(pattern as string, "u");
      for (const unit of ["a", ".", "@", "a.", " ", "0", "/", "-", "a b", "1 "])
        expectLinearTime((times) => regex.test(`${unit.repeat(times)}\n`), 12_500, `${pattern} of ${unit}`);
    }
  });
});
