import type { Plan } from "../../plan/plan.ts";
import { jsonText } from "../../system/text/json.ts";
import { aloud, type Context } from "../context.ts";
import { printJson } from "../views/json.ts";
import { writeLines } from "../views/pieces.ts";
import { planLines } from "../views/sync/lines.ts";

/** Prints a plan as text, as Markdown, or as the JSON that `apply` takes. */
export async function showPlan(plan: Plan, format: "text" | "markdown" | "json", context: Context): Promise<void> {
  const { out } = context;
  if (format === "json") out.write(`${jsonText(plan)}\n`);
  else if (format === "markdown") out.write((await import("../views/sync/markdown.ts")).planMarkdown(plan, context));
  else writeLines((text) => out.write(`${text}\n`), planLines(plan, context));
}

/** Shows what is about to be carried out; who is asked must see it, also with `--quiet`. */
export function showChanges(plan: Plan, yes: boolean, context: Context): void {
  if (context.json) {
    printJson(context.out, { event: "plan", plan });
    return;
  }
  const write = yes ? context.note : aloud(context);
  const lines = planLines(plan, context);
  // Where there is nothing to do, the result says so.
  writeLines(write, plan.changes.length > 0 ? lines : lines.slice(0, -1));
}
