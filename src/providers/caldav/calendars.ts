import { propfind } from "tsdav";
import { fold } from "../../kinds/item.ts";
import { AppError } from "../../system/errors.ts";
import type { Dav } from "../../system/http/dav.ts";
import { fetchOf, understood } from "./fetch.ts";

/** A calendar on the server. */
export interface Calendar {
  /** Whole, with a slash at its end. */
  readonly url: string;
  /** What people call it, else the last part of its address. */
  readonly name: string;
}

/** Where the calendars of an account are. */
export interface Home {
  readonly calendars: readonly Calendar[];
  /** Where a new one can be made; absent when the address that was given is a calendar itself. */
  readonly url?: string;
}

const properties = {
  "d:resourcetype": {},
  "d:displayname": {},
  "d:current-user-principal": {},
  "c:calendar-home-set": {},
  "c:supported-calendar-component-set": {},
};

/**
 * Finds the calendars of an account (RFC 6764, RFC 4791 6.2.1): the address may be that of a calendar, of what holds the
 * calendars, of an account, or of a server.
 * @throws AppError `caldav.no-home` when nothing leads to calendars, `caldav.status`; what the transport throws
 */
export async function findHome(dav: Dav, base: string): Promise<Home> {
  const tried = new Set<string>();
  for (const start of [base, `${dav.origin}/.well-known/caldav`, `${dav.origin}/`]) {
    const found = await homeFrom(dav, start, tried);
    if (found) return found;
  }
  throw new AppError("caldav.no-home", {});
}

async function homeFrom(dav: Dav, start: string, tried: Set<string>): Promise<Home | undefined> {
  let address: string | undefined = start;
  while (address !== undefined && !tried.has(address)) {
    tried.add(address);
    const [entry] = await list(dav, address, "0");
    if (!entry) return undefined;
    if (entry.isCalendar) return { calendars: [{ url: withSlash(entry.url), name: entry.name }] };
    if (entry.home !== undefined) return listHome(dav, entry.home);
    address = entry.principal;
  }
  return undefined;
}

async function listHome(dav: Dav, url: string): Promise<Home> {
  const entries = await list(dav, withSlash(url), "1");
  // A listing of a collection has the collection itself (RFC 4918 9.1): without it, it tells nothing of what is in it.
  if (!entries.some((entry) => pathOf(withSlash(entry.url)) === pathOf(withSlash(url))))
    throw new AppError("caldav.partial", { path: new URL(url).pathname });
  const calendars = entries.filter(({ isCalendar }) => isCalendar);
  return { url: withSlash(url), calendars: calendars.map((one) => ({ url: withSlash(one.url), name: one.name })) };
}

interface Entry {
  readonly url: string;
  readonly name: string;
  readonly isCalendar: boolean;
  readonly home: string | undefined;
  readonly principal: string | undefined;
}

/** What a server tells of an address, and of what is in it. Nothing where there is nothing, or nothing may be seen. */
function list(dav: Dav, url: string, depth: "0" | "1"): Promise<Entry[]> {
  return understood(url, () => listed(dav, url, depth));
}

async function listed(dav: Dav, url: string, depth: "0" | "1"): Promise<Entry[]> {
  const responses = await propfind({ url, props: properties, depth, fetch: fetchOf(dav) });
  const [first] = responses;
  if (first && !first.ok && [403, 404, 405].includes(first.status)) return [];
  return responses.flatMap((response) => {
    if (!response.ok) throw new AppError("caldav.status", { status: response.status });
    if (typeof response.href !== "string") return [];
    const { resourcetype, displayname, calendarHomeSet, currentUserPrincipal, supportedCalendarComponentSet } =
      response.props ?? {};
    const address = new URL(response.href, url).href;
    const holds = componentsOf(supportedCalendarComponentSet);
    return {
      url: address,
      name: textOf(displayname) || lastPart(address),
      isCalendar: keys(resourcetype).includes("calendar") && (holds.length === 0 || holds.includes("VEVENT")),
      home: within(hrefOf(calendarHomeSet), address),
      principal: within(hrefOf(currentUserPrincipal), address),
    };
  });
}

function within(href: string | undefined, base: string): string | undefined {
  return href === undefined || !URL.canParse(href, base) ? undefined : new URL(href, base).href;
}

function keys(value: unknown): string[] {
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}

/** The kinds of things that a calendar takes; none when it does not say. */
function componentsOf(set: unknown): string[] {
  const { comp } = (set ?? {}) as { comp?: unknown };
  const all = Array.isArray(comp) ? comp : comp === undefined ? [] : [comp];
  return all.flatMap((one) => String((one as { _attributes?: { name?: unknown } })._attributes?.name ?? ""));
}

/** Several may be told; the first will do. */
function hrefOf(value: unknown): string | undefined {
  const { href } = (value ?? {}) as { href?: unknown };
  const first = Array.isArray(href) ? href[0] : href;
  return textOf(first) || undefined;
}

/** A text as the client reads it: plain, taken for a number, or in a section of its own. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value.trim();
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const { _cdata } = (value ?? {}) as { _cdata?: unknown };
  return typeof _cdata === "string" ? _cdata.trim() : "";
}

function lastPart(url: string): string {
  const parts = new URL(url).pathname.split("/").filter(Boolean);
  try {
    return decodeURIComponent(parts.at(-1) ?? "");
  } catch {
    return parts.at(-1) ?? "";
  }
}

/** The path of an address, however it is escaped. */
export function pathOf(url: string): string {
  const { pathname } = new URL(url);
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

/** A collection's own files are resolved against its address. */
export function withSlash(url: string): string {
  return url.endsWith("/") ? url : `${url}/`;
}

/** The calendar that a name means: by what it is called, or by the last part of its address. */
export function named({ calendars, url }: Home, name: string): Calendar | undefined {
  const [only] = calendars;
  // The address of a calendar itself names the one that is meant.
  if (url === undefined && only) return only;
  return (
    calendars.find((one) => fold(one.name) === fold(name)) ??
    calendars.find((one) => fold(lastPart(one.url)) === fold(name))
  );
}
