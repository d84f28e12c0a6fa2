import { describe, expect, test } from "vitest";
import { compareFindings } from "../../../../src/system/finding.ts";
import { forms } from "./cases/forms.ts";
import { repositories } from "./cases/repositories.ts";
import { services } from "./cases/services.ts";
import { workflows } from "./cases/workflows.ts";
import { examine, repositoryRules, rules, shown } from "./rules.ts";

const all = [...forms, ...services, ...workflows, ...repositories];

describe("one fault, one finding", () => {
  test.each(all)("$path: $what", ({ path, text, beside = {}, code, at, says }) => {
    // That a service has ended is said of every file of its, faulty or not.
    const found = examine({ ...beside, [path]: text }).filter(({ code }) => code !== "gitpod.ended");
    expect(found.map(shown)).toHaveLength(1);
    const [finding] = found.sort(compareFindings);
    expect([finding?.file, finding?.code, `${finding?.line}:${finding?.column}`]).toEqual([path, code, at]);
    expect(found.map(shown).join("\n")).toMatch(says);
  });
});

test("every rule has been shown a file with a fault", () => {
  const shownRules = new Set(all.map(({ code }) => code.split(".")[0]));
  expect([...rules, ...repositoryRules].map(({ id }) => id).filter((id) => !shownRules.has(id))).toEqual([]);
});

test("levels are those of the rule or lower, and a rule's id begins its codes", () => {
  const order = ["note", "warning", "error"];
  const known = new Map([...rules, ...repositoryRules].map((rule) => [rule.id, rule.level]));
  expect(known.size).toBe(rules.length + repositoryRules.length);
  for (const { path, text, beside = {} } of all) {
    for (const { code, level } of examine({ ...beside, [path]: text })) {
      const most = known.get(code.split(".")[0] ?? "");
      expect(order.indexOf(level), code).toBeLessThanOrEqual(order.indexOf(most ?? ""));
    }
  }
});
