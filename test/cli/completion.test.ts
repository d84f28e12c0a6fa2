import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { bin, cleanEnv, temporaryFolder } from "../support/cli.ts";
import { inside } from "../support/inside.ts";
import { has, type Shell, typed } from "../support/shells.ts";
import { hasTerminal } from "../support/terminal.ts";

const now = "2027-01-05T00:00:00Z";

/** A folder with a community, and files with names that a shell would act upon. */
function community(): string {
  const cwd = temporaryFolder();
  const files = {
    "community.yaml": `version: 1\ncommunity: { name: A, timezone: UTC }\nrepositories: [{ name: hub }, { name: toolbox }]\nevents: [events/*.yaml]\n`,
    "events/a.yaml": "version: 1\nevents:\n  - { id: meet-up, title: Meet, at: 2027-01-05 10:00, duration: 1h }\n",
    "my file.yaml": "",
    "plan.json": "",
    "$(touch PWNED).yaml": "",
    "sub/x": "",
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  return cwd;
}

const shells: readonly Shell[] = (["bash", "bash-completion", "zsh", "fish"] as const).filter(
  (shell) => hasTerminal && has(shell.replace("-completion", "")),
);

/** What is typed, and the line after it: a Tab stands where a person presses it. */
const completed: readonly (readonly [string, string])[] = [
  ["commonry rep\t", "commonry report"],
  ["commonry report con\t", "commonry report contributors"],
  ["commonry report che\t", "commonry report che"],
  ["commonry plan --form\t", "commonry plan --format"],
  ["commonry plan --format=ma\t", "commonry plan --format=markdown"],
  ["commonry plan --format ma\t", "commonry plan --format markdown"],
  ["commonry plan --only labels,te\t", "commonry plan --only labels,teams"],
  ["commonry check --only lic\t", "commonry check --only license"],
  ["commonry init --template lib\t", "commonry init --template library"],
  ["commonry add men\t", "commonry add mentoring"],
  ["commonry import --repo t\t", "commonry import --repo toolbox"],
  ["commonry events attendance --event m\t", "commonry events attendance --event meet-up"],
  ["commonry completion po\t", "commonry completion powershell"],
  ["commonry events check ev\t", "commonry events check events/"],
  ["commonry apply pl\t", "commonry apply plan.json"],
  ["commonry plan -o pl\t", "commonry plan -o plan.json"],
  ["commonry init --answers my\t", "commonry init --answers my\\ file.yaml"],
  ["commonry init --answers=my\t", "commonry init --answers=my\\ file.yaml"],
  ["commonry -C su\t", "commonry -C sub/"],
  ["commonry -C pl\t", "commonry -C pl"],
];

/** Each of these would make a file PWNED if anything of it were run. */
const hostile: readonly string[] = [
  "commonry check $(touch PWNED)\t",
  "commonry check $(touch PWNED) \t",
  "commonry check $(touch PWNED)/\t",
  'commonry check "$(touch PWNED)\t',
  'commonry check "$(touch PWNED)/\t',
  "commonry check `touch PWNED`\t",
  "commonry check `touch PWNED`/\t",
  "commonry apply `touch PWNED`/\t",
  "commonry apply $(touch PWNED)/\t",
  "commonry --answers=$(touch PWNED)\t",
  "commonry init --answers=$(touch PWNED)/\t",
  `commonry check $\{x:-$(touch PWNED)}\t`,
  `commonry check $\{x[$(touch PWNED)]}\t`,
  "commonry check $((x[$(touch PWNED)]))\t",
  "commonry check '$(touch PWNED)\t",
  "commonry check '; touch PWNED; '\t",
  "commonry check \\$(touch PWNED)\t",
  "commonry check *?[a-z] {a,b}\t",
  "commonry -C $(touch PWNED) import --repo \t",
  "commonry <(touch PWNED) \t",
  "commonry events check $(touch PWNED)ev\t",
  "commonry check !! !$ !touch\t",
  "commonry check é$(touch PWNED)ü\t",
];

describe.each(shells)("%s", (shell) => {
  test("completes commands, options, values, files and folders, and after = too", () => {
    const lines = typed(
      shell,
      completed.map(([line]) => line),
      { cwd: community(), dir: temporaryFolder() },
    );
    const got = lines.map(({ line }, index) => [completed[index]?.[0], line?.replace(/ $/, "")]);
    expect(got).toEqual(completed);
    // Sourced twice: nothing complains of that, nor of anything else.
    expect(lines.map(({ shown }) => shown).join("")).not.toMatch(/not found|readonly|error/i);
  });

  test("runs nothing that was typed (N1)", () => {
    const cwd = community();
    const before = readdirSync(cwd);
    // In zsh a Tab that is bound to expansion makes zsh itself evaluate what is under the cursor: here it only completes.
    const lines = typed(shell, hostile, { cwd, dir: temporaryFolder() });
    expect(lines).toHaveLength(hostile.length);
    expect(readdirSync(cwd)).toEqual(before);
  });

  test("quotes what it inserts, so that it is one word and nothing of it runs", () => {
    const cwd = community();
    const before = readdirSync(cwd);
    const signs = [
      "$(touch PWNED)",
      "`touch PWNED`",
      " b",
      ";touch PWNED",
      "'e",
      '"g',
      "&touch PWNED",
      "\\j",
      "!!",
      "$HOME",
      "*",
    ];
    const words = signs.map((sign, index) => String.fromCharCode(97 + index) + sign);
    // Answers with the word that begins as the last argument does.
    const commonry = `for last; do :; done\ngrep "^$last" <<'END'\n${words.join("\ttext\n")}\ttext\nEND\necho :none`;
    const lines = words.map((word) => `commonry check ${word.slice(0, 1)}\t`);
    const done = typed(shell, lines, { cwd, dir: temporaryFolder(), commonry });
    const asked = done.map(({ line }) => (line ?? "").trimEnd().replace(/^commonry check /, "printf '%s\\n' "));
    const program = shell.replace("-completion", "");
    const env = cleanEnv({ HOME: temporaryFolder() });
    const { stdout } = spawnSync(program, ["-c", asked.join("\n")], { cwd, encoding: "utf8", env });
    expect(stdout.split("\n").slice(0, -1), asked.join("\n")).toEqual(words);
    expect(readdirSync(cwd)).toEqual(before);
  });
});

test.each([
  [["ch"], ["check"]],
  [["init", "--te"], ["--template"]],
  [
    ["events", ""],
    ["list", "expand", "check"],
  ],
  [["events", "list", "--time"], ["--timezone"]],
  [
    ["init", "--template", ""],
    ["hub", "library", "ai-project", "course", "event"],
  ],
  [["init", "--level", "f"], ["full"]],
  [
    ["completion", ""],
    ["bash", "zsh", "fish", "powershell"],
  ],
  [
    ["check", "--format", ""],
    ["text", "json", "actions"],
  ],
  [["-C", ".", "--json", "rep"], ["report"]],
])("%j can go on with %j", async (words, expected) => {
  const { out } = await inside(["complete", "--", ...words], { cwd: temporaryFolder(), now });
  const offered = out.split("\n").map((line) => line.split("\t")[0]);
  for (const word of expected) expect(offered).toContain(word);
});

test("PowerShell's script hands words over as a list, and evaluates nothing", async () => {
  const { out, code } = await inside(["completion", "powershell"], { now });
  expect(code).toBe(0);
  expect(out).toContain("Register-ArgumentCompleter -Native -CommandName commonry");
  expect(out.replace(/^#.*$/gm, "")).not.toMatch(/Invoke-Expression|\biex\b|\$global:|\$script:/i);
});

test.each(["bash", "zsh", "fish"])("no eval, no global, no readonly in the script of %s (N2)", async (shell) => {
  const { out } = await inside(["completion", shell], { now });
  expect(out.replace(/^\s*#.*$/gm, "")).not.toMatch(/\beval\b|readonly|declare -g|typeset -g|set -g|_call_program/);
});

test("what cannot be read is silent: no manifest, a broken one, no folder", async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "community.yaml"), "version: [");
  for (const dir of [cwd, join(cwd, "none"), bin]) {
    const asked = await inside(["complete", "--", "-C", dir, "import", "--repo", ""], { cwd, now });
    expect(asked).toMatchObject({ code: 0, out: ":none\n", err: "" });
  }
});

// Outside of a completion `compopt` fails, as it does in a bash whose script ends at the first error.
test.runIf(has("bash"))("bash: a script that ends at the first error goes on after a completion", () => {
  const source = join(import.meta.dirname, "../../src/cli/completion/commonry.bash");
  const script = `commonry() { :; }; command() { printf '%s\\n' "$ANSWER"; }; source "$1"; COMP_WORDS=(commonry a); COMP_CWORD=1; _commonry commonry a commonry; echo on`;
  for (const ANSWER of [":none", ":folders"]) {
    const { stdout } = spawnSync("bash", ["-ec", script, "bash", source], {
      env: { ...cleanEnv({}), ANSWER },
      encoding: "utf8",
    });
    expect(stdout).toBe("on\n");
  }
});
