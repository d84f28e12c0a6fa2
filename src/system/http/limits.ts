import { messageOf } from "./errors.ts";
import type { Answer, Request, RequestKind } from "./types.ts";

/** That a service wants to be left alone: nothing of the request was done. */
export interface Limited {
  /** Seconds; undefined when the service names none, and a minute that doubles is in order. */
  readonly seconds: number | undefined;
}

const wording = /secondary rate limit|abuse|submitted too quickly|rate limit exceeded/i;

/**
 * Whether an answer refuses a request for its number, by GitHub's order of rules ("Rate limits for the REST API"):
 * `retry-after`, then `x-ratelimit-remaining: 0` until `x-ratelimit-reset`, else at least a minute.
 * @param wall milliseconds since 1970, for a server that sends no date
 */
export function limitOf(answer: Answer, wall: number): Limited | undefined {
  const { status, headers } = answer;
  const retry = retryAfter(headers, wall);
  const reset = resetAfter(headers, wall);
  if (status === 429) return { seconds: retry ?? reset };
  if (status === 403) {
    const named = retry ?? reset;
    return named !== undefined || wording.test(messageOf(answer)) ? { seconds: named } : undefined;
  }
  return status === 200 && refusedWhole(answer.data) ? { seconds: retry ?? reset } : undefined;
}

/**
 * Seconds to wait after an answer that says that no request is left, though it was given itself: the next one of the same
 * kind would be refused.
 */
export function exhausted({ headers }: Answer, kind: RequestKind, wall: number): number | undefined {
  const budget = headers.get("x-ratelimit-resource") ?? (kind === "graphql" ? "graphql" : "core");
  return budget === (kind === "graphql" ? "graphql" : "core") ? resetAfter(headers, wall) : undefined;
}

/** GraphQL says so with status 200. With a part done it is no refusal: that part must not be sent again. */
function refusedWhole(data: unknown): boolean {
  const { data: given, errors } = (data ?? {}) as { data?: unknown; errors?: unknown };
  if (!Array.isArray(errors) || errors.length === 0) return false;
  const nothing = given === undefined || given === null || Object.values(given).every((value) => value === null);
  return nothing && errors.every(limitError);
}

function limitError(error: unknown): boolean {
  const { type, message } = (error ?? {}) as { type?: unknown; message?: unknown };
  return type === "RATE_LIMITED" || type === "RATE_LIMIT" || (typeof message === "string" && wording.test(message));
}

/** Seconds from a `Retry-After` header: a number, or a date held against the server's own clock (RFC 9110, 10.2.3). */
export function retryAfter(headers: Headers, wall: number): number | undefined {
  const value = headers.get("retry-after")?.trim();
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  const until = Date.parse(value);
  return Number.isNaN(until) ? undefined : Math.max(0, (until - serverTime(headers, wall)) / 1000);
}

function resetAfter(headers: Headers, wall: number): number | undefined {
  if (headers.get("x-ratelimit-remaining")?.trim() !== "0") return undefined;
  const reset = headers.get("x-ratelimit-reset")?.trim() ?? "";
  // A second more: both ends round to whole ones.
  return /^\d+$/.test(reset) ? Math.max(0, Number(reset) - serverTime(headers, wall) / 1000) + 1 : undefined;
}

/** What the server's clock says: this machine's may be a day off. */
function serverTime(headers: Headers, wall: number): number {
  const date = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(date) ? wall : date;
}

/** GitHub's points for the limits of a minute: 1 a read, 5 a write. */
export function pointsOf({ write }: Pick<Request, "write">): number {
  return write ? 5 : 1;
}
