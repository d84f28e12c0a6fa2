import type { Context } from "../context.ts";
import { summary } from "../views/init.ts";
import type { InitPlan } from "./assemble.ts";

/** Shows what will be written and asks whether to write it. */
export async function confirmWriting(root: string, plan: InitPlan, context: Context): Promise<boolean> {
  for (const line of summary(root, plan, context)) context.note(line);
  const { askConfirm } = await import("./prompts.ts");
  return askConfirm(context.t("init.confirm", { count: plan.files.length }), context);
}
