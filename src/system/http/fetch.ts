import { AppError, systemCode } from "../errors.ts";
import { exit } from "../exit.ts";
import { readBody, type Times } from "./body.ts";
import { Broken, excerpt, place } from "./errors.ts";
import { type Bounds, refuseAddress } from "./guard.ts";
import { stopped } from "./time.ts";
import type { Answer, Request } from "./types.ts";

export interface TransportOptions {
  readonly bounds: Bounds;
  /** The whole header, sent with nothing but requests below the base. */
  readonly authorization?: string | undefined;
  readonly userAgent: string;
  /** Refuses whatever may write. */
  readonly readOnly: boolean;
  readonly times: Times;
  /** Makes sense of a whole body, or throws Broken; as JSON when not given. */
  readonly understand?: (request: Request, response: Response, text: string) => Answer;
}

/** One try of one request: the whole answer, or an error. @param signal ends it on the way */
export type Exchange = (request: Request, signal?: AbortSignal) => Promise<Answer>;

/** System errors of a connection that never came about: nothing was sent. */
const unconnected = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN|UND_ERR_CONNECT_TIMEOUT)$/;
const uncertified = /^(CERT_|ERR_TLS_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT|UNABLE_TO_)/;

/**
 * The way to one host and no other. Checks every address as it was written before anything is sent, reads each body to
 * its end, and believes only what is whole and what it should be: JSON, where nothing else is said.
 *
 * The exchange throws AppError `http.read-only`, `http.address`, `http.foreign` (nothing was sent), `http.redirect`
 * (a write was sent elsewhere), `http.moved` (a read was, below the same base), `http.stopped`, and Broken for all that a
 * second try may mend.
 */
export function createTransport(options: TransportOptions): Exchange {
  return async (request, signal) => {
    refuse(request, options);
    const watch = new AbortController();
    const stop = (): void => watch.abort();
    if (signal?.aborted) throw stopped();
    signal?.addEventListener("abort", stop, { once: true });
    const end = setTimeout(() => watch.abort(), options.times.total);
    const idle = setTimeout(() => watch.abort(), options.times.idle);
    try {
      const response = await open(request, options, watch.signal);
      refuseRedirect(request, response, options.bounds);
      const text = await readBody(response, watch, idle, request);
      return (options.understand ?? understood)(request, response, text);
    } catch (error) {
      throw signal?.aborted ? stopped(error) : error;
    } finally {
      signal?.removeEventListener("abort", stop);
      clearTimeout(end);
      clearTimeout(idle);
    }
  };
}

/** What is never sent. @throws AppError `http.address`, `http.foreign`, `http.read-only` (exit 6) */
export function refuse(request: Request, { bounds, readOnly }: TransportOptions): void {
  refuseAddress(request.method, request.url, bounds);
  if (readOnly && request.write) throw new AppError("http.read-only", place(request), exit.refused);
}

async function open(request: Request, options: TransportOptions, signal: AbortSignal): Promise<Response> {
  const { method, url, body } = request;
  const headers = new Headers(request.headers);
  headers.set("user-agent", options.userAgent);
  headers.delete("authorization");
  if (options.authorization) headers.set("authorization", options.authorization);
  if (body !== undefined && !headers.has("content-type"))
    headers.set("content-type", "application/json; charset=utf-8");
  try {
    return await fetch(url, { method, headers, body: body ?? null, redirect: "manual", signal });
  } catch (error) {
    if (signal.aborted) throw new Broken("timeout", { cause: error });
    const code = systemCode((error as Error).cause) ?? systemCode(error) ?? "";
    if (unconnected.test(code) || uncertified.test(code)) {
      throw new Broken("unreachable", { sent: false, text: code, cause: error });
    }
    throw new Broken("reset", { text: code, cause: error });
  }
}

function refuseRedirect(request: Request, response: Response, bounds: Bounds): void {
  const { status, headers } = response;
  if (status < 300 || status > 399 || status === 304) return;
  void response.body?.cancel().catch(() => undefined);
  const given = headers.get("location") ?? "";
  const to = URL.canParse(given, request.url) ? new URL(given, request.url) : undefined;
  const params = { ...place(request), status };
  if (to?.origin !== bounds.origin) {
    throw new AppError("http.foreign", { ...params, host: new URL(bounds.origin).host, fault: "redirect" });
  }
  const code = request.write || !/^30[1278]$/.test(String(status)) ? "http.redirect" : "http.moved";
  throw new AppError(code, { ...params, to: to.pathname + to.search });
}

/** Statuses of which the body is rightly empty (RFC 9110, 15.3.5, 15.3.6 and 15.4.5). */
const bodiless = new Set([204, 205, 304]);
/** Refusals that say enough by their status; what a page in between (a proxy's, a sign-in) makes up is no answer of the service. */
const plain = new Set([401, 429]);

function understood(request: Request, { status, headers }: Response, text: string): Answer {
  if (status >= 500) return { status, headers, text, data: undefined };
  if (request.method === "HEAD" || bodiless.has(status)) return { status, headers, text: "", data: undefined };
  try {
    return { status, headers, text, data: JSON.parse(text) };
  } catch (error) {
    if (plain.has(status) || (status === 404 && request.kind === "graphql")) {
      return { status, headers, text, data: undefined };
    }
    const fault = text.trim() === "" ? "empty" : "json";
    // The parser's error quotes the body unsanitised: it is not kept.
    throw new Broken(fault, { status, text: excerpt(text), cause: systemCode(error) });
  }
}
