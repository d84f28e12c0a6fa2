/** What each of the five fields of a schedule may hold: its range, and the names that stand for its numbers. */
const fields: readonly { readonly from: number; readonly to: number; readonly names?: readonly string[] }[] = [
  { from: 0, to: 59 },
  { from: 0, to: 23 },
  { from: 1, to: 31 },
  { from: 1, to: 12, names: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] },
  { from: 0, to: 7, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] },
];

/** Whether a text is a schedule of `crontab(5)`: five fields of values, ranges, steps and lists within their ranges. */
export function isCron(text: string): boolean {
  const parts = text.trim().split(/\s+/);
  return parts.length === fields.length && fields.every((field, at) => isField(parts[at] ?? "", field));
}

function isField(text: string, { from, to, names = [] }: (typeof fields)[number]): boolean {
  const numberOf = (word: string) => {
    const named = names.indexOf(word.toLowerCase());
    return named === -1 ? (/^\d{1,2}$/.test(word) ? Number(word) : Number.NaN) : named + from;
  };
  return text.split(",").every((item) => {
    const [range = "", step, ...more] = item.split("/");
    if (more.length > 0 || (step !== undefined && !/^[1-9]\d?$/.test(step))) return false;
    if (range === "*") return true;
    const ends = range.split("-").map(numberOf);
    const [first = Number.NaN, last = first] = ends;
    return ends.length <= 2 && first >= from && last <= to && first <= last;
  });
}
