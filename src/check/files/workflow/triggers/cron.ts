interface Range {
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** Minute, hour, day of the month, month, day of the week (IEEE Std 1003.1, crontab; GitHub's page on `schedule`). */
const fields: readonly Range[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12, names: months },
  { least: 0, most: 6, names: days },
];

/** The field of a schedule that GitHub cannot read; undefined for a schedule that it takes, and for another number of fields. */
export function badField(cron: string): string | undefined {
  const parts = cron.trim().split(/\s+/);
  if (parts.length !== fields.length) return undefined;
  return parts.find((part, at) => !isField(part, fields[at] as Range));
}

/** A list of ranges, each with a step or without. */
function isField(text: string, range: Range): boolean {
  return text.split(",").every((part) => {
    const [span = "", step, ...rest] = part.split("/");
    if (rest.length > 0 || (step !== undefined && !isStep(step, range))) return false;
    if (span === "*") return true;
    const ends = span.split("-").map((end) => numberOf(end, range));
    const [from, to = from] = ends;
    return ends.length <= 2 && from !== undefined && to !== undefined && from <= to;
  });
}

function isStep(text: string, range: Range): boolean {
  const step = numberOf(text, { ...range, least: 1 });
  return step !== undefined;
}

function numberOf(text: string, { least, most, names = [] }: Range): number | undefined {
  const name = names.indexOf(text.toLowerCase());
  if (name !== -1) return name + least;
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}
