import { AppError } from "../system/errors.ts";
import { exit } from "../system/exit.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** Where GitHub's API is, and which variables hold the token for it: a token goes only to the host that it was given for. */
export interface GitHubAddress {
  readonly base: string;
  readonly tokens: readonly string[];
  /** The variable that names the host; undefined for github.com by default. */
  readonly variable: string | undefined;
}

const own = ["GH_TOKEN", "GITHUB_TOKEN"];
const enterprise = ["GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN"];

/**
 * `GH_HOST` as GitHub's own command line takes it, else `GITHUB_API_URL` (which a runner sets unasked), else github.com.
 * A server of one's own gets the enterprise token alone; a host below ghe.com is GitHub's.
 * @throws AppError (exit 2) `sync.host` for what is no host
 */
export function githubAddress(env: Env): GitHubAddress {
  const host = (env.GH_HOST ?? "").trim().toLowerCase();
  if (host === "" || host === "github.com") {
    const base = (host === "" ? env.GITHUB_API_URL : undefined) || "https://api.github.com";
    return { base, tokens: own, variable: base === "https://api.github.com" ? undefined : "GITHUB_API_URL" };
  }
  if (!/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/.test(host)) throw new AppError("sync.host", {}, exit.usage);
  if (host.endsWith(".ghe.com")) return { base: `https://api.${host}`, tokens: own, variable: "GH_HOST" };
  return { base: `https://${host}/api/v3`, tokens: enterprise, variable: "GH_HOST" };
}
