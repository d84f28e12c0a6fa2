import { messageOf } from "./errors.ts";
import type { Answer, Request, RequestKind } from "./types.ts";

/** That a service wants to be left alone: nothing of the request was done. */
export interface Limited {
  /** Seconds; undefined when the service names none that is still to come. */
  readonly seconds: number | undefined;
  /** Seconds that are right then, doubled each time: a minute, as GitHub asks; a second where none was asked for. */
  readonly least: number;
}

const wording = /secondary rate limit|abuse|submitted too quickly|rate limit exceeded/i;

/**
 * Whether an answer refuses a request for its number, by GitHub's order of rules ("Rate limits for the REST API"):
 * `retry-after`, then `x-ratelimit-remaining: 0` until `x-ratelimit-reset`, else at least a minute.
 * @param wall milliseconds since 1970, for a server that sends no date
 */
export function limitOf(answer: Answer, wall: number): Limited | undefined {
  const { status, headers } = answer;
  if (status === 429) return pauseOf(headers, wall);
  if (status === 403) {
    const isNumber = headers.has("retry-after") || isUsedUp(headers) || wording.test(messageOf(answer));
    return isNumber ? pauseOf(headers, wall) : undefined;
  }
  return status === 200 && refusedWhole(answer.data) ? pauseOf(headers, wall) : undefined;
}

/** How long to leave a service alone that has refused something for its number. */
function pauseOf(headers: Headers, wall: number): Limited {
  const seconds = retryAfter(headers, wall) ?? resetAfter(headers, wall);
  return seconds === 0 ? { seconds: undefined, least: 1 } : { seconds, least: 60 };
}

/**
 * The pause after an answer of GraphQL that has done a part and refused another for its number ("was submitted too
 * quickly"): that part may be sent again only after it.
 */
export function partLimit({ status, headers, data }: Answer, wall: number): Limited | undefined {
  const { errors } = (data ?? {}) as { errors?: unknown };
  return status === 200 && Array.isArray(errors) && errors.some(limitError) ? pauseOf(headers, wall) : undefined;
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

/** Whether an error of a GraphQL answer refuses its part for the number of requests: nothing of that part was done. */
export function limitError(error: unknown): boolean {
  const { type, message } = (error ?? {}) as { type?: unknown; message?: unknown };
  return type === "RATE_LIMITED" || type === "RATE_LIMIT" || (typeof message === "string" && wording.test(message));
}

/**
 * Seconds from a `Retry-After` header: a number, or a date held against the server's own clock (RFC 9110, 10.2.3).
 * Undefined for what is neither, and for a date that has been: that tells nothing.
 */
export function retryAfter(headers: Headers, wall: number): number | undefined {
  const value = headers.get("retry-after")?.trim();
  if (!value) return undefined;
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value);
  // `Date.parse` takes a number with a sign for a year.
  const date = httpDate.test(value) ? Date.parse(value.endsWith("GMT") ? value : `${value} GMT`) : Number.NaN;
  const left = (date - serverTime(headers, wall)) / 1000;
  return left > 0 ? left : undefined;
}

/** The three forms of a date (RFC 9110, 5.6.7). */
const httpDate = /^[A-Z][a-z]{2,8},? (?:\d\d[ -])?[A-Z][a-z]{2}[ -][ \w:]+$/;

function isUsedUp(headers: Headers): boolean {
  return headers.get("x-ratelimit-remaining")?.trim() === "0";
}

function resetAfter(headers: Headers, wall: number): number | undefined {
  const reset = headers.get("x-ratelimit-reset")?.trim() ?? "";
  if (!isUsedUp(headers) || !/^\d+$/.test(reset)) return undefined;
  const left = Number(reset) - serverTime(headers, wall) / 1000;
  // A second more: both ends round to whole ones.
  return left > -1 ? Math.max(0, left) + 1 : undefined;
}

/** What the server's clock says: this machine's may be a day off. */
function serverTime(headers: Headers, wall: number): number {
  const date = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(date) ? wall : date;
}

/** How much content a request of the REST API creates: the limits of a minute and an hour are for that alone. */
export function contentOf(method: string, url: string): number {
  return method === "POST" && /\/(?:issues|comments|discussions|reviews|replies)(?:\?|$)/.test(url) ? 1 : 0;
}

/** GitHub's points for the limits of a minute: 1 a read, 5 a write. */
export function pointsOf({ write }: Pick<Request, "write">): number {
  return write ? 5 : 1;
}
