import { expect, test } from "vitest";
import { yamlRule } from "../../../../src/check/yaml.ts";
import { good } from "./cases/good.ts";
import { examine, shown } from "./rules.ts";

test.each(good)("nothing is found: $what", ({ files }) => {
  expect(examine(files).map(shown)).toEqual([]);
  // A file that does not parse is passed over: none of these may be.
  for (const [path, text] of Object.entries(files))
    if (yamlRule.applies(path)) expect(yamlRule.inspect(path, text)).toEqual([]);
});
