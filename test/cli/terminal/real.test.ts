import { expect, test } from "vitest";
import { temporaryFolder } from "../../support/cli.ts";
import { inside } from "../../support/inside.ts";
import { leftOn, rendered } from "../../support/rendered.ts";
import { type Case, cases, stage } from "../../support/screens.ts";
import { hasTerminal, screensOf } from "../../support/terminal.ts";

/** One of each view, on a pseudo-terminal of the system: what a stream that claims to be one cannot tell. */
const english = [
  "--help",
  "nonsense",
  "doctor",
  "completion bash",
  "init --dry-run --format diff",
  "check --format actions",
  "check --list-rules",
  "add governance --dry-run --yes",
  "plan --format markdown",
  "plan --json",
  "apply --yes",
  "undo --dry-run",
  "import --dry-run",
  "events list",
  "events check",
  "events schedule --dry-run",
  "events attendance came.csv --event talk",
  "report contributors --provider none ",
  "report contributors --provider none --json",
  "report health --provider none ",
];
const chinese = [
  "report contributors --help",
  "check",
  "plan",
  "apply --yes",
  "events list",
  "report contributors --provider none ",
];

/** The lines that say how far it is: a terminal draws them over. */
const steps = /^\s*[✔✗·…] \[\d+\/\d+\]/u;
const linesOf = (lines: readonly string[]) =>
  lines
    .map((line) => line.trimEnd())
    .filter((line) => line !== "" && !steps.test(line))
    .sort();

/** What differs between a terminal and a pipe, and what is left on the terminal. */
async function faultsOf(args: readonly string[], open: () => { cwd: string; env: Record<string, string> }) {
  const [screen] = screensOf([{ args, ...open() }], 80);
  const piped = await inside(args, { ...open(), now: new Date().toISOString() });
  const { shown = "", code } = screen ?? {};
  const [here, there] = [linesOf(rendered(shown)), linesOf(`${piped.out}${piped.err}`.split("\n"))];
  const said = (what: string, lines: readonly string[]) => (lines.length > 0 ? [`${what} ${lines[0]}`] : []);
  const faults = [
    ...(code === piped.code ? [] : [`exit code ${code}, off a terminal ${piped.code}`]),
    ...said(
      "only on a terminal:",
      here.filter((line) => !there.includes(line)),
    ),
    ...said(
      "only off a terminal:",
      there.filter((line) => !here.includes(line)),
    ),
    ...(here.length === there.length ? [] : [`${here.length} lines, off a terminal ${there.length}`]),
    ...said("leaves", leftOn(shown)),
  ];
  return { faults, isColoured: /\[(?:1|2|3\d)m/.test(shown) };
}

const named = (name: string): Case => {
  const one = cases.find((other) => other.name === name);
  if (!one) throw new Error(`there is no case ${name}`);
  return one;
};

test.skipIf(!hasTerminal)(
  "a terminal of the system shows what a pipe gets, and nothing is left on it (T1)",
  async () => {
    const open = await stage(temporaryFolder());
    const tried = [...english.map((name) => ["en", name]), ...chinese.map((name) => ["zh", name])] as [
      string,
      string,
    ][];
    const found: string[] = [];
    let coloured = 0;
    for (const [lang, name] of tried) {
      const one = named(name);
      const args = [...one.words, "--lang", lang];
      const { faults, isColoured } = await faultsOf(args, () => open(one));
      found.push(...faults.map((fault) => `${one.folder} $ commonry ${args.join(" ")}: ${fault}`));
      if (isColoured) coloured++;
    }
    console.log(`on a terminal of the system: ${tried.length} of ${tried.length}; ${coloured} coloured`);
    expect(coloured).toBeGreaterThan(8);
    expect(found).toEqual([]);
  },
  240_000,
);
