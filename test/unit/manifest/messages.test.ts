import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { manifestMessages } from "../../../src/manifest/messages.ts";

const source = fileURLToPath(new URL("../../../src/", import.meta.url));

/** The texts of all our own modules in two rooms, but for the catalogue itself. */
function code(): string {
  return ["manifest", "system"]
    .flatMap((room) =>
      readdirSync(join(source, room), { recursive: true, encoding: "utf8" }).map((name) => join(room, name)),
    )
    .filter((name) => name.endsWith(".ts") && !name.endsWith("messages.ts"))
    .map((name) => readFileSync(join(source, name), "utf8"))
    .join("\n");
}

/** Codes that are put together from parts: `manifest.expected-` and what is expected, `manifest.` and a kind of unknown key. */
const composed =
  /^manifest\.(?:expected-(?:text|number|boolean|list|map|other)|unknown-key(?:-near|-last)?|timezone-(?:near|letters|offset|city)|zone-(?:sign|fixed))$/;

test("every code has a text, and every text a code", () => {
  const used = new Set(
    code()
      .match(/"(?:yaml|manifest|finding)\.[a-z-]+"/g)
      ?.map((found) => found.slice(1, -1)),
  );
  const known = Object.keys(manifestMessages);
  expect([...used].filter((one) => !known.includes(one))).toEqual([]);
  expect(known.filter((one) => !used.has(one) && !composed.test(one))).toEqual([]);
});

test.each(Object.entries(manifestMessages))("%s says the same in both languages", (_, { en, zh }) => {
  const holes = (text: string) => [...new Set(text.match(/\{[a-z]+\}/gi))].sort();
  expect(holes(zh)).toEqual(holes(en));
  expect(`${en}${zh}`).not.toMatch(/\n|\.$|。$/);
  expect(zh).toMatch(/\p{Script=Han}/u);
});
