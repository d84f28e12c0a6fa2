/** What one field of a schedule may hold: its range, and the names that stand for its numbers. */
interface Field {
  readonly from: number;
  readonly to: number;
  readonly names?: readonly string[];
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** Minute, hour, day of the month, month, day of the week (IEEE Std 1003.1, crontab). */
const fields: readonly Field[] = [
  { from: 0, to: 59 },
  { from: 0, to: 23 },
  { from: 1, to: 31 },
  { from: 1, to: 12, names: months },
  { from: 0, to: 6, names: days },
];

/** The parts of a text that has as many as a schedule; undefined for any other number. */
function partsOf(text: string): string[] | undefined {
  const parts = text.trim().split(/\s+/);
  return parts.length === fields.length ? parts : undefined;
}

/** Where readers of schedules differ: the last number of a day of the week, and the largest step where it is not the range's. */
interface Dialect {
  readonly lastDay: number;
  readonly lastStep?: number;
}

/** `crontab(5)`: 7 is a second Sunday, and a step may lead past the range. */
const crontab: Dialect = { lastDay: 7, lastStep: 99 };

/** GitHub Actions, as its own parser reads `schedule`. */
export const actionsCron: Dialect = { lastDay: 6 };

/** The field of a schedule that cannot be read; undefined for one that can, and for another number of fields. */
export function badField(text: string, { lastDay, lastStep }: Dialect): string | undefined {
  return partsOf(text)?.find((part, at) => {
    const field = fields[at] as Field;
    const own = field.names === days ? { ...field, to: lastDay } : field;
    return !isField(part, own, lastStep ?? own.to);
  });
}

/** Whether a text is a schedule of `crontab(5)`: five fields of values, ranges, steps and lists within their ranges. */
export function isCron(text: string): boolean {
  return partsOf(text) !== undefined && badField(text, crontab) === undefined;
}

/** A list of ranges, each with a step or without. */
function isField(text: string, field: Field, lastStep: number): boolean {
  return text.split(",").every((item) => {
    const [range = "", step, ...more] = item.split("/");
    if (more.length > 0 || (step !== undefined && !(numberOf(step, { ...field, to: lastStep }) >= 1))) return false;
    if (range === "*") return true;
    const ends = range.split("-").map((end) => numberOf(end, field));
    const [first = Number.NaN, last = first] = ends;
    return ends.length <= 2 && first >= field.from && last <= field.to && first <= last;
  });
}

/** A number that is no greater than the field's last; NaN for all else, which no comparison holds for. */
function numberOf(text: string, { from, to, names = [] }: Field): number {
  const name = names.indexOf(text.toLowerCase());
  if (name !== -1) return name + from;
  return /^\d{1,2}$/.test(text) && Number(text) <= to ? Number(text) : Number.NaN;
}
