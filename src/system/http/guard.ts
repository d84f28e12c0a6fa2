import { AppError } from "../errors.ts";
import { exit } from "../exit.ts";
import { place } from "./errors.ts";

/** What an address may be: below one base, and the GraphQL address beside it. */
export interface Bounds {
  readonly origin: string;
  /** Path of the base without a slash at its end: ``, `/api/v3`. */
  readonly path: string;
  /** The GraphQL address: `https://api.github.com/graphql`, or `/api/graphql` beside GitHub Enterprise Server's `/api/v3`. */
  readonly graphql: string;
  /** Whether a path may end with a slash, as those of collections do (RFC 4918, 5.2). */
  readonly collections?: boolean;
}

/** The bounds of a base address that `urlFault` has found right. */
export function boundsOf(base: string): Bounds {
  const { origin, pathname } = new URL(base);
  const path = pathname.replace(/\/+$/, "");
  return { origin, path, graphql: `${origin}${path.endsWith("/api/v3") ? path.slice(0, -2) : `${path}/`}graphql` };
}

export type AddressFault = "sign" | "foreign" | "outside" | "segment";

/**
 * What is wrong with an address, looked at as it was written: a client makes `/labels/..` regular before it sends, and
 * a name of two dots then deletes what is one level up.
 */
export function addressFault(url: string, bounds: Bounds): AddressFault | undefined {
  // URL parsers drop tabs and newlines, take \ for /, and # cuts off what follows.
  if (/[\p{Cc}\s\\#]/u.test(url) || !URL.canParse(url)) return "sign";
  const match = /^https?:\/\/([^/?]+)([^?]*)/i.exec(url);
  const { origin, username, password } = new URL(url);
  if (!match || origin !== bounds.origin || username || password || match[1]?.includes("@")) return "foreign";
  const path = match[2] ?? "";
  if (path === bounds.path || path === `${bounds.path}/`) return undefined;
  const segments = path.split("/").slice(1);
  if (bounds.collections && segments.length > 1 && segments.at(-1) === "") segments.pop();
  if (segments.some(badSegment)) return "segment";
  const inside = path.startsWith(`${bounds.path}/`) || bounds.origin + path === bounds.graphql;
  return inside ? undefined : "outside";
}

/** Empty, or dots, however they are encoded; also behind an encoded slash, which some proxies decode. */
function badSegment(segment: string): boolean {
  if (segment === "") return true;
  const parts = segment.replace(/%2e/gi, ".").split(/%2f|%5c/i);
  return parts.some((part) => part === "." || part === "..");
}

/** @throws AppError `http.address` when an address may not be asked; nothing was sent then */
export function refuseAddress(method: string, url: string, bounds: Bounds): void {
  const fault = addressFault(url, bounds);
  if (!fault) return;
  const code = fault === "foreign" ? "http.foreign" : "http.address";
  throw new AppError(code, { ...place({ method, url }), host: new URL(bounds.origin).host, fault }, exit.failure);
}
