import type { Feed } from "../../events/ical/feed.ts";
import { keepPast } from "../../events/ical/past.ts";
import { type Renewed, renew } from "../../events/ical/renew.ts";
import { keptDays } from "../../events/ical/retire.ts";
import { components } from "../../events/ical/vevent.ts";
import type { Language } from "../../events/ical/words.ts";
import type { Series } from "../../events/model.ts";
import type { Actual, Desired, Target } from "../item.ts";
import { differences } from "../kind.ts";
import { eventFields, hashName, joinHashes } from "./fields.ts";

/** What one object of a calendar is to say, seeing what it says. */

export interface Moment {
  readonly now: Date;
  /** Whose events they are: see `Feed.community`. */
  readonly community?: string;
  /** Of the words that are added to the manifest's own. */
  readonly language: Language;
}

/**
 * The object of a series: as it is, where it says what is wanted; else renewed, with what has been where it was.
 * @param note told of the number of dates that have been and find no place
 */
export function wish(
  series: Series,
  target: Target,
  item: Actual | undefined,
  { now, language, community }: Moment,
  note: (lost: number) => void,
): Desired {
  const feed = feedOf({ language, community });
  const former = item?.fields.ical;
  if (item === undefined || typeof former !== "string") {
    return thing(target, series.uid, renew([series], feed, { now, first: now }));
  }
  const asIs: Desired = { kind: "event", target, name: series.uid, was: [], fields: item.fields };
  if (isInStep(series, item, language)) return asIs;
  const { series: kept, published, lost } = keepPast(series, former, now.getTime());
  if (lost > 0) note(lost);
  if (kept !== series && isInStep(kept, item, language)) return asIs;
  const renewed = renew([kept], feed, { previous: published, now });
  const wanted = thing(target, series.uid, renewed);
  const isEdited = renewed.changes.length === 0 && differences(wanted, item, noRights).length > 0;
  // Somebody has edited it by hand: as its digest still tells what was wanted, that alone would move no stamp.
  return isEdited ? thing(target, series.uid, renew([kept], feed, { previous: undigested(published), now })) : wanted;
}

/** Whether an object says what is wanted, by its digests and by its fields. Most do, and need not be written to see it. */
function isInStep(series: Series, item: Actual, language: Language): boolean {
  const parts = components(series, language);
  if (joinHashes(parts.map(({ hash }) => hash)) !== item.fields.hash) return false;
  const wanted = eventFields(parts.map(({ head, tail }) => head + tail).join(""));
  return wanted !== undefined && differences({ kind: "event", fields: wanted.fields }, item, noRights).length === 0;
}

function feedOf({
  language,
  community,
}: {
  readonly language: Language;
  readonly community: string | undefined;
}): Feed {
  return community === undefined ? { language } : { language, community };
}

const noRights = { remove: false, strict: false };

function undigested(text: string): string {
  return text.replace(new RegExp(`^${hashName}:.*$`, "gm"), `${hashName}:0`);
}

function thing(target: Target, uid: string, { text }: Renewed): Desired {
  return { kind: "event", target, name: uid, was: [], fields: eventFields(text)?.fields ?? {} };
}

const day = 86_400_000;

/**
 * What becomes of an object that is no longer wanted. `gone`: it may be deleted, where that is allowed.
 * @param removes whether what has been cancelled before may go
 */
export function leave(item: Actual, { now, language, community }: Moment, removes: boolean): Desired | "kept" | "gone" {
  const former = String(item.fields.ical);
  const feed = feedOf({ language, community });
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
