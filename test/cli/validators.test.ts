import { expect, test } from "vitest";
import { fileRules } from "../../src/check/files/index.ts";
import { builtValidators } from "../../src/cli/check/validators.ts";
import { home } from "../support/render.ts";
import { forms } from "../unit/check/files/cases/forms.ts";
import { good } from "../unit/check/files/cases/good.ts";
import { services } from "../unit/check/files/cases/services.ts";
import { workflows } from "../unit/check/files/cases/workflows.ts";
import { inspect, rules } from "../unit/check/files/rules.ts";

test("the validators of the build say what the schemas say", () => {
  const built = fileRules(builtValidators({ home }));
  expect(built).toHaveLength(rules.length);
  const bad = [...forms, ...services, ...workflows].map(({ path, text }): [string, string] => [path, text]);
  for (const [path, text] of [...bad, ...good.flatMap(({ files }) => Object.entries(files))]) {
    const found = built.filter((rule) => rule.applies(path)).flatMap((rule) => rule.inspect(path, text));
    expect(found, path).toEqual(inspect(path, text));
  }
});
