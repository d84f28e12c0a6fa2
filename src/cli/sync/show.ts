import type { Plan } from "../../plan/plan.ts";
import { jsonText } from "../../system/text/json.ts";
import type { Context } from "../context.ts";
import { planLines } from "../views/sync/lines.ts";

/** Prints a plan as text, as Markdown, or as the JSON that `apply` takes. */
export async function showPlan(plan: Plan, format: "text" | "markdown" | "json", context: Context): Promise<void> {
  const { out } = context;
  if (format === "json") out.write(`${jsonText(plan)}\n`);
  else if (format === "markdown") out.write((await import("../views/sync/markdown.ts")).planMarkdown(plan, context));
  else for (const line of planLines(plan, context)) out.write(`${line}\n`);
}
