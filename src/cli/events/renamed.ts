import { AppError } from "../../system/errors.ts";
import { oneLine } from "../../system/text/sanitize.ts";
import type { Context } from "../context.ts";
import type { Built } from "./built.ts";

/** So many are named. */
const most = 10;

/** Says which events would be others to every calendar that has them. */
export function tellRenamed(built: readonly Built[], { note, t }: Context): void {
  const all = new Map(built.flatMap(({ renamed }) => renamed ?? []).map((one) => [one.from, one]));
  if (all.size === 0) return;
  note(t("build.renamed", { count: all.size }));
  for (const { from, to, title } of [...all.values()].slice(0, most)) note(`  ${oneLine(`${title}: ${from} → ${to}`)}`);
  if (all.size > most) note(`  ${t("build.more", { count: all.size - most })}`);
}

/**
 * An event that takes another identity is cancelled for all who have it, and comes as a new one: that needs a person's yes.
 * @param yes whether it has been given with the command
 * @throws AppError (exit 6) `build.renamed.unsure`; (exit 130) `interrupted` for a no
 */
export async function refuseRenamed(built: readonly Built[], yes: boolean, context: Context): Promise<void> {
  if (!built.some(({ renamed }) => renamed && renamed.length > 0)) return;
  tellRenamed(built, context);
  if (yes) return;
  if (!context.interactive || context.json) throw new AppError("build.renamed.unsure", {}, 6);
  const { askConfirm } = await import("../init/prompts.ts");
  if (!(await askConfirm(context.t("build.renamed.ask"), context, false))) throw new AppError("interrupted", {}, 130);
}
