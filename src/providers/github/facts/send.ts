import { AppError } from "../../../system/errors.ts";
import { exit } from "../../../system/exit.ts";
import type { GraphqlAnswer, GraphqlError, Http } from "../../../system/http/index.ts";
import { type Node, partial } from "./believe.ts";
import { Pace } from "./pace.ts";
import { who } from "./selections.ts";

/** A part of a document, and what becomes of the answer to it. */
export interface Ask {
  /** Things that may come at most; it bounds what one request holds. */
  readonly weight: number;
  /** Repository, and which list of it, for errors. */
  readonly where: string;
  /** Fields at the root of the document. Each has an alias that begins with the given one. */
  readonly fields: (alias: string) => string;
  /** @param values what was answered, by alias @throws AppError when it cannot be believed */
  readonly take: (values: Readonly<Record<string, Node>>, alias: string) => void;
  /** It went well, or was too much. @returns whether less can be asked for */
  readonly well: () => void;
  readonly halve: () => boolean;
}

/** Whatever has something to ask for, until it has all. */
export interface Asker {
  /** What to ask next; undefined when nothing is left. */
  next(): Ask | undefined;
}

/** A page of a hundred pull requests with two lists each, and room for something small beside it. */
export const mostWeight = 400;
/** A request that is too much takes ten seconds each time: it is not sent four times. */
const tries = 2;
/** Failures in a row after which a server is down rather than slow. */
const mostFailed = 12;

/**
 * Asks for everything, one request after the other: GitHub counts how long it works for a client, and allows one second a
 * second ("Rate limits and query limits for the GraphQL API"). What several lists need goes into one request.
 * @param told called after each request
 * @throws AppError what the transport throws; `facts.missing`, `facts.forbidden` (exit 4), `facts.partial`, and what `take` throws
 */
export async function askAll(
  http: Http,
  askers: readonly Asker[],
  spend: (points: number) => void,
  told: () => void,
): Promise<void> {
  const pace = new Pace(mostWeight);
  let failed = 0;
  for (let asks = pack(askers, pace.size); asks.length > 0; asks = pack(askers, pace.size)) {
    const answer = await attempt(http, documentOf(asks), asks[0]?.where ?? "");
    if (answer instanceof AppError || isTooMuch(answer.errors)) {
      // What cannot be made less may have failed by chance: it is sent once more.
      failed += askForLess(answer, asks, pace) ? 1 : mostFailed / 2;
      if (failed >= mostFailed) throw answer instanceof AppError ? answer : refusal(answer.errors, asks);
      continue;
    }
    failed = 0;
    spend(costIn(answer.data));
    takeAll(answer, asks);
    pace.well();
    told();
  }
}

/** Ways in which an answer fails when it took too long to make. */
const heavy = new Set(["server", "timeout", "large", "cut", "reset"]);

/** Fewer lists in a request, and when it is a single one, less of that. @returns whether that may help */
function askForLess(answer: GraphqlAnswer | AppError, asks: readonly Ask[], pace: Pace): boolean {
  if (answer instanceof AppError && !heavy.has(String(answer.params.reason))) return false;
  return asks.length > 1 ? pace.less(4) : asks[0]?.halve() === true;
}

/** @throws AppError when there is an error beside the data, or the data cannot be believed */
function takeAll({ data, errors }: GraphqlAnswer, asks: readonly Ask[]): void {
  if (errors.length > 0 || !data) throw refusal(errors, asks);
  for (const [index, ask] of asks.entries()) {
    ask.take(data, aliasOf(index));
    ask.well();
  }
}

function pack(askers: readonly Asker[], most: number): Ask[] {
  const open = askers.flatMap((asker) => asker.next() ?? []);
  return fitting(open, most);
}

/**
 * What goes into one request: at least one thing. The largest comes first, and what is small goes along; of a slow server
 * one list after the other is asked, so that each finds the size that is right for it.
 */
export function fitting<T extends { readonly weight: number }>(all: readonly T[], most: number): T[] {
  let weight = 0;
  const byWeight = (a: T, b: T) => (most < mostWeight ? 0 : b.weight - a.weight);
  return [...all].sort(byWeight).filter((one) => {
    if (weight > 0 && weight + one.weight > most) return false;
    weight += one.weight;
    return true;
  });
}

const aliasOf = (index: number) => `a${index}`;

export function documentOf(asks: readonly Ask[]): string {
  const fields = asks.map((ask, index) => ask.fields(aliasOf(index))).join(" ");
  return `query{rateLimit{cost} ${fields}}${fields.includes("...who") ? who : ""}`;
}

/** Points that GitHub says it took; a server without limits says nothing. */
export function costIn(data: GraphqlAnswer["data"]): number {
  const { cost } = (data?.rateLimit ?? {}) as { cost?: unknown };
  return typeof cost === "number" && Number.isFinite(cost) ? cost : 0;
}

/** An answer; or the error of one that was broken, which another try may mend. @throws any other error */
async function attempt(http: Http, query: string, where: string): Promise<GraphqlAnswer | AppError> {
  try {
    return await http.graphql({ query, write: false, tries });
  } catch (error) {
    if (error instanceof AppError && error.code === "http.broken") return error;
    throw isRefused(error) ? forbidden(where, String(error.params.text)) : error;
  }
}

function isRefused(error: unknown): error is AppError {
  return error instanceof AppError && error.code === "http.status" && error.params.status === 403;
}

const forbidden = (where: string, message: string) =>
  new AppError("facts.forbidden", { where, message }, exit.unauthorised);

function isTooMuch(errors: readonly GraphqlError[]): boolean {
  return errors.some(
    ({ type, message }) =>
      type === "RESOURCE_LIMITS_EXCEEDED" || /timeout|timed out|resource limits|something went wrong/i.test(message),
  );
}

/** The first error of an answer, as one of ours. Part of an answer is none. */
export function refusal(errors: readonly GraphqlError[], asks: readonly Pick<Ask, "where">[]): AppError {
  const [first] = errors;
  const index = asks.findIndex((_, at) => new RegExp(`^${aliasOf(at)}(_|$)`).test(String(first?.path?.[0])));
  const where = (asks[index] ?? asks[0])?.where ?? "";
  const message = first?.message ?? "null";
  if (first?.type === "NOT_FOUND" && first.path?.length === 1 && index !== -1)
    return new AppError("facts.missing", { where, message });
  if (first?.type === "FORBIDDEN" || first?.type === "INSUFFICIENT_SCOPES") return forbidden(where, message);
  return partial(where, message);
}
