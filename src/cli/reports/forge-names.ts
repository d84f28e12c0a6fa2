import { type Clone, originOf } from "../../providers/git/index.ts";
import type { Context } from "../context.ts";
import { githubAddress } from "../github-address.ts";
import type { ReportFlags } from "./flags.ts";
import type { ReportSettings } from "./settings.ts";

/** What the repositories that are read are called on the forge. */
export interface ForgeNames {
  /** For each clone, in their order; undefined where it came from elsewhere. */
  readonly ofClones: readonly (string | undefined)[];
  /** All that the forge is asked about. */
  readonly all: readonly string[];
}

/**
 * Repositories of the manifest when none was named, and those that the clones came from. The local place knows
 * repositories by name alone.
 */
export async function forgeNames(
  clones: readonly Clone[],
  { repositories, provider }: ReportFlags,
  { community }: ReportSettings,
  { world }: Context,
): Promise<ForgeNames> {
  const local = provider === "local" || (community?.local !== undefined && provider === undefined);
  const host = forgeHost(githubAddress(world.env).base);
  const ofClones = await Promise.all(
    clones.map(async (clone) => {
      const origin = await originOf(clone, world.env);
      if (origin && (local || origin.host === host) && /^[\w.-]+\/[\w.-]+$/.test(origin.path)) return origin.path;
      return local ? clone.name : undefined;
    }),
  );
  const { github, repositories: listed = [] } = community ?? {};
  const own = repositories.length === 0 && github ? listed.map(({ name }) => `${github.owner}/${name}`) : [];
  return { ofClones, all: [...new Set([...ofClones.flatMap((name) => name ?? []), ...own])] };
}

/** The host of clones that belongs to an API's address: `https://api.github.com`, `https://HOST/api/v3`. */
function forgeHost(base: string): string {
  return URL.canParse(base) ? new URL(base).hostname.replace(/^api\./, "") : "";
}
