import { AppError } from "../../system/errors.ts";
import { foreignRecord, foreignRecords, isBusy, isInterrupted, recoverTree } from "../../system/tree/recover.ts";
import type { Context } from "../context.ts";
import { projectFiles } from "../project.ts";
import { sealOf } from "../seal.ts";

/**
 * Refuses a folder of which half is old and half is new: what is read from it would be neither.
 * @throws AppError (exit 6) `tree.busy`, `tree.foreign`, `tree.interrupted`
 */
export function refuseHalfChanged(context: Context): void {
  const { dir } = context;
  const seal = sealOf(context);
  if (isBusy(dir)) throw new AppError("tree.busy", {}, 6);
  const [foreign] = foreignRecords(dir, seal);
  if (foreign !== undefined) throw foreignRecord(foreign);
  if (isInterrupted(dir, seal)) throw new AppError("tree.interrupted", {}, 6);
}

/**
 * Makes sure that a folder is there and whole before anything is planned: an interrupted change is taken back first.
 * @param writes false for a command that must not write: an interrupted change is an error then
 * @throws AppError `project.missing`; `tree.interrupted`, `tree.busy` while another process is at it (exit 6)
 */
export function ready(dir: string, writes: boolean, context: Context): void {
  projectFiles(dir);
  if (isBusy(dir)) throw new AppError("tree.busy", {}, 6);
  const seal = sealOf(context);
  const [foreign] = foreignRecords(dir, seal);
  if (foreign !== undefined) throw foreignRecord(foreign);
  if (!isInterrupted(dir, seal)) return;
  if (!writes) throw new AppError("tree.interrupted", {}, 6);
  const recovered = recoverTree(dir, seal);
  if (recovered > 0) context.note(context.t("tree.recovered", { count: recovered }));
}
