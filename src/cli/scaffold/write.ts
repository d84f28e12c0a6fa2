import { changes, type Decision } from "../../scaffold/update/decision.ts";
import { indexEntries, markConflicts, type Stages } from "../../system/git-index.ts";
import { changeTree } from "../../system/tree/apply.ts";
import type { Context } from "../context.ts";
import { sealOf } from "../seal.ts";
import { fileChanges, type TreePlan } from "./plan.ts";

/**
 * Writes a plan, all or nothing, in a way that `commonry undo` can take back; then marks conflicts in git's index.
 * @param command what did it, as `undo` will say
 */
export async function writePlan(plan: TreePlan, command: string, context: Context): Promise<void> {
  const { root } = plan;
  const { env, now } = context.world;
  const stages = plan.decisions.filter(isMarked).map(stagesOf);
  const index = await indexEntries(
    root,
    stages.map(({ path }) => path),
    env,
  );
  const note = { command, at: now().toISOString(), ...(index.length > 0 ? { index } : {}) };
  changeTree(root, fileChanges(plan), { onlyNew: false, note, seal: sealOf(context) });
  if (index.length > 0 && !(await markConflicts(root, stages, env))) context.note(context.t("plan.index"));
}

/** What git would call unmerged: a conflict of two versions of one path. */
function isMarked(decision: Decision): boolean {
  return decision.verdict === "conflict" && decision.reason !== "occupied" && (changes(decision) || !!decision.base);
}

function stagesOf({ path, base, before, theirs }: Decision): Stages {
  return { path, base, yours: before ?? undefined, theirs };
}
