import { usageError } from "../../system/errors.ts";
import type { Context } from "../context.ts";

/**
 * Whether a plan that was shown is to be carried out. Off a terminal `--yes` must have been said; on one a person is asked.
 * @throws AppError (exit 2) `apply.yes`
 */
export async function agreed(yes: boolean, context: Context): Promise<boolean> {
  if (yes) return true;
  if (!context.interactive || context.json) throw usageError("apply.yes");
  const { askConfirm } = await import("../init/prompts.ts");
  return askConfirm(context.t("apply.confirm"), context, false);
}
