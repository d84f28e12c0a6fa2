import { AppError } from "../../../system/errors.ts";
import type { Http } from "../../../system/http/index.ts";
import { connectionsOf, pointsOf } from "./formula.ts";
import type { Prepared } from "./prepare.ts";
import { mostComments } from "./rest.ts";
import type { Wanted } from "./scope.ts";
import type { Nested } from "./selections.ts";
import { type ListPart, nestedCount } from "./selections.ts";
import { fitting, mostWeight } from "./send.ts";
import { changedSince } from "./survey.ts";

/** A list, and how many of its things are about to be read. */
export interface Load {
  readonly part: ListPart | "releases";
  readonly things: number;
  readonly nested: readonly Nested[];
}

/** Comments of a discussion that may have replies, for which there is no count. */
const remarks = 2;

/**
 * What reading takes: pages of a hundred, and what several lists need goes into one request. What hangs on threads beyond
 * their first hundred is not known before. Pure.
 */
export function costOf(loads: readonly Load[]): { readonly requests: number; readonly points: number } {
  const left = loads.map(pagesOf);
  const cost = { requests: 0, points: 0 };
  while (left.some((pages) => pages.length > 0)) {
    cost.requests++;
    cost.points += pointsOf(connectionsInOne(left));
  }
  return cost;
}

/** Takes the pages that go into one request off their lists. @returns how many connections it reads */
function connectionsInOne(left: readonly Page[][]): number {
  const first = left.flatMap((pages) => (pages[0] ? [{ ...pages[0], pages }] : []));
  const taken = fitting(first, mostWeight);
  for (const { pages } of taken) pages.shift();
  return taken.reduce((sum, { connections }) => sum + connections, 0);
}

interface Page {
  readonly weight: number;
  readonly connections: number;
}

function pagesOf({ part, things, nested }: Load): Page[] {
  const lists = part === "releases" ? 0 : nestedCount(part, new Set(nested));
  const own = inPages(things).map((size) => ({ weight: size * (1 + lists), connections: connectionsOf(size, lists) }));
  if (part !== "discussions" || !nested.includes("comments")) return own;
  return [...own, ...inPages(things * remarks, mostComments).map((size) => ({ weight: size, connections: size }))];
}

function inPages(things: number, most = 100): number[] {
  return Array.from({ length: Math.ceil(things / most) }, (_, page) => Math.min(most, things - page * most));
}

/** What is about to be read. Where only the search can tell how much that is, it is asked; else all is taken for changed. */
export async function loadsOf(
  http: Http,
  all: readonly Prepared[],
  { since }: Wanted,
  spend: (points: number) => void,
): Promise<Load[]> {
  const lists = all.flatMap(({ repository, threads }) =>
    threads.map((reader) => ({ repository, reader, part: reader.part })),
  );
  const unclear = since === undefined ? [] : lists.filter(({ reader }) => reader.isOpen);
  const counts = new Map<(typeof lists)[number], number | undefined>();
  if (since !== undefined && unclear.length > 0) {
    const { counts: found, points } = await search(http, unclear, since);
    spend(points);
    for (const [index, one] of unclear.entries()) counts.set(one, found[index]);
  }
  const releases = all.flatMap(({ releases: reader }) =>
    reader ? [{ part: "releases", things: reader.expected, nested: [] } as const] : [],
  );
  return [
    ...lists.map((one) => ({
      part: one.part,
      things: counts.get(one) ?? one.reader.expected,
      nested: one.reader.nested,
    })),
    ...releases,
  ];
}

/** The search may be refused, or be down, by itself: then it tells nothing. */
async function search(
  http: Http,
  lists: Parameters<typeof changedSince>[1],
  since: number,
): ReturnType<typeof changedSince> {
  try {
    return await changedSince(http, lists, since);
  } catch (error) {
    if (!(error instanceof AppError) || !["http.broken", "http.shape"].includes(error.code)) throw error;
    return { counts: [], points: 0 };
  }
}
