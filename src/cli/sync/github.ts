import type { Place } from "../../plan/port.ts";
import { cacheFolder } from "../../system/cache.ts";
import { credential } from "../../system/credential.ts";
import { AppError } from "../../system/errors.ts";
import { refusePlainProxy } from "../../system/http/proxy.ts";
import { stateFolder } from "../../system/state.ts";
import type { Context } from "../context.ts";
import { githubAddress } from "../github-address.ts";
import { patienceOf } from "../views/patience.ts";
import type { SyncFlags } from "./flags.ts";

/** What GitHub is asked to speak (docs.github.com: REST, API versions). */
const headers = { accept: "application/vnd.github+json", "x-github-api-version": "2022-11-28" };

/**
 * GitHub, at the address of `GH_HOST` or `GITHUB_API_URL`, with the token of the environment.
 * @param mode `read`: the transport refuses whatever may write, before it is sent
 * @throws AppError (exit 4) `sync.no-token`, `credential.unfit`
 */
export async function openGitHub(
  owner: string,
  mode: "read" | "write",
  { maxWait }: SyncFlags,
  context: Context,
): Promise<Place> {
  const { env, platform, version, ended, clock } = context.world;
  const { base, tokens } = githubAddress(env);
  const token = credential(env, tokens);
  if (!token) throw new AppError("sync.no-token", { variables: tokens[0] ?? "GH_TOKEN" }, 4);
  refusePlainProxy(base, context.world);
  const [{ createHttp }, { createGitHub }] = await Promise.all([
    import("../../system/http/index.ts"),
    import("../../providers/github/index.ts"),
  ]);
  const http = createHttp({
    base,
    token,
    userAgent: `commonry/${version}`,
    readOnly: mode === "read",
    ...{ service: serviceOf(base), maxWait, signal: ended, waiting: patienceOf(context).waiting },
    ...clock,
    headers,
    stateFolder: stateFolder(env, platform),
    cacheFolder: cacheFolder(env, platform),
  });
  return createGitHub(http, { base, owner });
}

/** GitHub goes by its name, a server of GitHub Enterprise by its own. */
export function serviceOf(base: string): string {
  if (!URL.canParse(base)) return "GitHub";
  const { host, hostname } = new URL(base);
  return hostname === "api.github.com" || hostname.endsWith(".ghe.com") ? "GitHub" : host;
}
