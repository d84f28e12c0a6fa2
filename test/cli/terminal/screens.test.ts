import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { width } from "../../../src/system/text/width.ts";
import { temporaryFolder } from "../../support/cli.ts";
import { inside } from "../../support/inside.ts";
import { type Case, cases, now, stage } from "../../support/screens.ts";

/** The name of the demo's folder is another one each time, and how long that of temporary folders is depends on the machine. */
const plain = (text: string) =>
  stripVTControlCharacters(text)
    .replace(/commonry-demo-\w+/g, "commonry-demo-x")
    .replace(/\/\S*\/commonry-test-\w+/g, "/tmp/x");

/** What is laid out fits the terminal. A message or a finding is one line, so that it can be searched for and copied. */
const laidOut =
  /--help|^help|^$|^(events (list|check)|doctor|report \w+ --provider none( --(since|period|explain|emails).*)?|check --list-rules)$/;
/** Data for another program, or files. */
const data = /--json|--format (markdown|csv|html|sarif|actions|diff|json)|^(schema|completion)/;

/** What no screen may show: what a program made of nothing, or of a list; escapes that were not meant. */
const garbage = /\bundefined\b|\[object |\bNaN\b|<U\+|\{\w+\}(?!.*[{}"$])|(?![\n\t])\p{Cc}/u;

function faults(one: Case, text: string, columns: number): string[] {
  const typed = one.words.join(" ");
  const lines = text.split("\n");
  const isLaidOut = laidOut.test(typed) && one.folder !== "broken";
  const wide = isLaidOut ? lines.filter((line) => width(line) > columns && /\S\s+\S/.test(line.trim())) : [];
  const odd = data.test(typed) ? [] : lines.filter((line) => garbage.test(line));
  return [...wide.map((line) => `${width(line)} columns: ${line}`), ...odd.map((line) => `garbage: ${line}`)];
}

test.each([
  ["en", 80],
  ["zh", 80],
  ["en", 120],
  ["zh", 120],
])(
  "on a colour terminal every command says what it says off one, in %s at %i columns (T1)",
  async (lang, columns) => {
    const open = await stage(temporaryFolder());
    // The width changes nothing in what is not laid out. Of that, each language takes every other one; both take all with LIST=1.
    const half = lang === "en" ? 0 : 1;
    const isTried = ({ words }: Case, index: number) =>
      laidOut.test(words.join(" ")) || (columns === 80 && (process.env.LIST !== undefined || index % 2 === half));
    const tried = cases.filter(isTried);
    const found: string[] = [];
    let coloured = 0;
    for (const one of tried) {
      const words = [...one.words, "--lang", lang];
      const run = (isTTY: boolean) => inside(words, { ...open(one), now, screen: { isTTY, columns } });
      const [shown, piped] = [await run(true), await run(false)];
      if (shown.out + shown.err !== plain(shown.out + shown.err)) coloured++;
      const said = `${one.folder} $ commonry ${words.join(" ")}`;
      if (shown.code !== piped.code) found.push(`${said}: exit code ${shown.code}, off a terminal ${piped.code}`);
      if (plain(shown.out) !== plain(piped.out)) found.push(`${said}: other results than off a terminal`);
      if (plain(shown.err) !== plain(piped.err)) found.push(`${said}: other messages than off a terminal`);
      if (/\p{Cc}/u.test(piped.out.replace(/[\n\t\r]/g, ""))) found.push(`${said}: an escape off a terminal`);
      for (const fault of faults(one, `${plain(shown.out)}\n${plain(shown.err)}`, columns))
        found.push(`${said}: ${fault}`);
    }
    console.log(
      `screens, ${lang}, ${columns} columns: ${tried.length} of ${cases.length} commands; ${coloured} coloured`,
    );
    expect(coloured).toBeGreaterThan(tried.length / 8);
    expect(found).toEqual([]);
  },
  240_000,
);
