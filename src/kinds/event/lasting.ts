import { communityIn } from "../../events/ical/published.ts";
import { components } from "../../events/ical/vevent.ts";
import type { Language } from "../../events/ical/words.ts";
import { partsOf } from "../../events/identity.ts";
import { lasting, withKept } from "../../events/lasting.ts";
import type { Series } from "../../events/model.ts";
import type { Desired } from "../item.ts";
import { type Actual, type Target, targetKey } from "../item.ts";
import type { Wanted, Wish } from "./desired.ts";
import { eventFields, joinHashes } from "./fields.ts";

/**
 * Which objects of a calendar are this community's, and which of them its events are already. Several communities may
 * share a calendar: an object is ours by the ending of its UID, by the community that it names, or where one of that
 * ending says just what an event of ours with that id does.
 */
export interface Lasting {
  /** Under the UIDs that they are published with. */
  readonly wishes: readonly Wish[];
  readonly isOurs: (item: Actual) => boolean;
}

export function lastingWishes(
  { wishes, endings, owner, language }: Pick<Wanted, "wishes" | "endings" | "owner" | "language">,
  own: readonly Actual[],
): Lasting {
  const domain = endings[0] ?? "";
  const ours = new Set(endings);
  for (const ending of formerEndings(wishes, own, language)) ours.add(ending);
  const isOurs = ({ name, fields }: Actual) => {
    const named = typeof fields.ical === "string" ? communityIn(fields.ical) : undefined;
    return named === undefined ? ours.has(partsOf(name).ending) : ours.has(named);
  };
  const calendars = new Map<string, Wish[]>();
  for (const one of wishes) calendars.set(one.calendar, [...(calendars.get(one.calendar) ?? []), one]);
  const lasted = [...calendars].flatMap(([calendar, list]) => {
    const target = targetKey({ owner, calendar } satisfies Target);
    const published = own.filter((item) => targetKey(item.target) === target && isOurs(item)).map(({ name }) => name);
    const kept = lasting(
      list.map(({ series }) => series.uid),
      domain,
      published,
    );
    const series = withKept(
      list.map((one) => one.series),
      kept,
    );
    return list.map((one, index) => ({ ...one, series: series[index] as Series }));
  });
  return { wishes: lasted, isOurs };
}

/** Endings that the manifest does not tell any more, such as that of a website which has changed. */
function formerEndings(wishes: readonly Wish[], own: readonly Actual[], language: Language): Set<string> {
  const there = new Set(own.map(({ target, name }) => `${target.calendar}\t${name}`));
  // One that is there under its own UID is no other one's.
  const missing = wishes.filter(({ calendar, series }) => !there.has(`${calendar}\t${series.uid}`));
  const byLocal = new Map(missing.map((wish) => [`${wish.calendar}\t${partsOf(wish.series.uid).local}`, wish.series]));
  const found = new Set<string>();
  for (const { name, target, fields } of own) {
    const { local, ending } = partsOf(name);
    const series = found.has(ending) ? undefined : byLocal.get(`${target.calendar}\t${local}`);
    if (series && saysSame(series, fields, language)) found.add(ending);
  }
  return found;
}

/** Whether an object says what a series does: all of it, or its title and its times. */
function saysSame(series: Series, fields: Actual["fields"], language: Language): boolean {
  const parts = components(series, language);
  if (joinHashes(parts.map(({ hash }) => hash)) === fields.hash) return true;
  const wanted = eventFields(parts.map(({ head, tail }) => head + tail).join(""))?.fields;
  return (["title", "start", "repeat"] as const).every((key) => wanted?.[key] === fields[key]);
}

/** What is cancelled under one UID and made under another: same title, start and rule. */
export function renamed(
  { desired }: { readonly desired: readonly Desired[] },
  items: readonly Actual[],
): { readonly target: Target; readonly name: string; readonly to: string }[] {
  const gone = desired.filter(({ leaves, fields }) => leaves && typeof fields.ical === "string");
  if (gone.length === 0) return [];
  const keyOf = ({ target, name, fields }: Pick<Desired, "target" | "name" | "fields">) => {
    const title = fields.title === partsOf(name).local ? "" : fields.title;
    return JSON.stringify([targetKey(target), title, fields.start, fields.repeat]);
  };
  const before = new Map(items.map((item) => [`${targetKey(item.target)}\t${item.name}`, item]));
  const there = (one: Pick<Desired, "target" | "name">) => before.get(`${targetKey(one.target)}\t${one.name}`);
  const fresh = new Map(desired.filter((one) => !one.leaves && !there(one)).map((one) => [keyOf(one), one]));
  return gone.flatMap((one) => {
    const former = there(one);
    const to = former && fresh.get(keyOf(former));
    return to ? [{ target: one.target, name: one.name, to: to.name }] : [];
  });
}
