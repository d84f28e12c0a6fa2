import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { expand } from "../../../../src/events/expand.ts";
import { ruleText } from "../../../../src/events/rule/rule.ts";
import { readWords } from "../../../../src/events/words/words.ts";
import { seriesOf } from "../../../support/series.ts";
import { pythonWith, run } from "../../../support/tools.ts";

/** Phrases of one meaning, and the first six dates from each of some starts. */
interface Row {
  /** The bug report of another program that they are from. */
  readonly report?: string;
  readonly phrases: readonly string[];
  readonly dates: Readonly<Record<string, readonly string[]>>;
}
type Table = Readonly<Record<"en" | "zh" | "peers", readonly Row[]>>;

const file = fileURLToPath(new URL("dates.json", import.meta.url));
/** By test/support/phrase_dates.py, which asks every day by itself and knows no rules. */
const table = JSON.parse(readFileSync(file, "utf8")) as Table;

/** Our own dates, by the whole way from words to occurrences; why there are none. */
function datesOf(words: string, start: string): string {
  const read = readWords(words);
  if (read.fault) return read.fault.code;
  const series = seriesOf({
    start: { date: start },
    timezone: "UTC",
    length: { days: 1, minutes: 0 },
    rule: ruleText(read.rule),
  });
  const found = expand([series], { from: Date.parse(start), to: Date.UTC(2045, 0, 1) });
  return found
    .slice(0, 6)
    .map(({ wall }) => wall.date)
    .join(" ");
}

const least = { en: 200, zh: 200, peers: 30 };

describe.each(["en", "zh", "peers"] as const)("phrases of %s", (language) => {
  const rows = table[language].flatMap(({ phrases, dates }) =>
    phrases.flatMap((words) =>
      Object.entries(dates).map(([start, right]) => ({ words, start, right: right.join(" ") })),
    ),
  );

  test("have the dates that they mean", () => {
    const wrong = rows.filter(({ words, start, right }) => datesOf(words, start) !== right);
    expect(wrong.map((row) => ({ ...row, ours: datesOf(row.words, row.start) }))).toEqual([]);
    expect(new Set(rows.map(({ words }) => words)).size).toBeGreaterThanOrEqual(least[language]);
  });

  test("have them with capitals, blanks and in figures of full width as well", () => {
    const dressed = (words: string) => [
      `  ${words.toUpperCase()}  `,
      words.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    ];
    const wrong = rows.filter(({ words, start, right }) =>
      dressed(words).some((form) => datesOf(form, start) !== right),
    );
    expect(wrong).toEqual([]);
  });
});

const python = pythonWith("json");

describe.skipIf(!python)("python3, in a program that knows no rules", () => {
  test("finds the dates of the table", () => {
    const script = fileURLToPath(new URL("../../../support/phrase_dates.py", import.meta.url));
    const { code, output } = run(python as string, [script]);
    expect(code).toBe(0);
    expect(JSON.parse(output)).toEqual(table);
  });
});
