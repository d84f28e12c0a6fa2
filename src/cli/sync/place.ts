import { join } from "node:path";
import type { Community } from "../../manifest/schema/manifest.ts";
import type { Place } from "../../plan/port.ts";
import { usageError } from "../../system/errors.ts";
import type { Context } from "../context.ts";
import type { SyncFlags } from "./flags.ts";

/** Where a plan goes, opened for reading alone or for writing too. */
export interface Opened {
  readonly owner: string;
  /** What the place will say of itself, without opening it. */
  readonly at: { readonly provider: string; readonly host: string };
  readonly open: (mode: "read" | "write") => Promise<Place>;
}

/** The folder that stands for a service where nothing is said. */
const localFolder = ".commonry/local";

/**
 * The place that the manifest asks for: the local folder where it has one or `--provider local` is given, else GitHub.
 * @throws AppError (exit 2) `sync.no-place`
 */
export function placeOf(community: Community, flags: SyncFlags, context: Context): Opened {
  const { github, gitlab, local } = community;
  const owner = github?.owner ?? gitlab?.group.replace(/\//g, ".") ?? "local";
  if (flags.provider === "local" || (local && flags.provider === undefined)) {
    const folder = join(context.dir, local?.folder ?? localFolder);
    return {
      owner,
      at: { provider: "local", host: folder },
      open: async (mode) => {
        const { createLocal } = await import("../../providers/local/index.ts");
        return createLocal({ folder, readOnly: mode === "read" });
      },
    };
  }
  if (!github) throw usageError("sync.no-place");
  return {
    owner: github.owner,
    at: { provider: "github", host: hostOf(context.world.env.GITHUB_API_URL || "https://api.github.com") },
    open: async (mode) => (await import("./github.ts")).openGitHub(github.owner, mode, flags, context),
  };
}

/** Host and path of an address, as the place names itself; an address that is none is refused when it is opened. */
function hostOf(base: string): string {
  if (!URL.canParse(base)) return "";
  const { host, pathname } = new URL(base);
  return host + pathname.replace(/\/+$/, "");
}
