import { usageError } from "../../system/errors.ts";
import { oneLine } from "../../system/text/sanitize.ts";
import type { ArchiveScope } from "./types.ts";
import { isOneOf, literal, longestList } from "./words.ts";

/** Owners and repositories as GitHub lets them be called. */
const whole = /^[A-Za-z0-9_.-]{1,100}\/[A-Za-z0-9_.-]{1,100}$/;
const beginning = /^[A-Za-z0-9_.-]{1,100}\/[A-Za-z0-9_.-]{0,100}\*$/;

/** Repositories by their whole names, and by how their names begin. */
export interface Wanted {
  readonly names: readonly string[];
  readonly beginnings: readonly string[];
  readonly all: boolean;
}

/** @throws AppError (exit 2) `archive.repository`, `archive.no-repository`, `archive.many` */
export function wantedOf({ repositories }: ArchiveScope): Wanted {
  if (repositories.length === 0) throw usageError("archive.no-repository");
  const wrong = repositories.find((one) => one !== "*" && !whole.test(one) && !beginning.test(one));
  if (wrong !== undefined) throw usageError("archive.repository", { repository: oneLine(wrong).slice(0, 200) });
  if (repositories.join().length > longestList) throw usageError("archive.many", { count: repositories.length });
  const unique = [...new Set(repositories)].sort();
  return {
    names: unique.filter((one) => whole.test(one)),
    beginnings: unique.filter((one) => one !== "*" && one.endsWith("*")).map((one) => one.slice(0, -1)),
    all: unique.includes("*"),
  };
}

/** The condition on `repo_name`: comparisons that a sorted table answers without reading it all. */
export function repositoriesIn({ names, beginnings, all }: Wanted): string {
  if (all) return "1 = 1";
  const ranges = beginnings.map(
    (start) => `(repo_name >= ${literal(start)} AND repo_name < ${literal(afterAll(start))})`,
  );
  return `(${[...(names.length > 0 ? [isOneOf("repo_name", names)] : []), ...ranges].join(" OR ")})`;
}

/** The first text, byte by byte, that comes after all that begin with this one. */
function afterAll(start: string): string {
  return start.slice(0, -1) + String.fromCharCode(start.charCodeAt(start.length - 1) + 1);
}

/** Seconds that a table's time can hold. */
const lastSecond = 2 ** 32 - 1;

/** A bound in whole seconds, as events are dated: `at < bound` and `at >= bound` say the same for both. */
export function secondsOf(ms: number): number {
  return Math.min(Math.max(Math.ceil(ms / 1000), 0), lastSecond);
}

/** Conditions on `created_at`, each beginning with AND. */
export function timesIn(from: number | undefined, until: number | undefined): string {
  const conditions = [
    ...(from === undefined ? [] : [`AND created_at >= toDateTime(${secondsOf(from)})`]),
    ...(until === undefined ? [] : [`AND created_at < toDateTime(${secondsOf(until)})`]),
  ];
  return conditions.join(" ");
}
