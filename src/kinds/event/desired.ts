import { type Renewed, renew } from "../../events/ical/renew.ts";
import { keptDays } from "../../events/ical/retire.ts";
import { components } from "../../events/ical/vevent.ts";
import type { Language } from "../../events/ical/words.ts";
import type { Series } from "../../events/model.ts";
import { type Actual, type Desired, itemKey, type Target, targetKey } from "../item.ts";
import { differences } from "../kind.ts";
import { eventFields, hashName, joinHashes } from "./fields.ts";

/** A series that is to be in a calendar. */
export interface Wish {
  readonly calendar: string;
  readonly series: Series;
  /** Whether its last time is over: then it is left as it stands, or is not put there any more. */
  readonly isPast: boolean;
}

export interface Wanted {
  readonly wishes: readonly Wish[];
  /** All calendars that are written to, also those for which nothing is wanted any more. */
  readonly calendars: readonly string[];
  /** The server, or the folder's owner. */
  readonly owner: string;
  /** Behind the @ of every UID of this community: what others have there is none that has left its manifest. */
  readonly domain: string;
  /** Of the words that are added to the manifest's own. */
  readonly language: Language;
  readonly now: Date;
  /** Whether what has left the manifest, and has been cancelled before, may go. */
  readonly removes: boolean;
}

/** What is wanted of calendars, seeing what is there. */
export interface Judged {
  readonly desired: readonly Desired[];
  /** Keys of things that are left as they are, whatever the manifest says: what has begun stays as it was. */
  readonly kept: ReadonlySet<string>;
  /** Wanted things whose UID somebody else's object has. */
  readonly taken: readonly Desired[];
}

/** The calendars themselves, as things that are made where they are not there. */
export function calendarItems({ calendars, owner }: Pick<Wanted, "calendars" | "owner">): Desired[] {
  return calendars.map((name) => ({ kind: "calendar", target: { owner }, name, was: [], fields: {} }));
}

/**
 * What is wanted of each object: the text of a series with stamps that move only with a change; for what has left the
 * manifest first a text that cancels it, and later nothing. Pure.
 * @param items our own objects, as they are
 * @param foreign UIDs of other people's, by target
 */
export function judge(wanted: Wanted, items: readonly Actual[], foreign: readonly Foreign[]): Judged {
  const own = new Map(items.filter(({ kind }) => kind === "event").map((item) => [itemKey(item), item]));
  const others = new Set(foreign.map((one) => itemKey(one)));
  const judged = { desired: [] as Desired[], kept: new Set<string>(), taken: [] as Desired[] };
  for (const { calendar, series, isPast } of wanted.wishes) {
    const target = { owner: wanted.owner, calendar };
    const key = itemKey({ kind: "event", target, name: series.uid });
    const item = own.get(key);
    own.delete(key);
    // What is over stays as it was, and is not put there any more.
    if (isPast) judged.kept.add(key);
    else judged[others.has(key) ? "taken" : "desired"].push(wish(series, target, item, wanted));
  }
  judgeLeft(wanted, own, judged);
  return judged;
}

/** What becomes of objects that nothing in the manifest wants. */
function judgeLeft(
  wanted: Wanted,
  left: ReadonlyMap<string, Actual>,
  { desired, kept }: { readonly desired: Desired[]; readonly kept: Set<string> },
): void {
  const mine = new Set(wanted.calendars.map((calendar) => targetKey({ owner: wanted.owner, calendar })));
  for (const [key, item] of left) {
    const isOurs = mine.has(targetKey(item.target)) && item.name.endsWith(`@${wanted.domain}`);
    const next = isOurs ? leave(item, wanted) : "kept";
    if (next === "kept") kept.add(key);
    else if (next !== "gone") desired.push(next);
  }
}

type Foreign = Pick<Actual, "kind" | "target" | "name">;

function wish(series: Series, target: Target, item: Actual | undefined, { now, language }: Wanted): Desired {
  const feed = { language };
  const former = item?.fields.ical;
  if (item === undefined || typeof former !== "string") {
    return thing(target, series.uid, renew([series], feed, { now, first: now }));
  }
  if (isInStep(series, item, language))
    return { kind: "event", target, name: series.uid, was: [], fields: item.fields };
  const renewed = renew([series], feed, { previous: former, now });
  const wanted = thing(target, series.uid, renewed);
  const isEdited = renewed.changes.length === 0 && differences(wanted, item, noRights).length > 0;
  // Somebody has edited it by hand: as its digest still tells what was wanted, that alone would move no stamp.
  return isEdited ? thing(target, series.uid, renew([series], feed, { previous: undigested(former), now })) : wanted;
}

/** Whether an object says what is wanted, by its digests and by its fields. Most do, and need not be written to see it. */
function isInStep(series: Series, item: Actual, language: Language): boolean {
  const parts = components(series, language);
  if (joinHashes(parts.map(({ hash }) => hash)) !== item.fields.hash) return false;
  const wanted = eventFields(parts.map(({ head, tail }) => head + tail).join(""));
  return wanted !== undefined && differences({ kind: "event", fields: wanted.fields }, item, noRights).length === 0;
}

const noRights = { remove: false, strict: false };

function undigested(text: string): string {
  return text.replace(new RegExp(`^${hashName}:.*$`, "gm"), `${hashName}:0`);
}

function thing(target: Target, uid: string, { text }: Renewed): Desired {
  return { kind: "event", target, name: uid, was: [], fields: eventFields(text)?.fields ?? {} };
}

const day = 86_400_000;

/** What becomes of an object that is no longer wanted. `gone`: it may be deleted, where that is allowed. */
function leave(item: Actual, { now, language, removes }: Wanted): Desired | "kept" | "gone" {
  const former = String(item.fields.ical);
  const feed = { language };
  const first = renew([], feed, { previous: former, now });
  if (first.changes.some(({ what }) => what === "cancelled")) return leaving(item, first);
  // It was cancelled by an earlier run, or has begun: looked at as it will be when its time of grace is over.
  const later = renew([], feed, { previous: former, now: new Date(now.getTime() + keptDays * day) });
  if (!later.changes.some(({ what }) => what === "removed")) return "kept";
  if (eventFields(later.text) === undefined) return "gone";
  // Of a series that has begun the times that have been stay.
  return removes ? leaving(item, later) : "kept";
}

function leaving({ target, name }: Actual, renewed: Renewed): Desired {
  return { ...thing(target, name, renewed), leaves: true };
}
