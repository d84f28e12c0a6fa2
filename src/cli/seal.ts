import { stateFolder } from "../system/state.ts";
import { openSeal, type Seal } from "../system/tree/seal.ts";
import type { Context } from "./context.ts";

/** What tells records of changes that this machine has made from those that came with a clone. */
export function sealOf({ world: { env, platform } }: Pick<Context, "world">): Seal {
  return openSeal(stateFolder(env, platform));
}
