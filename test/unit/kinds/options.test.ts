import { describe, expect, test } from "vitest";
import type { Value } from "../../../src/kinds/item.ts";
import { compareField } from "../../../src/kinds/kind.ts";

const option = (id: string, name = id, color = "gray") => ({ id, name, color, description: "" });
const there = [option("todo"), option("doing"), option("done")];
const additive = { strict: false, remove: false };
const compare = (wanted: Value, rights = additive) => compareField("board-field", "options", wanted, there, rights);

describe("options of a field", () => {
  test("as they are: nothing", () => {
    expect(compare([{ name: "todo" }, { name: "doing" }, { name: "done" }])).toBeUndefined();
  });

  test("a renamed one keeps its id, and what is not listed stays at the end", () => {
    expect(compare([{ name: "Backlog", was: ["todo"] }, { name: "done" }])).toEqual({
      after: [option("todo", "Backlog"), option("done"), option("doing")],
    });
  });

  test("a new one has no id and is gray", () => {
    const { after } = compare([{ name: "new" }]) ?? {};
    expect((after as Value[])[0]).toEqual({ name: "new", color: "gray", description: "" });
  });

  test("what is not listed goes only where that is allowed, and is held back where it would", () => {
    expect(compare([{ name: "todo" }], { strict: true, remove: true })?.removes).toEqual(["doing", "done"]);
    expect(compare([{ name: "todo" }], { strict: true, remove: false })?.held).toEqual(["doing", "done"]);
  });
});

describe("other fields", () => {
  test.each<[string, string, Value, Value, boolean]>([
    ["the order of topics says nothing", "topics", ["b", "a"], ["a", "b"], true],
    ["nor that of patterns", "include", ["refs/heads/b", "~ALL"], ["~ALL", "refs/heads/b"], true],
    ["that of a view's fields does", "fields", ["b", "a"], ["a", "b"], false],
    ["a parent is one whatever its case", "parent", "Core", "core", true],
    ["no parent is not a parent", "parent", null, "core", false],
  ])("%s", (_, field, wanted, actual, equal) => {
    expect(compareField("team", field, wanted, actual, additive) === undefined).toBe(equal);
  });

  test("rules of which nothing is said are left as they are", () => {
    const actual = { checks: ["b", "a"], deletion: true, pullRequest: { approvals: 1, codeOwners: true } };
    const compareRules = (wanted: Value) => compareField("ruleset", "rules", wanted, actual, additive);
    expect(compareRules({ checks: ["a", "b"], pullRequest: { approvals: 1 } })).toBeUndefined();
    expect(compareRules({ pullRequest: { approvals: 2 } })?.after).toEqual({
      ...actual,
      pullRequest: { approvals: 2, codeOwners: true },
    });
  });
});
