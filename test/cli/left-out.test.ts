import { expect, test } from "vitest";
import { temporaryFolder } from "../support/cli.ts";
import { inside } from "../support/inside.ts";

const now = "2027-01-01T00:00:00Z";
const given = ["--set", "owner=acme", "--set", "contact=a@example.org", "--set", "maintainer=Ada"];

test("what is left out without a pin is listed by init, and is one line of each later command", async () => {
  const cwd = temporaryFolder();
  const run = (...args: string[]) => inside([...args, "--yes", "--lang", "en"], { cwd, now });
  const listed = /^ {2}\.github\/workflows\//gm;
  const made = await run("init", "--template", "library", "--level", "starter", "--no-git", ...given);
  expect(made).toMatchObject({ code: 0 });
  expect(made.err.match(listed)?.length).toBeGreaterThan(0);
  const added = await run("add", "feedback");
  expect(added).toMatchObject({ code: 0 });
  expect(added.err.match(listed)).toBeNull();
  expect(added.err).toMatch(/^Left out: \d+ workflows? .*commonry pin.*--verbose/m);
  const told = await run("add", "mentoring", "--dry-run", "--verbose");
  expect(told.err.match(listed)?.length).toBeGreaterThan(0);
});
