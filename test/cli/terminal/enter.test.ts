import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commonry, temporaryFolder } from "../../support/cli.ts";
import { hasTerminal, onTerminal, type Step } from "../../support/terminal.ts";
import { snapshot, writeFiles } from "../../unit/system/temp.ts";

/** What only a person may say, or has no default. */
const given = ["owner=acme", "contact=a@acme.example", "branch=main", "maintainer=Ada"].flatMap((pair) => [
  "--set",
  pair,
]);
/** More than there are questions: whatever is asked, Enter. */
const enters: readonly Step[] = Array.from({ length: 60 }, () => ({ seen: "?\u001b[39m", types: "\r" }));

async function both(args: readonly string[], cwd: string): Promise<[shown: string, asked: object, assumed: object]> {
  const { shown, code } = onTerminal(["init", "asked/x", "--no-git", ...args], cwd, enters);
  expect(code, shown).toBe(0);
  const run = await commonry(["init", "assumed/x", "--no-git", "--yes", ...args], { cwd });
  expect(run).toMatchObject({ code: 0 });
  return [shown, snapshot(join(cwd, "asked/x")), snapshot(join(cwd, "assumed/x"))];
}

describe.skipIf(!hasTerminal)("Enter at every question writes what --yes writes (T15)", () => {
  test.each(["en", "zh"])("in %s", { timeout: 120_000 }, async (lang) => {
    const [shown, asked, assumed] = await both(["--lang", lang, ...given], temporaryFolder());
    expect(asked).toEqual(assumed);
    // The service that was chosen has a name.
    expect(shown).toMatch(lang === "en" ? /user name on GitHub/ : /在 GitHub 上的用户名/);
    expect(shown).not.toMatch(/on the forge|<%/);
  });

  test("where a choice of several has a default", { timeout: 120_000 }, async () => {
    const cwd = temporaryFolder();
    const choices = ["a", "b", "c"].map((value) => `{ value: ${value}, title: ${value.toUpperCase()} }`).join(", ");
    const head = "template: 1\nid: mine\nversion: 1.0.0\ntitle: Mine\ndescription: Mine\n";
    const question = `questions:\n  - { id: parts, type: choices, ask: Which?, choices: [${choices}], default: [a, c] }\n`;
    writeFiles(join(cwd, "tpl"), {
      "template.yaml": `${head}${question}files: [{ to: x.txt }]\n`,
      "files/x.txt.liquid": "<%= parts | join: ' ' | text =%>\n",
    });
    const [, asked, assumed] = await both(["--template", "./tpl", "--lang", "en"], cwd);
    expect(asked).toEqual(assumed);
    expect(readFileSync(join(cwd, "asked/x/x.txt"), "utf8")).toBe("a c\n");
  });
});
