import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../support/cli.ts";
import { inside } from "../../support/inside.ts";
import { hasTerminal, onTerminal } from "../../support/terminal.ts";

const given = ["--yes", "--set", "owner=acme", "--set", "contact=a@example.org", "--set", "maintainer=Ada"];
const now = "2027-01-01T00:00:00Z";

/** What a person sees who types nothing: a question would wait until the terminal is taken away. */
const untouched = (args: readonly string[], cwd: string) => onTerminal([...args, "--lang", "en"], cwd, []);

describe.skipIf(!hasTerminal)("what is wrong whatever a person answers is said before the first question (T14)", () => {
  test("a folder that has files of every template", () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, "my-hub"));
    for (const name of ["README.md", "CONTRIBUTING.md"]) writeFileSync(join(cwd, "my-hub", name), "mine\n");
    const { shown, code } = untouched(["init", "my-hub"], cwd);
    expect([code, shown.includes("?")], shown).toEqual([6, false]);
    expect(shown).toContain("commonry init my-hub --adopt");
    expect(shown.split(/\r?\n/)).toContain("  README.md");
    expect(readdirSync(join(cwd, "my-hub")).sort()).toEqual(["CONTRIBUTING.md", "README.md"]);
  });

  test("a folder that was scaffolded", async () => {
    const cwd = temporaryFolder();
    expect(await inside(["init", "my-hub", "--no-git", ...given], { cwd, now })).toMatchObject({ code: 0 });
    const { shown, code } = untouched(["init", "my-hub"], cwd);
    expect([code, shown.includes("?")], shown).toEqual([6, false]);
    for (const said of ["scaffolded by commonry already", "commonry update", "commonry add NAME"])
      expect(shown).toContain(said);
  });

  test.each([
    ["--level", "huge"],
    ["--forge", "sourcehut"],
    ["--template", "nothing"],
  ])("%s %s", (option, value) => {
    const { shown, code } = untouched(["init", "x", option, value], temporaryFolder());
    expect([code, shown.includes("?")], shown).toEqual([2, false]);
    expect(shown).toContain(value);
  });

  test("--lang fr", () => {
    const { shown, code } = onTerminal(["init", "x", "--lang", "fr"], temporaryFolder(), []);
    expect([code, shown.includes("Which template")], shown).toEqual([2, false]);
    expect(shown).toContain("fr");
  });
});

test.each(["text", "json"])(
  "52 files that are in the way are five lines and a number, also before a dry run (%s)",
  async (how) => {
    const cwd = temporaryFolder();
    expect(await inside(["init", "x", "--no-git", ...given], { cwd, now })).toMatchObject({ code: 0 });
    const { rmSync } = await import("node:fs");
    rmSync(join(cwd, "x/.commonry"), { recursive: true });
    for (const more of [[], ["--dry-run"]]) {
      const json = how === "json" ? ["--json"] : [];
      const { code, err } = await inside(["init", "x", "--no-git", ...given, ...more, ...json], { cwd, now });
      expect(code).toBe(6);
      expect(err.split("\n")).toHaveLength(9);
      expect(err).toMatch(/\n {2}… and \d+ more\n.*--adopt/);
      expect(
        Math.max(
          ...err
            .replaceAll(cwd, "")
            .split("\n")
            .map((line) => line.length),
        ),
      ).toBeLessThan(200);
    }
  },
);
