import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { commonry } from "../support/cli.ts";

test.each(["community", "people", "events", "facts", "answers", "privacy"])(
  "schema %s is the published one",
  async (name) => {
    const path = new URL(`../../src/manifest/schemas/${name}.schema.json`, import.meta.url);
    expect(await commonry(["schema", name])).toMatchObject({ code: 0, out: readFileSync(path, "utf8"), err: "" });
  },
);

test("schema alone is that of community.yaml", async () => {
  expect((await commonry(["schema"])).out).toBe((await commonry(["schema", "community"])).out);
});
