import { setMaxListeners } from "node:events";
import { AppError } from "../errors.ts";
import { exit } from "../exit.ts";
import { urlFault } from "./address.ts";
import type { FetchInit, HttpOptions } from "./api.ts";
import { Broken, excerpt, place } from "./errors.ts";
import { createTransport, refuse } from "./fetch.ts";
import { createGate } from "./gate.ts";
import type { Pacer } from "./pacer.ts";
import { type Sender, send } from "./retry.ts";
import { timeOf } from "./time.ts";
import type { Answer, Request, Time } from "./types.ts";
import { createWaits } from "./waits.ts";

export interface DavOptions
  extends Partial<Time>,
    Pick<HttpOptions, "base" | "userAgent" | "readOnly" | "maxWait" | "signal" | "waiting" | "idle" | "total"> {
  /** Sent to the base's own origin alone. */
  readonly user?: string | undefined;
  readonly password?: string | undefined;
}

export interface Dav {
  /** For a client's own `fetch`. Answers of 401 and 5xx never come back as answers: see `send`. */
  readonly fetch: (url: string | URL, init?: FetchInit) => Promise<Response>;
  /** `https://dav.example`, without a slash at its end. */
  readonly origin: string;
}

/** Methods that change nothing over there (RFC 4918, RFC 3253, RFC 4791: all reports of calendars only tell). */
const reads = new Set(["GET", "HEAD", "OPTIONS", "PROPFIND", "REPORT"]);
/** A calendar store may hold a connection for itself: more than two at once stall some. */
const mostInFlight = 2;
const mostRedirects = 3;

/**
 * The one way to a server of calendars (CalDAV, RFC 4791). As with every service: one origin, whole answers only, no
 * redirect of a write, a write never sent twice unseen, and none at all while only a plan is made.
 * @throws AppError `dav.base` (exit 2) for an address that a credential may not be sent to
 */
export function createDav(options: DavOptions): Dav {
  const { base, user, password, userAgent, readOnly, maxWait = 300, idle = 30_000, total = 60_000, signal } = options;
  const fault = urlFault(base);
  if (fault) throw new AppError("dav.base", { fault }, exit.usage);
  const { origin, host } = new URL(base);
  const time = timeOf(options);
  if (signal) setMaxListeners(0, signal);
  const waits = createWaits(time, { service: host, maxWait, tell: options.waiting });
  // What a server names its calendars by need not lie below the address that a person knows.
  const bounds = { origin, path: "", graphql: "", collections: true };
  const authorization = password === undefined ? undefined : basic(user ?? "", password);
  const transport = { bounds, authorization, userAgent, readOnly, times: { idle, total }, understand };
  const sender: Sender = {
    ...{ exchange: createTransport(transport), gate: createGate(time, mostInFlight, waits), pacer: unlimited },
    ...{ time, waits, signal, count: () => undefined, waited: () => undefined },
  };

  async function ask(url: string, init: FetchInit, redirects: number): Promise<Response> {
    const request = requestOf(url, init);
    refuse(request, transport);
    refuseWhole(request);
    try {
      return responseOf(await send(request, sender));
    } catch (error) {
      const to = movedTo(error);
      if (to === undefined || redirects >= mostRedirects) throw error;
      return ask(origin + to, init, redirects + 1);
    }
  }

  return {
    origin,
    fetch: async (url, init = {}) => {
      try {
        return await ask(String(url), init, 0);
      } catch (error) {
        throw renamed(error);
      }
    },
  };
}

/** Objects are put and deleted, never a whole calendar. @throws AppError `http.address`; nothing was sent then */
function refuseWhole({ method, url }: Request): void {
  if (!/^(?:PUT|DELETE)$/.test(method) || !/^[^?]*\/(?:\?|$)/.test(url)) return;
  throw new AppError("http.address", { ...place({ method, url }), fault: "segment" }, exit.failure);
}

function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`, "utf8").toString("base64")}`;
}

/** The limits of other services are none of a calendar's. */
const unlimited: Pacer = {
  take: async () => 0,
  snapshot: () => ({ rest: [], graphql: [], createsMinute: [], createsHour: [] }),
  restore: () => undefined,
};

function requestOf(url: string, { method = "GET", headers, body }: FetchInit): Request {
  if (body !== undefined && body !== null && typeof body !== "string")
    throw new TypeError("only bodies of text are sent");
  const upper = method.toUpperCase();
  return {
    ...{ method: upper, url, kind: "rest", write: !reads.has(upper), creates: 0, etag: false },
    headers: Object.fromEntries(new Headers(headers as ConstructorParameters<typeof Headers>[0])),
    ...(typeof body === "string" ? { body } : {}),
  };
}

/** Where a read leads on within the same origin; nowhere else is it followed. */
function movedTo(error: unknown): string | undefined {
  return error instanceof AppError && error.code === "http.moved" ? String(error.params.to) : undefined;
}

/** What a person is told to do differs: another variable, another credential. */
const names: Readonly<Record<string, string>> = {
  "http.unauthorised": "dav.unauthorised",
  "http.unreachable": "dav.unreachable",
  "http.foreign": "dav.foreign",
  "http.redirect": "dav.redirect",
  "http.moved": "dav.redirect",
};

function renamed(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const code = names[error.code];
  return code === undefined ? error : new AppError(code, error.params, error.exitCode, error);
}

/** Listings are believed only when they are whole: XML that begins and ends as it should, without a document type. */
function understand({ method }: Request, { status, headers }: Response, text: string): Answer {
  const isListing = (method === "PROPFIND" || method === "REPORT") && status >= 200 && status < 300;
  if (isListing) {
    const head = /^\ufeff?\s*(?:<\?xml[^>]*\?>\s*)?<(?:[\w.-]+:)?multistatus\b[^>]*>/.exec(text.slice(0, 4000))?.[0];
    if (status !== 207 || head === undefined) throw new Broken("shape", { status, text: excerpt(text) });
    const isWhole = /<\/(?:[\w.-]+:)?multistatus\s*>\s*$/.test(text.slice(-200)) || head.endsWith("/>");
    if (!isWhole) throw new Broken("cut", { status, text: excerpt(text) });
  }
  return { status, headers, text, data: undefined };
}

function responseOf({ status, headers: given, text }: Answer): Response {
  const headers = new Headers(given);
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) headers.delete(name);
  // What has been found to be a listing is XML, whatever it calls itself.
  if (status === 207) headers.set("content-type", "text/xml; charset=utf-8");
  return new Response(text === "" || status === 204 || status === 205 || status === 304 ? null : text, {
    status,
    headers,
  });
}
