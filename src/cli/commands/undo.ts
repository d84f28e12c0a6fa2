import { type ExitCode, exit } from "../../system/exit.ts";
import { restoreIndex } from "../../system/git-index.ts";
import { oneLine } from "../../system/text/sanitize.ts";
import { changeTree } from "../../system/tree/apply.ts";
import { forget, readUndo, type Undo } from "../../system/tree/undo.ts";
import type { Input } from "../command.ts";
import type { Context } from "../context.ts";
import { ready } from "../scaffold/ready.ts";
import { sealOf } from "../seal.ts";
import { lastApply, undoApply } from "../sync/undo.ts";
import { printJson } from "../views/json.ts";

/** `commonry undo`: takes back the last change that commonry made: to this folder's files, or by an apply. */
export async function undo({ options }: Input, context: Context): Promise<ExitCode> {
  const { dir, t, note, out, paint, world } = context;
  const writes = options.dryRun !== true;
  ready(dir, writes, context);
  const seal = sealOf(context);
  const last = readUndo(dir, seal);
  const applied = lastApply(options, context, last !== undefined);
  // Whichever came last: a change of files, or an apply.
  if (applied && (!last || applied.record.at > last.note.at)) return undoApply(applied, options, context);
  noteLocal(last, options, context);
  if (!last) {
    if (context.json) printJson(out, { command: "undo", undone: null, files: [] });
    else out.write(`${t("undo.nothing")}\n`);
    return exit.done;
  }
  if (writes) {
    changeTree(dir, last.changes, { onlyNew: false, emptied: last.folders, seal });
    if (last.note.index && !(await restoreIndex(dir, last.note.index, world.env))) note(t("plan.index"));
    // Last, so that after a kill on the way the same command finishes what is left to do.
    forget(dir, last);
  }
  show(last, writes, context);
  if (!context.json && writes)
    out.write(`${paint.good("✔")} ${t("undo.done", { command: oneLine(last.note.command) })}\n`);
  return exit.done;
}

/** Says so when the last thing done was an apply to a local place, which nobody has named: it is not what is taken back. */
function noteLocal(last: Undo | undefined, { provider }: Input["options"], context: Context): void {
  if (provider !== undefined) return;
  const applied = lastApply({ provider: "local" }, { ...context, note: () => undefined }, true);
  if (applied && (!last || applied.record.at > last.note.at)) context.note(context.t("undo.local"));
}

function show(last: Undo, written: boolean, { json, out, t, paint }: Context): void {
  const { command, at } = last.note;
  const files = last.changes.map(({ path, content }) => ({ path, verdict: content === null ? "delete" : "restore" }));
  if (json) {
    printJson(out, { command: "undo", written, undone: { command, at }, files });
    return;
  }
  for (const { path, verdict } of files) {
    const mark = verdict === "delete" ? paint.warn("-") : paint.good("~");
    out.write(`  ${mark} ${t(`undo.${verdict}`)}  ${oneLine(path)}\n`);
  }
  if (!written) out.write(`${t("undo.dry-run", { command: oneLine(command) })}\n`);
}
