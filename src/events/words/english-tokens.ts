/** The English words of repetition, each with its meaning. */

type Unit = "day" | "week" | "month" | "year";

interface Meanings {
  every: object;
  other: object;
  and: object;
  comma: object;
  dash: object;
  to: object;
  on: object;
  from: object;
  of: { readonly isOf: boolean; readonly isPer: boolean };
  day: object;
  once: object;
  number: { readonly value: number };
  ordinal: { readonly value: number };
  unit: { readonly unit: Unit; readonly times: number };
  adverb: { readonly unit: Unit; readonly times: number };
  weekday: { readonly day: number };
  set: { readonly days: readonly number[] };
  month: { readonly month: number };
}

export type Kind = keyof Meanings;
export type TokenOf<K extends Kind> = { readonly kind: K } & Meanings[K];
export type Token = { [K in Kind]: TokenOf<K> }[Kind];

const workdays = [0, 1, 2, 3, 4];
const weekend = [5, 6];
const cardinals = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const ordinals = [
  ...["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
  ...["eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth"],
  ...["nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth"],
  ...["twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first"],
];
const weekdayWords = [
  ["monday", "mon"],
  ["tuesday", "tues", "tue"],
  ["wednesday", "wed"],
  ["thursday", "thurs", "thur", "thu"],
  ["friday", "fri"],
  ["saturday", "sat"],
  ["sunday", "sun"],
];
const monthWords = [
  ["january", "jan"],
  ["february", "feb"],
  ["march", "mar"],
  ["april", "apr"],
  ["may"],
  ["june", "jun"],
  ["july", "jul"],
  ["august", "aug"],
  ["september", "sept", "sep"],
  ["october", "oct"],
  ["november", "nov"],
  ["december", "dec"],
];

const unit = (name: Unit, times = 1): Token => ({ kind: "unit", unit: name, times });
const adverb = (name: Unit, times = 1): Token => ({ kind: "adverb", unit: name, times });

const dictionary: ReadonlyMap<string, Token> = new Map<string, Token>([
  ...["every", "each"].map((word): [string, Token] => [word, { kind: "every" }]),
  ["other", { kind: "other" }],
  ...["and", "&", "+"].map((word): [string, Token] => [word, { kind: "and" }]),
  [",", { kind: "comma" }],
  ["-", { kind: "dash" }],
  ...["to", "through", "thru", "until"].map((word): [string, Token] => [word, { kind: "to" }]),
  ...["on", "the", "a", "an"].map((word): [string, Token] => [word, { kind: "on" }]),
  ...["of", "in", "per", "during"].map((word): [string, Token] => [
    word,
    { kind: "of", isOf: word === "of", isPer: word === "per" },
  ]),
  ...["day", "days"].map((word): [string, Token] => [word, { kind: "day" }]),
  ["once", { kind: "once" }],
  ["from", { kind: "from" }],
  ...["week", "weeks"].map((word): [string, Token] => [word, unit("week")]),
  ...["fortnight", "fortnights"].map((word): [string, Token] => [word, unit("week", 2)]),
  ...["month", "months"].map((word): [string, Token] => [word, unit("month")]),
  ...["quarter", "quarters"].map((word): [string, Token] => [word, unit("month", 3)]),
  ...["year", "years"].map((word): [string, Token] => [word, unit("year")]),
  ["daily", adverb("day")],
  ["weekly", adverb("week")],
  ...["fortnightly", "biweekly", "bi-weekly"].map((word): [string, Token] => [word, adverb("week", 2)]),
  ["monthly", adverb("month")],
  ["quarterly", adverb("month", 3)],
  ...["yearly", "annually", "annual"].map((word): [string, Token] => [word, adverb("year")]),
  // Half a year apart; «biannual» may be that or every two years, which «biennial» is.
  ...["semiannually", "semiannual", "half-yearly"].map((word): [string, Token] => [word, adverb("month", 6)]),
  ...["biennially", "biennial"].map((word): [string, Token] => [word, adverb("year", 2)]),
  ...["half-year", "half-years"].map((word): [string, Token] => [word, unit("month", 6)]),
  ...["weekday", "workday", "working-day", "business-day"].flatMap((word): [string, Token][] =>
    [word, `${word}s`].map((form) => [form, { kind: "set", days: workdays }]),
  ),
  ...["weekend", "weekends"].map((word): [string, Token] => [word, { kind: "set", days: weekend }]),
  ...cardinals.map((word, index): [string, Token] => [word, { kind: "number", value: index + 1 }]),
  ...ordinals.map((word, index): [string, Token] => [word, { kind: "ordinal", value: index + 1 }]),
  ["last", { kind: "ordinal", value: -1 }],
  ["final", { kind: "ordinal", value: -1 }],
  ["penultimate", { kind: "ordinal", value: -2 }],
  ...weekdayWords.flatMap((words, day) =>
    words.flatMap((word): [string, Token][] => [
      [word, { kind: "weekday", day }],
      [`${word}s`, { kind: "weekday", day }],
    ]),
  ),
  ...monthWords.flatMap((words, index) =>
    words.map((word): [string, Token] => [word, { kind: "month", month: index + 1 }]),
  ),
]);

/** All words that are known, for suggestions. */
export const englishWords: readonly string[] = [...dictionary.keys()].filter((word) => word.length > 2);

/** The tokens of a text; undefined when it has a word without a meaning. */
export function tokens(text: string): Token[] | undefined {
  const found = wordsOf(text).map(tokenOf);
  return found.includes(undefined) ? undefined : fromEnd(found as Token[]);
}

/** Words of a text, in lower case, each comma and dash by itself; «working day» and «second to last» are one word. */
export function wordsOf(text: string): string[] {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’]s?(?=\s|$)/g, "")
    .replace(/\balternate\b/g, "every other")
    .replace(/\bsemi-(?=annual)/g, "semi")
    .replace(/\bhalf year/g, "half-year")
    .replace(/\b(twenty|thirty) (?=[a-z]+(?:st|nd|rd|th)\b)/g, "$1-")
    .replace(/\b(?:at )?(?:the )?end of (?=(?:the |each |every )?(?:month|quarter)\b)/g, "last day of ")
    .replace(/\b(month|quarter)[ -]end\b/g, "last day of $1")
    .replace(/(?<=[a-z])\s*[/·]\s*(?=[a-z\d])/g, ", ")
    .replace(/\b(working|business|work|week)[ -]days?\b/g, (whole) =>
      whole.replace(/[ -]/, "-").replace(/^(work|week)-/, "$1"),
    )
    .replace(/\b(?:second[ -]to[ -]|next[ -]to[ -]|second)last\b/g, "penultimate")
    .replace(/(?<=\b(?:\d(?:nd|rd|th)|third|fourth|fifth))[ -]to[ -]last\b/g, " last")
    .replace(/[‐‑‒–—−]/g, "-")
    .replace(/([,&+])/g, " $1 ")
    .replace(/(?<=[a-z])-(?=[a-z])/g, (dash, at: number, whole: string) => (isRange(whole, at) ? " - " : dash))
    .replace(/[.;]+\s*$/, "")
    .split(/\s+/)
    .filter((word) => word !== "");
}

/** Whether a dash stands between two weekdays, or two months: Mon-Fri. */
function isRange(text: string, at: number): boolean {
  const before = /[a-z]+$/.exec(text.slice(0, at))?.[0] ?? "";
  const after = /^[a-z]+/.exec(text.slice(at + 1))?.[0] ?? "";
  const kind = dictionary.get(before)?.kind;
  return (kind === "weekday" || kind === "month") && dictionary.get(after)?.kind === kind;
}

function tokenOf(word: string): Token | undefined {
  const known = dictionary.get(word.replace(/\.$/, ""));
  if (known) return known;
  const [, digits, ending] = /^(\d{1,4})(st|nd|rd|th)?$/.exec(word) ?? [];
  if (digits === undefined) return undefined;
  return { kind: ending ? "ordinal" : "number", value: Number(digits) };
}

/** «2nd last» counts from the end. */
function fromEnd(list: readonly Token[]): Token[] {
  const found: Token[] = [];
  for (const token of list) {
    const before = found[found.length - 1];
    if (token.kind === "ordinal" && token.value === -1 && before?.kind === "ordinal" && before.value > 1)
      found[found.length - 1] = { kind: "ordinal", value: -before.value };
    else found.push(token);
  }
  return found;
}
