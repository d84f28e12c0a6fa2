import { AppError } from "../../system/errors.ts";
import { isBusy, isInterrupted, recoverTree } from "../../system/tree/recover.ts";
import type { Context } from "../context.ts";
import { projectFiles } from "../project.ts";

/**
 * Makes sure that a folder is there and whole before anything is planned: an interrupted change is taken back first.
 * @param writes false for a command that must not write: an interrupted change is an error then
 * @throws AppError `project.missing`; `tree.interrupted`, `tree.busy` while another process is at it (exit 6)
 */
export function ready(dir: string, writes: boolean, context: Context): void {
  projectFiles(dir);
  if (isBusy(dir)) throw new AppError("tree.busy", {}, 6);
  if (!isInterrupted(dir)) return;
  if (!writes) throw new AppError("tree.interrupted", {}, 6);
  const recovered = recoverTree(dir);
  if (recovered > 0) context.note(context.t("tree.recovered", { count: recovered }));
}
