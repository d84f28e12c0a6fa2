import { sha256 } from "../system/hash.ts";
import { plainLine } from "../system/text/escape.ts";

/**
 * Who came: the rows of a list that a video service or a door wrote, tied to the UID and the start of an occurrence. What
 * is kept has no e-mail address in it, only a digest that tells two people apart.
 */

/** One who came, as kept. */
export interface Attendee {
  /** `person:<id>`, `mail:<digest>`, `handle:<name>` or `name:<digest>`: the same for the same one, from list to list. */
  readonly key: string;
  /** Id in the people files. */
  readonly person?: string;
  readonly name?: string;
  readonly handle?: string;
}

export interface Attendance {
  readonly uid: string;
  /** UTC, ISO 8601. */
  readonly start: string;
  readonly id: string;
  readonly title: string;
  /** Sorted by key. */
  readonly attendees: readonly Attendee[];
}

/** One who is known from the people files. */
export interface Known {
  readonly id: string;
  readonly name: string;
  readonly handles: readonly string[];
  readonly emails: readonly string[];
}

/** One row of a list, understood. The address is for whoever asked to see it, and goes nowhere else. */
export interface Row {
  readonly attendee: Attendee;
  readonly email?: string;
}

/** What a list holds. */
export interface List {
  readonly rows: readonly Row[];
  /** Rows that are of somebody who stands there already. */
  readonly twice: number;
  /** Rows in which nobody is named. */
  readonly nobody: number;
}

type Column = "name" | "email" | "handle";

/** Headings, as services and people write them, in lower case and without other signs. */
const headings: Readonly<Record<Column, RegExp>> = {
  email: /^(?:e ?mail(?: address)?|user email|mail|电子邮件|电子邮箱|邮箱|邮件|邮箱地址)$/,
  handle: /^(?:handle|github|github (?:user ?name|handle|login)|user ?name|login|account|用户名|账号|昵称)$/,
  name: /^(?:name|full name|display name|name original name|attendee|attendee name|participant|participant name|user|姓名|名字|参会者|参与者|显示名称)$/,
};
/** Some services write about the meeting before they write who came. */
const mostPreface = 20;

/**
 * Reads a list. The heading is looked for in its first rows.
 * @returns undefined when no heading names a column of names, e-mail addresses or handles
 */
export function readList(rows: readonly (readonly string[])[], known: readonly Known[]): List | undefined {
  for (const [index, row] of rows.slice(0, mostPreface).entries()) {
    const columns = columnsOf(row);
    if (columns.size > 0) return readRows(rows.slice(index + 1), columns, finder(known));
  }
  return undefined;
}

/** Whether a heading in Chinese names a column: a list that was decoded in the wrong way has none. */
export function hasChineseHeading(rows: readonly (readonly string[])[]): boolean {
  return rows
    .slice(0, mostPreface)
    .some((row) => [...columnsOf(row).values()].some((index) => /\p{Script=Han}/u.test(row[index] ?? "")));
}

function columnsOf(row: readonly string[]): Map<Column, number> {
  const found = new Map<Column, number>();
  for (const [index, cell] of row.entries()) {
    const heading = cell
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
    for (const column of Object.keys(headings) as Column[])
      if (!found.has(column) && headings[column].test(heading)) found.set(column, index);
  }
  return found;
}

type Find = (who: { readonly email?: string; readonly handle?: string; readonly name?: string }) => Known | undefined;

function finder(known: readonly Known[]): Find {
  const by = new Map<string, Known>();
  for (const one of known) {
    for (const email of one.emails) by.set(`mail ${email.toLowerCase()}`, one);
    for (const handle of one.handles) by.set(`handle ${handle.toLowerCase()}`, one);
    by.set(`name ${nameKey(one.name)}`, one);
  }
  return ({ email, handle, name }) =>
    by.get(`mail ${email?.toLowerCase()}`) ??
    by.get(`handle ${handle?.toLowerCase()}`) ??
    (name === undefined ? undefined : by.get(`name ${nameKey(name)}`));
}

