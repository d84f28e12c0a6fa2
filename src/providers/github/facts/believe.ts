import { AppError } from "../../../system/errors.ts";
import { Trail } from "../../../system/http/trail.ts";

// biome-ignore lint/suspicious/noExplicitAny: the service's answers, whose shape the documents fix; what is used is looked at first.
export type Node = any;

/** A page of a list that was found whole. */
export interface Page {
  readonly nodes: readonly Node[];
  /** How many things the list has, where the service tells. */
  readonly total: number | undefined;
  /** Where the next page begins; undefined for the last one. */
  readonly next: string | undefined;
}

/**
 * A page of a connection, which is believed only when it is whole.
 * @param where repository and list, for an error
 * @param size how many things were asked for
 * @throws AppError `facts.shape`, `facts.partial` (a thing is null), `facts.short` (fewer things than there should be)
 */
export function pageOf(connection: Node, where: string, size: number): Page {
  const { nodes, pageInfo, totalCount, pageCount } = connection ?? {};
  if (!Array.isArray(nodes) || typeof pageInfo?.hasNextPage !== "boolean") throw wrongShape(where);
  if (nodes.some((node) => node === null || typeof node !== "object")) throw partial(where, "null");
  const { hasNextPage, endCursor } = pageInfo;
  if (hasNextPage && typeof endCursor !== "string") throw wrongShape(where);
  const wanted = hasNextPage ? size : pageCount;
  if (typeof wanted === "number" && nodes.length < wanted) throw short(where, nodes.length, wanted);
  if (nodes.length > size) throw wrongShape(where);
  return {
    nodes,
    total: Number.isSafeInteger(totalCount) ? totalCount : undefined,
    next: hasNextPage ? endCursor : undefined,
  };
}

/** A list that must be whole on its first page, or tell how it goes on. */
export function firstPage(connection: Node, where: string, size: number): Page {
  const page = pageOf(connection, where, size);
  if (page.next === undefined && page.total !== undefined && page.nodes.length < page.total)
    throw short(where, page.nodes.length, page.total);
  return page;
}

/** Milliseconds since 1970 of GitHub's `DateTime`. @throws AppError `facts.shape` */
export function time(value: unknown, where: string): number {
  const at =
    typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) throw wrongShape(where);
  return at;
}

/** As `time`, for what may not have come yet. */
export function maybeTime(value: unknown, where: string): number | undefined {
  return value === null || value === undefined ? undefined : time(value, where);
}

export function text(value: unknown, where: string): string {
  if (typeof value !== "string") throw wrongShape(where);
  return value;
}

export function count(value: unknown, where: string): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw wrongShape(where);
  return value as number;
}

/** The way through a list of which it is known how long it was: a thing a page, and what came since, is the most there can be. */
export const trailOf = (total: number) => new Trail(total + 1000);

export const endless = (where: string) => new AppError("facts.endless", { where });
export const wrongShape = (where: string) => new AppError("facts.shape", { where });
export const partial = (where: string, message: string) => new AppError("facts.partial", { where, message });
export const short = (where: string, found: number, total: number) =>
  new AppError("facts.short", { where, count: found, total });
