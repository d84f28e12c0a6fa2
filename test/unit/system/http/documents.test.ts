import { expect, test } from "vitest";
import { isGraphqlRead, onlyQueries } from "../../../../src/system/http/documents.ts";

test.each([
  "{ viewer { login } }",
  "query { a }",
  "query Q($o: String!, $f: F = { a: { b: 1 } }) @d(x: { y: 1 }) { a { ...F } }\nfragment F on Label { name }",
  "# mutation { a }\nquery { a }",
  'query { a(text: "mutation { x }") }',
  'query { a(text: """ } mutation { x } \\""" """) }',
  "\ufeff,query{mutation{a}}",
])("only reads: %s", (document) => {
  expect(onlyQueries(document)).toBe(true);
});

test.each([
  "mutation { a }",
  "mutation M($a: A = {b: 1}) { a }",
  "query { a } mutation { b }",
  "{ a } mutation { b }",
  "fragment F on L { a } mutation { b }",
  "subscription { a }",
  '"d" mutation { a }',
  'query { a(text: "x\\\\") } mutation { b(text: "") }',
  "query { a # }\n} mutation { b }",
  "@d mutation { a }",
  "query { a } }mutation { b }",
  "queryx { a }",
  "query { a",
  "",
  "mutation",
])("may write: %s", (document) => {
  expect(onlyQueries(document)).toBe(false);
});

test("a body that is no request may write", () => {
  for (const body of [undefined, "", "[]", "{}", '[{"query":"{ a }"}]', '{"query":1}'])
    expect(isGraphqlRead(body)).toBe(false);
  expect(isGraphqlRead('{"query":"{ a }"}')).toBe(true);
});
