import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../support/cli.ts";
import { inside } from "../../support/inside.ts";
import { hasTerminal, onTerminal, type Step } from "../../support/terminal.ts";

const now = "2027-01-01T00:00:00Z";
const enter = (seen: string): Step => ({ seen, types: "\r" });
const chosen = ["--template", "hub", "--lang", "en"];

/** The course of `init`: what is typed at some questions, Enter at all others. */
const answered: readonly Step[] = [
  enter("Where will it live?"),
  { seen: "How much", types: "\u001b[A\r" },
  { seen: "Name of the community", types: "It's «Ada» $HOME & co\r" },
  enter("in one sentence"),
  { seen: "Organisation or user", types: "acme\r" },
  enter("Name of the repository"),
];

/** The command at the end of what was shown, as a shell reads it: one word a line. */
function wordsOf(shown: string): string[] {
  const from = shown.slice(shown.lastIndexOf("commonry init") + 9);
  const command = /^(?:[^\r\n]*\\\r?\n)*[^\r\n]*/.exec(from)?.[0] ?? "";
  const script = `printf '%s\\n' ${command.replaceAll("\r", "")}`;
  return execFileSync("sh", ["-c", script], { encoding: "utf8" }).trimEnd().split("\n");
}

describe.skipIf(!hasTerminal)("what was answered is not asked for again (T13)", () => {
  test("an init that is broken off says the command that goes on from there", () => {
    const cwd = temporaryFolder();
    const { shown, code } = onTerminal(["init", "x", ...chosen], cwd, [
      ...answered,
      { seen: "first maintainer", types: "\u0003" },
    ]);
    expect(code, shown).toBe(130);
    const words = wordsOf(shown);
    expect(words.slice(0, 6)).toEqual(["init", "x", ...chosen]);
    for (const said of ["starter", "name=It's «Ada» $HOME & co", "owner=acme"]) expect(words).toContain(said);
    expect(words).not.toContain("--yes");
    expect(readdirSync(cwd)).toEqual([]);
  });

  test("a dry run says the command that writes what it showed, and saves the answers where it is asked to", async () => {
    const cwd = temporaryFolder();
    const given = ["--set", "maintainer=Ada", "--set", "contact=a@example.org", "--set", "branch=main"];
    const args = [
      "init",
      "x",
      ...chosen,
      ...given,
      "--set",
      "login=",
      "--set",
      "chatUrl=",
      "--set",
      "callUrl=",
      "--set",
      "timezone=UTC",
      "--set",
      "license=MIT",
      "--dry-run",
    ];
    const { shown, code } = onTerminal([...args, "--save-answers", "kept.yaml"], cwd, answered);
    expect(code, shown).toBe(0);
    expect(readdirSync(cwd)).toEqual(["kept.yaml"]);
    const words = wordsOf(shown);
    expect(words).toContain("--yes");
    expect(words).not.toContain("--dry-run");
    expect(await inside([...words, "--no-git"], { cwd, now })).toMatchObject({ code: 0 });
    expect(await inside(["init", "y/x", "--answers", "kept.yaml", "--yes", "--no-git"], { cwd, now })).toMatchObject({
      code: 0,
    });
    const [one, two] = ["x", "y/x"].map((path) =>
      execFileSync("sh", ["-c", `cd ${path} && find . -type f | sort | xargs sha256sum`], { cwd, encoding: "utf8" }),
    );
    expect(two).toBe(one);
  });
});

describe("--save-answers", () => {
  const given = ["--yes", "--set", "owner=acme", "--set", "contact=a@example.org", "--set", "maintainer=Ada: #1"];
  const init = (cwd: string, ...more: string[]) => inside(["init", "x", "--no-git", ...given, ...more], { cwd, now });

  test("saves what --answers reads, with a level at which all questions are asked", async () => {
    const cwd = temporaryFolder();
    expect(await init(cwd, "--save-answers", "a.yaml", "--level", "full")).toMatchObject({ code: 0 });
    const again = await inside(["init", "y/x", "--answers", "a.yaml", "--dry-run", "--json"], { cwd, now });
    expect(again).toMatchObject({ code: 0 });
    const lock = JSON.parse(readFileSync(join(cwd, "x/.commonry/lock.json"), "utf8"));
    expect(JSON.parse(again.out).answers).toEqual(lock.answers);
  });

  test.each(["file", "link"])("writes over nothing: a %s", async (kind) => {
    const cwd = temporaryFolder();
    if (kind === "link") symlinkSync("elsewhere", join(cwd, "a.yaml"));
    else writeFileSync(join(cwd, "a.yaml"), "mine\n");
    const { code, err } = await init(cwd, "--save-answers", "a.yaml");
    expect([code, existsSync(join(cwd, "x")), existsSync(join(cwd, "elsewhere"))], err).toEqual([
      kind === "link" ? 1 : 6,
      false,
      false,
    ]);
    if (kind === "file") expect(readFileSync(join(cwd, "a.yaml"), "utf8")).toBe("mine\n");
  });
});
