import { AppError } from "../errors.ts";
import { exit } from "../exit.ts";
import type { Http, HttpAnswer } from "./api.ts";
import { messageOf, place } from "./errors.ts";
import { Trail } from "./trail.ts";

/** A listing, whole; or, with another status than 200, the answer of its first page and no items. */
export interface Listing {
  readonly status: number;
  readonly items: readonly unknown[];
  /** The first page's answer. */
  readonly first: HttpAnswer;
}

const perPage = 100;

/**
 * Reads all pages of a listing by its `Link` headers. Things that moved between two pages may stand twice: telling
 * them apart is the caller's.
 * @param path below the base, without `per_page`
 * @param cap most pages
 * @throws AppError `http.short-page` (a page that is not the last has fewer things than asked for), `http.shape` (no
 *   list of things), `http.cycle`, `http.pages`, `http.status` (a later page was refused), and what a request throws
 */
export async function listPages(
  http: Pick<Http, "request">,
  path: string,
  { query = {} as Readonly<Record<string, string | number | boolean>>, cap = 100 } = {},
): Promise<Listing> {
  const first = await http.request({ method: "GET", path, query: { ...query, per_page: perPage } });
  if (first.status !== 200) return { status: first.status, items: [], first };
  const items: unknown[] = [];
  const trail = new Trail(cap);
  trail.next(first.url, perPage);
  for (let page = first; ; ) {
    const next = nextOf(page.headers, page.url);
    for (const item of listOf(page, next !== undefined)) items.push(item);
    if (next === undefined) return { status: 200, items, first };
    const astray = trail.next(next, perPage);
    const where = place({ method: "GET", url: next });
    if (astray === "cycle") throw new AppError("http.cycle", where);
    if (astray) throw new AppError("http.pages", { ...where, count: cap });
    page = await http.request({ method: "GET", url: next });
    if (page.status !== 200) throw statusError(page);
  }
}

/** That an answer has a status which the request has no use for. */
export function statusError({ method, url, status, data }: HttpAnswer): AppError {
  const params = { ...place({ method, url }), status, text: messageOf({ data, text: "" }) };
  return new AppError("http.status", params, exit.failure);
}

function listOf({ data, url }: HttpAnswer, more: boolean): readonly unknown[] {
  const where = place({ method: "GET", url });
  if (!Array.isArray(data)) throw new AppError("http.shape", where);
  if (more && data.length < perPage)
    throw new AppError("http.short-page", { ...where, count: data.length, wanted: perPage });
  if (!data.every(isThing)) throw new AppError("http.shape", where);
  return data;
}

function isThing(item: unknown): boolean {
  return typeof item === "object" && item !== null && !Array.isArray(item);
}

/** The address after `rel="next"` (RFC 8288), which may be relative. It is checked like any other before it is asked. */
function nextOf(headers: Headers, from: string): string | undefined {
  for (const [, address, params] of (headers.get("link") ?? "").matchAll(/<([^<>]*)>((?:\s*;\s*[^,;<]+)*)/g)) {
    if (address === undefined || !/;\s*rel="?(?:[^";]*\s)?next(?:\s[^";]*)?"?\s*(;|$)/i.test(params ?? "")) continue;
    return /^[a-z]+:/i.test(address) || !URL.canParse(address, from) ? address : new URL(address, from).href;
  }
  return undefined;
}
