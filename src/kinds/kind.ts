import type { FieldDiff, Rights } from "./diff.ts";
import {
  type Actual,
  type Desired,
  type Fields,
  fold,
  type KindId,
  kindIds,
  type Section,
  type Value,
} from "./item.ts";
import { compareOptions } from "./options.ts";

/** One kind: in which section it stands, and what may be done to it. */
export interface Kind {
  readonly id: KindId;
  readonly section: Section;
  /** Whether it has a name that can change. */
  readonly renamable: boolean;
  /** Whether what hangs on one can go over to another. */
  readonly mergeable: boolean;
  /** Whether what is not listed may go, in a strict section. */
  readonly deletable: boolean;
}

const kind = (id: KindId, section: Section, can: string): Kind => ({
  id,
  section,
  renamable: can.includes("r"),
  mergeable: can.includes("m"),
  deletable: can.includes("d"),
});

/** r renamable, m mergeable, d deletable. A repository and a calendar are never deleted, a post is closed. */
export const kinds: Readonly<Record<KindId, Kind>> = {
  repository: kind("repository", "repositories", "r"),
  team: kind("team", "teams", "rd"),
  "team-member": kind("team-member", "teams", "d"),
  "team-repository": kind("team-repository", "teams", "d"),
  label: kind("label", "labels", "rmd"),
  milestone: kind("milestone", "milestones", "rmd"),
  autolink: kind("autolink", "autolinks", "d"),
  ruleset: kind("ruleset", "rulesets", "rd"),
  board: kind("board", "boards", "rd"),
  "board-field": kind("board-field", "boards", "rd"),
  "board-repository": kind("board-repository", "boards", "d"),
  "board-view": kind("board-view", "boards", "rd"),
  calendar: kind("calendar", "events", ""),
  event: kind("event", "events", "d"),
  "event-milestone": kind("event-milestone", "events", ""),
  "event-issue": kind("event-issue", "events", ""),
  "event-discussion": kind("event-discussion", "events", ""),
  announcement: kind("announcement", "events", ""),
};

/** Where a kind stands in the order of making things. */
export function rank(id: KindId): number {
  return kindIds.indexOf(id);
}

/** How a field of a thing is to change; undefined when it is as it should be. */
export function compareField(
  id: KindId,
  field: string,
  wanted: Value,
  actual: Value | undefined,
  rights: Rights,
): FieldDiff | undefined {
  if (id === "board-field" && field === "options") return compareOptions(wanted, actual, rights);
  if (id === "ruleset" && field === "rules") return compareRules(wanted, actual);
  // The text itself is compared by what it says, and what the server makes of it (its tag) is nobody's wish.
  if (id === "event" && (field === "ical" || field === "etag")) return undefined;
  // What people go on with is said once; that one was announced is all that there is to say of it.
  if (field === "rest" || field === "category" || id === "announcement") return undefined;
  // The role of one who is invited is not told until the invitation is accepted.
  if (id === "team-member" && actual === undefined) return undefined;
  return isSame(field, wanted, actual) ? undefined : { after: wanted };
}

/** Lists whose order says nothing. */
const unordered = new Set(["topics", "include", "exclude"]);

function isSame(field: string, wanted: Value, actual: Value | undefined): boolean {
  if (unordered.has(field)) return same(sorted(wanted), sorted(actual));
  // A team is known by its name, whatever the case.
  if (field === "parent" && typeof wanted === "string" && typeof actual === "string")
    return fold(wanted) === fold(actual);
  if (field === "description" && typeof wanted === "string" && typeof actual === "string")
    return plainText(wanted) === plainText(actual);
  return same(wanted, actual);
}

/** What a text says: services keep the line ends of whoever wrote it (a form on the web sends CRLF). */
function plainText(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim();
}

function sorted(value: Value | undefined): Value | undefined {
  return Array.isArray(value) ? [...value].sort() : value;
}

/** Rules of which the manifest says nothing are left as they are. */
function compareRules(wanted: Value, actual: Value | undefined): FieldDiff | undefined {
  if (!isMap(wanted) || !isMap(actual)) return same(wanted, actual) ? undefined : { after: wanted };
  const { pullRequest } = wanted;
  const former = actual.pullRequest;
  const both = isMap(pullRequest) ? { pullRequest: isMap(former) ? { ...former, ...pullRequest } : pullRequest } : {};
  const after = { ...actual, ...wanted, ...both };
  const ordered = (rules: Fields): Fields => ({ ...rules, checks: sorted(rules.checks) ?? null });
  return same(ordered(after), ordered(actual)) ? undefined : { after };
}

type Difference = FieldDiff & { readonly field: string; readonly before?: Value };

/** What of a field of a board no API can change, once it is there: see `manual.ts`. */
export function isByHand(id: KindId, field: string, { fields }: Pick<Actual, "fields">): boolean {
  if (id !== "board-field") return false;
  // The list of iterations is replaced whole, without ids: every card would lose its iteration.
  return field === "type" || ((field === "start" || field === "days") && fields.start !== undefined);
}

/** All fields of a wanted thing that differ from those of an actual one. */
export function differences(
  wanted: Pick<Desired, "kind" | "fields">,
  actual: Pick<Actual, "fields">,
  rights: Rights,
): readonly Difference[] {
  const found = Object.entries(wanted.fields).flatMap(([field, value]): Difference[] => {
    if (isByHand(wanted.kind, field, actual)) return [];
    const before = actual.fields[field];
    const diff = compareField(wanted.kind, field, value, before, rights);
    return diff ? [{ field, ...(before === undefined ? {} : { before }), ...diff }] : [];
  });
  const { ical } = wanted.fields;
  // An object of a calendar is written whole.
  if (wanted.kind !== "event" || found.length === 0 || ical === undefined) return found;
  return [...found, { field: "ical", before: actual.fields.ical ?? null, after: ical }];
}

/** Deep equality; the order of keys does not count. */
export function same(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => same(item, b[index]));
  if (!isMap(a) || !isMap(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => same(a[key], b[key]));
}

function isMap(value: Value | undefined): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
