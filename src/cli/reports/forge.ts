import { join } from "node:path";
import type { Community } from "../../manifest/schema/manifest.ts";
import type { ForgeSource } from "../../reports/port.ts";
import { cacheFolder } from "../../system/cache.ts";
import { credential } from "../../system/credential.ts";
import { refusePlainProxy } from "../../system/http/proxy.ts";
import { stateFolder } from "../../system/state.ts";
import type { Context } from "../context.ts";
import { githubAddress } from "../github-address.ts";
import { serviceOf } from "../sync/github.ts";
import { patienceOf } from "../views/patience.ts";
import type { ReportFlags } from "./flags.ts";

/** What GitHub is asked to speak (docs.github.com: REST, API versions). */
const headers = { accept: "application/vnd.github+json", "x-github-api-version": "2022-11-28" };

/** The folder that stands for a service where nothing is said. */
const localFolder = ".commonry/local";

/**
 * The forge as a source of facts: the local folder where the manifest has one or `--provider local` is given, else GitHub
 * at the address of `GH_HOST` or `GITHUB_API_URL`, with the token of the environment. Nothing that writes is ever sent.
 * @returns undefined where none is wanted, and for GitHub without a token: whoever asks says so
 * @throws AppError (exit 2) `http.base` for an address that no token may be sent to; (exit 4) `credential.unfit`
 */
export async function openForge(
  { provider, maxWait }: Pick<ReportFlags, "provider" | "maxWait">,
  community: Community | undefined,
  context: Context,
): Promise<ForgeSource | undefined> {
  if (provider === "none") return undefined;
  const { world, dir } = context;
  const local = community?.local;
  if (provider === "local" || (local && provider === undefined)) {
    const { createLocalFacts } = await import("../../providers/local/facts.ts");
    return createLocalFacts({ folder: join(dir, local?.folder ?? localFolder) });
  }
  const { env, platform, version, now } = world;
  const { base, tokens } = githubAddress(env);
  const token = credential(env, tokens);
  if (!token) return undefined;
  refusePlainProxy(base, world);
  const [{ createHttp }, { createFacts }] = await Promise.all([
    import("../../system/http/index.ts"),
    import("../../providers/github/facts/index.ts"),
  ]);
  const cache = cacheFolder(env, platform);
  const http = createHttp({
    ...{ base, token, userAgent: `commonry/${version}`, readOnly: true, maxWait, headers },
    ...{ service: serviceOf(base), waiting: patienceOf(context).waiting, ...world.clock },
    stateFolder: stateFolder(env, platform),
  });
  return createFacts(http, { base, cacheFolder: cache, wall: () => now().getTime() });
}
