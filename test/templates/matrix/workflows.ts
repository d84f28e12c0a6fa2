import { expect, test } from "vitest";
import { allCases, distinct } from "../../support/corpus.ts";
import { isWorkflow } from "../../support/validators.ts";
import { usesOf } from "../../support/workflows.ts";

const workflows = distinct(await allCases(), isWorkflow);

test("there are workflows to look at", () => {
  expect(new Set(workflows.map(({ path }) => path)).size).toBeGreaterThan(7);
});

test("every action is taken at one commit throughout", () => {
  const pins = new Map<string, Set<string>>();
  for (const { text } of workflows) {
    for (const { target, line } of usesOf(text)) {
      const [action = ""] = target.split("@");
      const root = action.split("/").slice(0, 2).join("/");
      pins.set(root, (pins.get(root) ?? new Set()).add(line.slice(line.indexOf("@"))));
    }
  }
  expect([...pins].filter(([, at]) => at.size > 1)).toEqual([]);
});
