import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Lock } from "../../../src/scaffold/lock.ts";
import { allCases, type Content, distinct } from "../../support/corpus.ts";
import { complaints, readers } from "../../support/readers.ts";
import { inFolder, textOf } from "../../support/render.ts";
import { scriptsIn } from "../../support/scripts.ts";
import { has, run } from "../../support/tools.ts";

const cases = await allCases();
const contents = distinct(cases, () => true);

/** Says in the name of a test why it does not run. */
const skipped = (missing: string | undefined) =>
  missing === undefined ? "" : ` (skipped: ${missing} is not installed)`;

describe("programs of the system", () => {
  for (const reader of readers) {
    test.skipIf(reader.missing !== undefined)(
      `${reader.id} is content${skipped(reader.missing)}`,
      { timeout: 60_000 },
      async () => {
        const files = [...contents, ...contents.flatMap(({ path, text }) => scriptsIn(path, text))].filter(
          reader.applies,
        );
        expect(files.length).toBeGreaterThan(0);
        expect(await complaints(reader, files)).toEqual([]);
      },
    );
  }
});

const licences = distinct(cases, (path) => path === "LICENSE");
const asked = ({ from }: Content) => (JSON.parse(textOf(from.files, ".commonry/lock.json")) as Lock).answers.license;

const licensecheck = has("licensecheck") ? undefined : "licensecheck";

test.skipIf(licensecheck !== undefined)(
  `licensecheck knows every LICENSE as the one asked for${skipped(licensecheck)}`,
  { timeout: 30_000 },
  async () => {
    const files = new Map(licences.map(({ text }, index) => [`${index}/LICENSE`, Buffer.from(text)] as const));
    const found = await inFolder(files, (cwd) => {
      const options = ["--machine", "--shortname-scheme=spdx", "--lines=0"];
      return run("licensecheck", [...options, ...files.keys()], { cwd })
        .output.trim()
        .split("\n");
    });
    expect(found.sort()).toEqual(licences.map((licence, index) => `${index}/LICENSE\t${asked(licence)}`).sort());
  },
);

for (const id of ["Apache-2.0", "MPL-2.0"]) {
  const path = `/usr/share/common-licenses/${id}`;
  const missing = existsSync(path) ? undefined : path;
  test.skipIf(missing !== undefined)(`the text of ${id} is the one that Debian ships${skipped(missing)}`, () => {
    const texts = licences.filter((licence) => asked(licence) === id);
    expect(texts.length).toBeGreaterThan(0);
    const words = (text: string) => text.split(/\s+/).filter(Boolean).join(" ");
    for (const { text } of texts) expect(words(text)).toBe(words(readFileSync(path, "utf8")));
  });
}
