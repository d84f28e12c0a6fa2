import type { Result } from "../../../plan/apply/types.ts";
import type { ExitCode } from "../../../system/exit.ts";
import type { Context } from "../../context.ts";
import { printJson } from "../json.ts";
import { failureLines } from "./lines.ts";

/** Says how an apply ended: what was done, what was not and why, and how to go on. @returns the exit code */
export function showResult({ done, failed, skipped, left, exitCode, stopped }: Result, context: Context): ExitCode {
  const { out, note, t, json, paint } = context;
  if (json) {
    const counts = { done: done.length, failed: failed.length, skipped: skipped.length, left: left.length, exitCode };
    printJson(out, { event: "end", ...counts });
    return exitCode;
  }
  const seen = new Set<string>();
  for (const { step, reason, params } of [...failed, ...skipped]) {
    const [head = "", ...rest] = failureLines({ target: step.target, kind: step.kind, reason, params }, context);
    if (seen.has(head)) continue;
    seen.add(head);
    for (const line of [head, ...rest]) note(line);
  }
  const of = (isOne: (step: Result["done"][number]) => boolean) => done.filter(isOne).length;
  const counts = {
    created: of(({ action }) => action === "create"),
    updated: of(({ action, rename }) => action === "update" && rename === undefined),
    renamed: of(({ rename }) => rename !== undefined && !rename.startsWith("commonry-rename-")),
    merged: of(({ action }) => action === "merge"),
    deleted: of(({ action }) => action === "delete"),
  };
  const mark = exitCode === 0 ? paint.good("✔") : paint.bad("✗");
  out.write(
    `${mark} ${t(exitCode === 0 ? "apply.complete" : "apply.partial", { ...counts, failed: failed.length + skipped.length + left.length })}\n`,
  );
  if (stopped) note(t("apply.resume"));
  return exitCode;
}
