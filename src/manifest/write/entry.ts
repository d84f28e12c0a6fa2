import { identity as names } from "../cross/names.ts";

/** Things to be written into a manifest. */

export type Values = Readonly<Record<string, unknown>>;

/** One thing, by the keys of its section. */
export interface Entry {
  /** What is said of it; nothing of it is empty. */
  readonly values: Values;
  /** Keys that are empty where it comes from, `rules.checks` for one of a map: they go where the manifest has them. */
  readonly cleared?: readonly string[];
  /** Keys of `values` that hold when nothing is said: written only where the manifest speaks of them. */
  readonly usual?: readonly string[];
  /** Keys of `values` that nobody has said, but that a new thing needs. */
  readonly fallback?: readonly string[];
}

/** Sections that can be written. */
export type SectionName = Exclude<keyof typeof names, "pages">;
/** Sections that a repository may have lists of its own in. */
export const ownSections = ["labels", "milestones", "autolinks", "rulesets"] as const;
export type OwnSection = (typeof ownSections)[number];

/** The key by which the items of a list are told apart. */
export function identityOf(list: string): string {
  return (names as Readonly<Record<string, string>>)[list] ?? "name";
}

/** Names are told apart without regard to case. */
export { fold } from "../cross/part.ts";

/** A list without what is empty, all the way down; false and 0 say something. */
export function compact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(compact).filter((item) => !isEmpty(item));
  if (!isMap(value)) return value;
  const kept = Object.entries(value).map(([key, part]) => [key, compact(part)] as const);
  return Object.fromEntries(kept.filter(([, part]) => !isEmpty(part)));
}

export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

export function isMap(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
