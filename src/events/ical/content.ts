/**
 * Content lines of calendars of others (RFC 5545, 3.1), with the line on which each begins. What is no content line is
 * told, and spoils nothing but itself: one bad line of a feed must not cost its other events. Linear, without recursion.
 */

import { fromPrintable, isPrintable } from "./printable.ts";

export interface Property {
  /** In lower case. */
  readonly name: string;
  /** By names in lower case; several values of one are joined by commas. */
  readonly parameters: ReadonlyMap<string, string>;
  /** As it was written, escapes included. */
  readonly value: string;
  readonly line: number;
}

export interface Component {
  /** In lower case. */
  readonly name: string;
  readonly line: number;
  readonly properties: Property[];
  readonly components: Component[];
  /** Lines that are no content lines. */
  readonly bad: number[];
  /** Whether its END stands there. */
  isClosed: boolean;
}

/** Components in one another; deeper ones are read past. VALARM in VEVENT in VCALENDAR are three. */
const deepest = 16;

/** The outermost components of a text. A file may hold several calendars, one after the other. */
export function componentsOf(text: string): Component[] {
  const top: Component[] = [];
  const open: Component[] = [];
  let skipped = 0;
  for (const { line, at } of unfolded(text)) {
    const property = propertyOf(line, at);
    if (property?.name === "begin") {
      if (open.length < deepest) begin(open, top, property);
      else skipped++;
    } else if (property?.name === "end") {
      if (skipped === 0) close(open, property.value.trim().toLowerCase());
      else skipped--;
    } else if (skipped === 0) put(open.at(-1), property ?? at);
  }
  return top;
}

/** Components of a calendar that are never within one another (RFC 5545, 3.6). */
const side = new Set(["vevent", "vtodo", "vjournal", "vfreebusy", "vtimezone"]);

function begin(open: Component[], top: Component[], property: Property): void {
  const component = opened(property);
  // What begins within another has missed the other's END.
  const missed = side.has(component.name) ? open.findIndex(({ name }) => side.has(name)) : -1;
  if (missed >= 0) open.length = missed;
  (open.at(-1)?.components ?? top).push(component);
  open.push(component);
}

function put(component: Component | undefined, property: Property | number): void {
  if (typeof property === "number") component?.bad.push(property);
  else component?.properties.push(property);
}

function opened({ value, line }: Property): Component {
  return { name: value.trim().toLowerCase(), line, properties: [], components: [], bad: [], isClosed: false };
}

/** An END closes what it names, and whatever within has none of its own; one that names nothing open closes nothing. */
function close(open: Component[], name: string): void {
  const index = open.findLastIndex((one) => one.name === name);
  if (index < 0) return;
  (open[index] as Component).isClosed = true;
  open.length = index;
}

/** Lines end in CRLF, LF or CR; one that begins with a space or a tab goes on with the one before. */
function* unfolded(text: string): Generator<{ line: string; at: number }> {
  let parts: string[] = [];
  let at = 1;
  let number = 0;
  for (const line of text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/)) {
    number++;
    const last = parts.at(-1);
    if (last?.endsWith("=") && isPrintable(parts[0] as string)) {
      // A line in Quoted-Printable goes on in the next one, which no blank marks.
      parts[parts.length - 1] = last.slice(0, -1);
      parts.push(line);
      continue;
    }
    if (/^[ \t]/.test(line) && parts.length > 0) {
      parts.push(line.slice(1));
      continue;
    }
    if (parts.length > 0) yield { line: parts.join(""), at };
    // What is indented with nothing before it goes on with nothing: feeds that begin with spaces do exist.
    parts = line.trim() === "" ? [] : [line.trimStart()];
    at = number;
  }
  if (parts.length > 0) yield { line: parts.join(""), at };
}

/** Undefined for what is no content line. A colon or semicolon within quotes is part of a parameter. */
export function propertyOf(line: string, at: number): Property | undefined {
  const name = /^[A-Za-z0-9-]+(?=[;:])/.exec(line)?.[0];
  if (name === undefined) return undefined;
  const parameters = new Map<string, string>();
  const one = /;([^=:;"]*)(?:=((?:"[^"]*"|[^";:])*))?/y;
  let end = name.length;
  while (line[end] === ";") {
    one.lastIndex = end;
    const match = one.exec(line);
    if (!match) return undefined;
    end = one.lastIndex;
    const [, key = "", value = ""] = match;
    parameters.set(key.trim().toLowerCase(), value.replaceAll('"', "").replace(/\^[n^']/g, decoded));
  }
  if (line[end] !== ":") return undefined;
  const written = line.slice(end + 1);
  const value = isPrintable(line) ? fromPrintable(written, parameters.get("charset")) : written;
  return { name: name.toLowerCase(), parameters, value, line: at };
}

/** RFC 6868. */
function decoded(sign: string): string {
  return sign === "^n" ? "\n" : sign === "^^" ? "^" : '"';
}
