import { join } from "node:path";
import type { Community } from "../../manifest/schema/manifest.ts";
import type { Place } from "../../plan/port.ts";
import { usageError } from "../../system/errors.ts";
import type { Context } from "../context.ts";
import type { SyncFlags } from "./flags.ts";

/** Where a plan goes, opened for reading alone or for writing too. */
export interface Opened {
  readonly owner: string;
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
      open: async (mode) => {
        const { createLocal } = await import("../../providers/local/index.ts");
        return createLocal({ folder, readOnly: mode === "read" });
      },
    };
  }
  if (!github) throw usageError("sync.no-place");
  return {
    owner: github.owner,
    open: async (mode) => (await import("./github.ts")).openGitHub(github.owner, mode, flags, context),
  };
}
