/** What of iCalendar (RFC 5545) is needed to compare objects as servers hand them back: they reorder and refold them. */

/** One line of a component: `DTSTART;TZID=Europe/Berlin:20270105T170000`. */
export interface Property {
  /** Upper case. */
  readonly name: string;
  /** By name in upper case, without quotes. */
  readonly params: Readonly<Record<string, string>>;
  /** As it is written, escapes and all. */
  readonly value: string;
}

/** The properties of one VEVENT, without those of its alarms. */
export type Component = readonly Property[];

const noParams: Property["params"] = {};

/**
 * The VEVENTs of an object, in their order. What cannot be understood is left out; it never throws.
 * @param names properties that are looked at
 */
export function components(text: string, names: ReadonlySet<string>): Component[] {
  const start = text.search(/^BEGIN:VEVENT/im);
  if (start === -1) return [];
  const found: Component[] = [];
  const lines = text
    .slice(start)
    .replace(/\r?\n[ \t]/g, "")
    .split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    if (!isNamed(lines[at], "BEGIN:", "VEVENT")) continue;
    const end = endOf(lines, at);
    found.push(ownLines(lines.slice(at + 1, end)).flatMap((line) => parse(line, names) ?? []));
    at = end;
  }
  return found;
}

/** The line that ends a component, or the last one of all. */
function endOf(lines: readonly string[], start: number): number {
  let depth = 0;
  for (let at = start; at < lines.length; at++) {
    if (lines[at]?.startsWith("BEGIN:")) depth++;
    else if (lines[at]?.startsWith("END:") && --depth === 0) return at;
  }
  return lines.length;
}

/** Without the lines of the components within. */
function ownLines(lines: readonly string[]): readonly string[] {
  let depth = 0;
  return lines.filter((line) => {
    if (line.startsWith("BEGIN:")) depth++;
    else if (line.startsWith("END:")) depth--;
    else return depth === 0;
    return false;
  });
}

function isNamed(line: string | undefined, mark: "BEGIN:", name: string): boolean {
  return line?.startsWith(mark) === true && line.slice(mark.length).trim().toUpperCase() === name;
}

function parse(line: string, names: ReadonlySet<string>): Property | undefined {
  const end = line.search(/[:;]/);
  const name = line.slice(0, end).toUpperCase();
  if (!names.has(name)) return undefined;
  if (line[end] === ":") return { name, params: noParams, value: line.slice(end + 1) };
  const head = /^[^:;]+((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)+):/.exec(line);
  if (!head) return undefined;
  const params = [...(head[1] ?? "").matchAll(/;([A-Za-z0-9-]+)=((?:"[^"]*"|[^";])*)/g)];
  return {
    name,
    params: Object.fromEntries(params.map(([, key = "", value = ""]) => [key.toUpperCase(), value.replace(/"/g, "")])),
    value: line.slice(head[0].length),
  };
}

/** The first property of a name. */
export function property(component: Component, name: string): Property | undefined {
  return component.find((one) => one.name === name);
}

/** A text as people wrote it (RFC 5545, 3.3.11). */
export function unescaped(value: string): string {
  if (!value.includes("\\")) return value;
  return value.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign === "n" || sign === "N" ? "\n" : sign));
}

/** The parts of a list of texts; a comma after a backslash is a part of one. */
export function listed(value: string): string[] {
  const parts = value.match(/(?:\\.|[^,\\])+/g) ?? [];
  return parts.map((part) => unescaped(part).trim());
}

/** `2027-01-05 17:00 America/New_York`, `2027-01-05 22:00 UTC`, or `2027-01-05` for a whole day. */
export function momentText({ value, params }: Property): string {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(value);
  if (!match) return value;
  const [, year, month, day, hour, minute, second, utc] = match;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return date;
  const zone = utc === "Z" ? " UTC" : params.TZID === undefined ? "" : ` ${params.TZID}`;
  return `${date} ${hour}:${minute}${second === "00" ? "" : `:${second}`}${zone}`;
}
