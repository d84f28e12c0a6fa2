import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inside } from "../../../support/inside.ts";
import { tempDir, writeFiles } from "../../system/temp.ts";

/** X12: people files are read together, and a region that is not made anew is named. */

const marks = "# Who\n\n<!-- commonry:begin maintainers -->\n<!-- commonry:end maintainers -->\n";
const person = (id: string) => `{ id: ${id}, name: ${id.toUpperCase()}, github: ${id} }`;
const people = (...ids: string[]) => `version: 1\npeople: [${ids.map(person).join(", ")}]\n`;
const groups = (...ids: string[]) =>
  `version: 1\ngroups: [{ id: core, title: Core, kind: maintainers, members: [${ids.join(", ")}] }]\n`;

function project(files: Readonly<Record<string, string>>, manifest = "people: [people/*.yaml]\n") {
  const dir = tempDir();
  const head = manifest === "" ? {} : { "community.yaml": `version: 1\ncommunity: { name: x }\n${manifest}` };
  writeFiles(dir, { "MAINTAINERS.md": marks, ...head, ...files });
  const run = (...words: string[]) => inside(words, { cwd: dir, now: "2027-01-01T00:00:00Z" });
  return { run, list: () => readFileSync(join(dir, "MAINTAINERS.md"), "utf8") };
}

test("a group of one file has members of another: the list is written, and then nothing is left to do", async () => {
  const { run, list } = project({ "people/a.yaml": groups("ada", "bob"), "people/b.yaml": people("ada", "bob") });
  expect((await run("check", "--only", "region")).out).toContain("region.stale");
  expect(await run("check", "--only", "region", "--fix")).toMatchObject({ code: 0 });
  expect(list()).toContain("| ADA | [@ada](https://github.com/ada) | Core |");
  expect(list()).toContain("| BOB |");
  expect(await run("check", "--only", "region")).toMatchObject({ code: 0 });
});

test("the files that the manifest names count, wherever they lie", async () => {
  const files = { "team/a.yaml": groups("ada"), "team/b.yaml": people("ada"), "people/old.yaml": people("eve") };
  const { run, list } = project(files, "people: [team/*.yaml]\n");
  expect(await run("check", "--only", "region", "--fix")).toMatchObject({ code: 0 });
  expect(list()).toContain("| ADA |");
});

test("one who stands in two files is told with both places, and no region is passed over in silence", async () => {
  const { run, list } = project({ "people/a.yaml": people("ada"), "people/b.yaml": people("ada") });
  const { code, out } = await run("check", "--fix", "--only", "region");
  expect(code).toBe(2);
  expect(out).toMatch(/people\/b\.yaml:2:.*people\/a\.yaml:2/);
  expect(out).toContain("MAINTAINERS.md:3");
  expect(out).toContain("region.unread");
  expect(list()).toBe(marks);
});

test.each([
  ["without a manifest", ""],
  ["with a manifest that does not name them", "labels: [{ name: a, color: aaaaaa }]\n"],
])("%s a fault in them is said at the region that hangs on it", async (_, manifest) => {
  const { run, list } = project({ "people/a.yaml": groups("ada"), "people/b.yaml": people("bob") }, manifest);
  const { code, out } = await run("check", "--fix", "--only", "region");
  expect(code).toBe(1);
  expect(out).toMatch(/MAINTAINERS\.md:3.*people\/a\.yaml:2/);
  expect(list()).toBe(marks);
});
