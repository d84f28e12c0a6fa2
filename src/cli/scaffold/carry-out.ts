import { changes } from "../../scaffold/update/decision.ts";
import { hasMarkers } from "../../scaffold/update/merge.ts";
import { AppError, usageError } from "../../system/errors.ts";
import { type ExitCode, exit } from "../../system/exit.ts";
import { oneLine } from "../../system/text/sanitize.ts";
import type { Context } from "../context.ts";
import { type About, type PlanFormat, planLines, showPlan } from "../views/plan.ts";
import { isPending, type TreePlan } from "./plan.ts";
import { writePlan } from "./write.ts";

/** How far to go with a plan. */
export interface Going {
  /** Show it and say whether anything is pending; show it; write it. */
  readonly mode: "check" | "dry-run" | "write";
  readonly format: PlanFormat;
  /** True when a person is asked before anything is written. */
  readonly asking: boolean;
}

/** Shows a plan, asks, writes, and says how it went. @returns exit code: 3 pending (`--check`), 1 with conflicts */
export async function carryOut(
  plan: TreePlan,
  about: Omit<About, "written">,
  { mode, format, asking }: Going,
  context: Context,
): Promise<ExitCode> {
  const { t, note, out } = context;
  const pending = isPending(plan);
  if (mode !== "write" || !pending) {
    await showPlan(plan, { ...about, written: false }, format, context);
    if (mode === "dry-run" && pending) note(t("plan.dry-run"));
    return mode === "check" && pending ? exit.pending : exit.done;
  }
  if (asking && !(await confirmed(plan, about, context))) {
    note(t("init.cancelled"));
    return exit.interrupted;
  }
  await writePlan(plan, about.command, context);
  if (!asking || format !== "text") await showPlan(plan, { ...about, written: true }, format, context);
  if (format === "text") out.write(`${context.paint.good("✔")} ${t("plan.written")}\n`);
  return settle(plan, context);
}

async function confirmed(plan: TreePlan, about: Omit<About, "written">, context: Context): Promise<boolean> {
  for (const line of planLines(plan, { ...about, written: false }, context)) context.note(line);
  const { askConfirm } = await import("../init/prompts.ts");
  const count = plan.decisions.filter(changes).length;
  return askConfirm(context.t("plan.confirm", { count }), context);
}

/** Names what a person has to settle. */
function settle({ decisions }: TreePlan, { note, t }: Context): ExitCode {
  const conflicts = decisions.filter(({ verdict }) => verdict === "conflict");
  if (conflicts.length === 0) return exit.done;
  const list = conflicts.map(({ path }) => `  ${oneLine(path)}`).join("\n");
  note(t("plan.conflicts", { count: conflicts.length, list }));
  return exit.failure;
}

/** `--format`, or `--json`. @throws AppError (exit 2) when both are given and differ */
export function formatOf(options: Readonly<Record<string, unknown>>, context: Context): PlanFormat {
  const format = options.format as PlanFormat | undefined;
  if (context.json && format !== undefined && format !== "json") throw usageError("usage.json-and-format");
  return context.json ? "json" : (format ?? "text");
}

/**
 * A conflict of an earlier run that nobody has settled must not be merged once more: its markers would be taken for text.
 * @throws AppError (exit 6) `update.unsettled`
 */
export function refuseUnsettled({ decisions }: TreePlan): void {
  const open = decisions.filter(({ before, base }) => {
    return before !== null && hasMarkers(before.content) && !(base && hasMarkers(base.content));
  });
  if (open.length === 0) return;
  const paths = open.map(({ path, from }) => oneLine(from ?? path)).join(", ");
  throw new AppError("update.unsettled", { count: open.length, paths }, 6);
}