function nameKey(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

function readRows(rows: readonly (readonly string[])[], columns: ReadonlyMap<Column, number>, find: Find): List {
  const found = new Map<string, Row>();
  let [twice, nobody] = [0, 0];
  for (const row of rows) {
    const one = rowOf(row, columns, find);
    if (!one) nobody++;
    else if (found.has(one.attendee.key)) twice++;
    else found.set(one.attendee.key, one);
  }
  return { rows: [...found.values()].sort(byKey), twice, nobody };
}

const byKey = (a: Row, b: Row) => (a.attendee.key < b.attendee.key ? -1 : 1);
const address = /[^\s@<>"'(),;:]{1,200}@[^\s@<>"'(),;:]{1,200}\.[^\s@<>"'(),;:.]{2,60}/g;
const mostSigns = 200;

function rowOf(row: readonly string[], columns: ReadonlyMap<Column, number>, find: Find): Row | undefined {
  const [mail, name, handle] = (["email", "name", "handle"] as const).map((column) => {
    const at = columns.get(column);
    return at === undefined ? "" : plainLine(row[at] ?? "").trim();
  });
  // Whoever joins by an address alone has it for a name, too: it is kept nowhere.
  const email = [mail, name, handle].flatMap((text) => text?.match(address) ?? [])[0];
  const who = {
    ...(email === undefined ? {} : { email }),
    ...said("handle", handle?.replace(/^@(?=[^@]+$)/, "")),
    ...said("name", name),
  };
  if (Object.keys(who).length === 0) return undefined;
  const person = find(who);
  const { email: _, ...kept } = who;
  const attendee = { key: keyOf(who, person), ...(person ? { person: person.id } : {}), ...kept };
  return { attendee, ...(email === undefined ? {} : { email }) };
}

/** A part that is said, without any address in it. */
function said(part: "handle" | "name", text = ""): { readonly handle?: string; readonly name?: string } {
  const plain = text
    .replace(address, "")
    .replace(/[<>()"]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return plain === "" ? {} : { [part]: [...plain].slice(0, mostSigns).join("") };
}

function keyOf(
  { email, handle, name = "" }: { readonly email?: string; readonly handle?: string; readonly name?: string },
  person: Known | undefined,
): string {
  if (person) return `person:${person.id}`;
  if (email !== undefined) return `mail:${sha256(email.toLowerCase()).slice(0, 16)}`;
  return handle === undefined ? `name:${sha256(nameKey(name)).slice(0, 16)}` : `handle:${handle.toLowerCase()}`;
}

/** The lists that are kept, with one more: those who came to an occurrence add up, from whatever lists. */
export function withList(
  all: readonly Attendance[],
  occurrence: Omit<Attendance, "attendees">,
  rows: readonly Row[],
  replaces: boolean,
): readonly Attendance[] {
  const isSame = ({ uid, start }: Attendance) => uid === occurrence.uid && start === occurrence.start;
  const known = replaces ? [] : (all.find(isSame)?.attendees ?? []);
  const both = new Map([...known, ...rows.map(({ attendee }) => attendee)].map((one) => [one.key, one]));
  const attendees = [...both.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  return [...all.filter((one) => !isSame(one)), { ...occurrence, attendees }].sort(
    (a, b) => compare(a.start, b.start) || compare(a.uid, b.uid),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The kept lists as a file, for the reports. */
export function attendanceFile(occurrences: readonly Attendance[]): string {
  return `${JSON.stringify({ schemaVersion: 1, occurrences }, undefined, 1)}\n`;
}

/** The lists in such a file; undefined for what is none. */
export function readAttendance(text: string): readonly Attendance[] | undefined {
  try {
    const value = JSON.parse(text) as { schemaVersion?: unknown; occurrences?: unknown };
    const { schemaVersion, occurrences } = value;
    if (schemaVersion !== 1 || !Array.isArray(occurrences)) return undefined;
    return occurrences.every(isAttendance) ? occurrences : undefined;
  } catch {
    return undefined;
  }
}

function isAttendance(value: unknown): value is Attendance {
  const { uid, start, attendees } = (value ?? {}) as Partial<Attendance>;
  if (typeof uid !== "string" || typeof start !== "string" || !Array.isArray(attendees)) return false;
  return attendees.every((one: Partial<Attendee> | null) => typeof one?.key === "string");
}
