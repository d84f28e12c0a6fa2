import { type Desired, fold, type KindId, kindIds, type Section } from "./item.ts";
import { kinds } from "./kind.ts";

/** What has to be read to compare what is wanted: the kinds, and the repositories under all their names. */
export function scopeOf(desired: readonly Desired[], only: readonly Section[] = []) {
  const wanted = new Set<KindId>(desired.map(({ kind }) => kind));
  const named = (kind: KindId) => only.length === 0 || kind === "repository" || only.includes(kinds[kind].section);
  const asked = only.length === 0 || only.includes("repositories");
  const repositories = desired.filter(({ kind }) => kind === "repository");
  return {
    // What is in a calendar is looked at also when nothing is wanted there any more.
    kinds: new Set(
      kindIds.filter((kind) => (wanted.has(kind) || (kind === "event" && wanted.has("calendar"))) && named(kind)),
    ),
    repositories: repositories.flatMap(({ name, was }) => [name, ...was]),
    calendars: desired.flatMap(({ kind, name }) => (kind === "calendar" ? [name] : [])),
    settings: new Set(
      repositories
        .filter(({ fields }) => asked && Object.keys(fields).length > 0)
        .flatMap(({ name, was }) => [name, ...was])
        .map(fold),
    ),
  };
}
