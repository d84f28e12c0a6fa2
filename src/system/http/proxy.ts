import { AppError } from "../errors.ts";
import { exit } from "../exit.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** A proxy that the environment names for an address. */
export interface Proxy {
  /** The variable that names it. */
  readonly variable: string;
  /** Whether Node.js goes through it: only where it was told to, and can (docs.nodejs.org: NODE_USE_ENV_PROXY). */
  readonly isObeyed: boolean;
}

/**
 * The proxy of the environment for an address, as curl and undici read it: `https_proxy` before `HTTPS_PROXY`, but not for
 * the hosts of `no_proxy`. Undefined where there is none.
 * @param nodeVersion `22.12.0`
 */
export function proxyFor(url: string, env: Env, nodeVersion: string): Proxy | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, port } = new URL(url);
  const scheme = protocol === "http:" ? "http" : "https";
  const variable = [`${scheme}_proxy`, `${scheme.toUpperCase()}_PROXY`].find((name) => env[name]?.trim());
  if (!variable || isExempt(hostname, port || (scheme === "http" ? "80" : "443"), env)) return undefined;
  return { variable, isObeyed: isTold(env) && canObey(nodeVersion) };
}

function isExempt(host: string, port: string, env: Env): boolean {
  const list = (env.no_proxy || env.NO_PROXY || "").toLowerCase().split(/[\s,]+/);
  return list.some((entry) => {
    if (entry === "*") return true;
    const [, name = "", only] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
    const bare = name.replace(/^\*?\.+/, "");
    return bare !== "" && (only === undefined || only === port) && (host === bare || host.endsWith(`.${bare}`));
  });
}

function isTold({ NODE_USE_ENV_PROXY: told, NODE_OPTIONS: options = "" }: Env): boolean {
  return told === "1" || /(?:^|\s)--use-env-proxy(?:\s|$)/.test(options);
}

/** Whether a Node.js can go through a proxy of the environment: 24, and 22 from 22.21 on. @param version `22.12.0` */
export function canObey(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major >= 24 || (major === 22 && minor >= 21);
}

/**
 * Through a proxy nothing but a tunnel goes: over plain http, which is for this machine alone, it would read the credential.
 * @throws AppError `http.plain-proxy` (exit 2)
 */
export function refusePlainProxy(
  url: string,
  { env, nodeVersion }: { readonly env: Env; readonly nodeVersion: string },
): void {
  const proxy = url.trim().toLowerCase().startsWith("http:") ? proxyFor(url.trim(), env, nodeVersion) : undefined;
  if (proxy?.isObeyed) throw new AppError("http.plain-proxy", { proxy: proxy.variable }, exit.usage);
}
