import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Land } from "../../support/ground.ts";

/** `plan --out FILE` writes a plan, and nothing over anything else. Trial X13. */

const body = { repositories: [{ name: "hub" }] };

function land(): Land {
  const made = new Land();
  made.manifest(body);
  return made;
}

test("a plan is saved, and renewed; nothing else is left behind", async () => {
  const made = land();
  for (let n = 0; n < 2; n++) expect(await made.run(["plan", "--out", "plan.json"])).toMatchObject({ code: 0 });
  expect(made.readPlan().changes).toHaveLength(1);
  expect(lstatSync(join(made.folder, "plan.json")).mode & 0o777).toBe(0o600);
  expect(readdirSync(made.folder).sort()).toEqual(
    [".state", "community.yaml", "plan.json"].filter((name) => existsSync(join(made.folder, name))),
  );
});

test.each([
  ["a text", "NOTES", "# Mine\n"],
  ["the manifest", "community.yaml", undefined],
  ["other JSON", "package.json", '{"name":"mine"}'],
])("%s is not overwritten", async (_, name, text) => {
  const made = land();
  const path = join(made.folder, name);
  if (text !== undefined) writeFileSync(path, text);
  const before = readFileSync(path, "utf8");
  const result = await made.run(["plan", "--out", name]);
  expect(result).toMatchObject({ code: 6, err: expect.stringContaining("is no plan") });
  expect(readFileSync(path, "utf8")).toBe(before);
});

test("a link is not followed, whether the file is one or a folder on the way", async () => {
  const made = land();
  const outside = land();
  const victim = join(outside.folder, "plan.json");
  await outside.run(["plan", "--out", "plan.json"]);
  const before = readFileSync(victim, "utf8");
  symlinkSync(victim, join(made.folder, "plan.json"));
  symlinkSync(outside.folder, join(made.folder, "out"));
  mkdirSync(join(made.folder, "real"));
  symlinkSync(join(outside.folder, "new.json"), join(made.folder, "real/dangling.json"));
  for (const name of ["plan.json", "out/plan.json", "out/new.json", "real/dangling.json"]) {
    expect(await made.run(["plan", "--out", name]), name).toMatchObject({
      code: 1,
      err: expect.stringContaining("link"),
    });
  }
  expect(readFileSync(victim, "utf8")).toBe(before);
  expect(existsSync(join(outside.folder, "new.json"))).toBe(false);
});

test("a folder of that name, and one that is not there, are said", async () => {
  const made = land();
  mkdirSync(join(made.folder, "plans"));
  expect(await made.run(["plan", "--out", "plans"])).toMatchObject({ code: 6 });
  expect(await made.run(["plan", "--out", "nowhere/plan.json"])).toMatchObject({
    code: 1,
    err: expect.stringContaining("cannot be written (it is not there)"),
  });
  expect(readdirSync(join(made.folder, "plans"))).toEqual([]);
});
