import type { Fields, Value } from "../item.ts";
import { type Component, components, listed, momentText, property, unescaped } from "./scan.ts";

/** The property that marks a component as one of ours, with the digest of what was wanted of it. */
export const hashName = "X-COMMONRY-HASH";

/** Properties that are compared. All else is told by the digest. */
const names = new Set([
  ...["UID", "RECURRENCE-ID", "SUMMARY", "STATUS", "DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE"],
  ...["LOCATION", "URL", "DESCRIPTION", "CATEGORIES", hashName],
]);

/**
 * An object of iCalendar as fields that can be compared and shown. Every field is there, null where nothing is said, so
 * that what was taken away is seen. `ical` is the whole text; `hash` is null for an object that is not ours.
 * @returns undefined for what holds no VEVENT with a UID
 */
export function eventFields(text: string): { readonly uid: string; readonly fields: Fields } | undefined {
  const all = components(text, names);
  const master = all.find((one) => !property(one, "RECURRENCE-ID")) ?? all[0];
  const uid = master && unescaped(property(master, "UID")?.value.trim() ?? "");
  if (!master || !uid) return undefined;
  const own = described(master);
  const changes = all
    .filter((one) => one !== master)
    .map((one) => override(one, own))
    .sort((a, b) => (String(a.original) < String(b.original) ? -1 : 1));
  const hashes = all.map((one) => property(one, hashName)?.value.trim() ?? "");
  const hash = property(master, hashName) ? joinHashes(hashes) : null;
  return { uid, fields: { ...own, changes: changes.length > 0 ? changes : null, hash, ical: text } };
}

/** A field that may be said or not: what is empty is not said. */
function text(component: Component, name: string): string | null {
  const found = property(component, name);
  return found ? unescaped(found.value).replace(/\r\n?/g, "\n").trim() || null : null;
}

function moment(component: Component, name: string): string | null {
  const found = property(component, name);
  return found ? momentText(found) : null;
}

function described(one: Component): Fields {
  return {
    title: text(one, "SUMMARY"),
    status: (text(one, "STATUS") ?? "CONFIRMED").toLowerCase(),
    start: moment(one, "DTSTART"),
    end: moment(one, "DTEND") ?? text(one, "DURATION"),
    repeat: ruleText(one),
    skipped: nullIfEmpty(moments(one, "EXDATE")),
    added: nullIfEmpty(moments(one, "RDATE")),
    place: text(one, "LOCATION"),
    link: text(one, "URL"),
    description: text(one, "DESCRIPTION"),
    tags: nullIfEmpty(one.flatMap(({ name, value }) => (name === "CATEGORIES" ? listed(value) : [])).sort()),
  };
}

/** Parts of a rule come in any order. */
function ruleText(one: Component): string | null {
  const rule = property(one, "RRULE")?.value.trim();
  return rule ? rule.split(";").filter(Boolean).sort().join(";") : null;
}

/** Several may stand in one line or in several. */
function moments(one: Component, wanted: string): string[] {
  const all = one.filter(({ name }) => name === wanted);
  return all.flatMap((found) => found.value.split(",").map((value) => momentText({ ...found, value }))).sort();
}

function nullIfEmpty(list: readonly string[]): Value {
  return list.length > 0 ? list : null;
}

/** The digests of all components of an object: each is of its RECURRENCE-ID, too. */
export function joinHashes(hashes: readonly string[]): string {
  return [...hashes].sort().join(" ");
}

/** Only that in which one occurrence differs from its series. */
function override(one: Component, series: Fields): Fields {
  const differing = Object.entries(described(one)).filter(([field, value]) => {
    const isOwn = field === "start" || field === "end";
    if (field === "repeat" || field === "skipped" || field === "added") return false;
    return isOwn || JSON.stringify(value) !== JSON.stringify(series[field]);
  });
  return { original: moment(one, "RECURRENCE-ID"), ...Object.fromEntries(differing) };
}
