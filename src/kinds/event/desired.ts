import type { Series } from "../../events/model.ts";
import { type Actual, type Desired, itemKey, targetKey } from "../item.ts";
import { lastingWishes, renamed } from "./lasting.ts";
import { leave, type Moment, wish } from "./object.ts";

/** A series that is to be in a calendar. */
export interface Wish {
  readonly calendar: string;
  readonly series: Series;
  /** Whether its last time is over: then it is left as it stands, or is not put there any more. */
  readonly isPast: boolean;
}

export interface Wanted extends Moment {
  readonly wishes: readonly Wish[];
  /** All calendars that are written to, also those for which nothing is wanted any more. */
  readonly calendars: readonly string[];
  /** The server, or the folder's owner. */
  readonly owner: string;
  /** What may stand behind the @ of this community's UIDs, the present ending first: see `endingsOf`. */
  readonly endings: readonly string[];
  /** Whether what has left the manifest, and has been cancelled before, may go. */
  readonly removes: boolean;
}

/** What is wanted of calendars, seeing what is there. */
export interface Judged {
  readonly desired: readonly Desired[];
  /** Keys of things that are left as they are, whatever the manifest says: what has begun stays as it was. */
  readonly kept: ReadonlySet<string>;
  /** Wanted things whose UID somebody else's object has. */
  readonly taken: readonly Unmade[];
  /** Our own objects that say what cannot be understood: somebody has been at them. They are left alone. */
  readonly unclear: readonly Unmade[];
  /** Series whose new rule has no room for dates that have been. */
  readonly losing: readonly (Unmade & { readonly count: number })[];
  /** Events that are cancelled under one UID and made under another. */
  readonly renamed: readonly (Unmade & { readonly to: string })[];
}

type Unmade = Pick<Desired, "target" | "name">;

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
  const judged: Judging = { desired: [], kept: new Set(), taken: [], unclear: [], losing: [], renamed: [] };
  const { wishes, isOurs } = lastingWishes(wanted, [...own.values()]);
  for (const { calendar, series, isPast } of wishes) {
    const target = { owner: wanted.owner, calendar };
    const key = itemKey({ kind: "event", target, name: series.uid });
    const item = own.get(key);
    own.delete(key);
    // What is over stays as it was, and is not put there any more.
    if (isPast) judged.kept.add(key);
    else if (others.has(key)) judged.taken.push({ target, name: series.uid });
    else {
      const name = series.uid;
      const note = (count: number) => judged.losing.push({ target, name, count });
      const thing = attempt(() => wish(series, target, item, wanted, note));
      if (thing === "unclear") leaveUnclear({ target, name }, key, judged);
      else judged.desired.push(thing);
    }
  }
  judgeLeft(wanted, own, judged, isOurs);
  judged.renamed.push(...renamed(judged, items));
  return judged;
}

/** What becomes of objects that nothing in the manifest wants. */
function judgeLeft(
  wanted: Wanted,
  left: ReadonlyMap<string, Actual>,
  judged: Judging,
  isOurs: (item: Actual) => boolean,
): void {
  const mine = new Set(wanted.calendars.map((calendar) => targetKey({ owner: wanted.owner, calendar })));
  for (const [key, item] of left) {
    const next =
      mine.has(targetKey(item.target)) && isOurs(item) ? attempt(() => leave(item, wanted, wanted.removes)) : "kept";
    if (next === "kept") judged.kept.add(key);
    else if (next === "unclear") leaveUnclear(item, key, judged);
    else if (next !== "gone") judged.desired.push(next);
  }
}

/** What a calendar holds may have been edited by anybody: a zone that nobody has, a rule without sense, half a file. */
function attempt<T>(look: () => T): T | "unclear" {
  try {
    return look();
  } catch {
    return "unclear";
  }
}

function leaveUnclear({ target, name }: Unmade, key: string, judged: Judging): void {
  judged.unclear.push({ target, name });
  judged.kept.add(key);
}

interface Judging {
  readonly desired: Desired[];
  readonly kept: Set<string>;
  readonly taken: Unmade[];
  readonly unclear: Unmade[];
  readonly losing: (Unmade & { readonly count: number })[];
  readonly renamed: (Unmade & { readonly to: string })[];
}

type Foreign = Pick<Actual, "kind" | "target" | "name">;
