import { lstatSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import type { Plan } from "../../plan/plan.ts";
import { AppError, systemCode } from "../../system/errors.ts";
import { readNamed } from "../../system/regular.ts";
import { replaceWhole } from "../../system/replace.ts";
import type { Context } from "../context.ts";

/**
 * Saves a plan: whole or not at all, never through a link, and never over something else.
 * @param file as it was named, from the folder that the command was started in
 * @param provider what `--provider` said, which the plan has to be applied with, too
 * @throws AppError (exit 6) `plan.not-ours`; (exit 1) `file.link`, `file.unwritable`
 */
export function savePlan(drawn: Plan, file: string, { world, t, note }: Context, provider?: unknown): void {
  const path = resolve(world.cwd, file);
  try {
    refuseLinks(path, world.cwd);
    refuseOther(path, file);
    replaceWhole(path, `${JSON.stringify(drawn)}\n`);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("file.unwritable", { path, reason: systemCode(error) ?? String(error) }, 1, error);
  }
  note(t("sync.saved", { file, flags: provider === undefined ? "" : ` --provider ${String(provider)}` }));
}

/**
 * Refuses a link: the file itself, and each folder of it below the one at hand: what is above that is the machine's own.
 * @throws AppError `file.link`
 */
export function refuseLinks(path: string, cwd: string): void {
  const isBelow = (folder: string) => {
    const inside = relative(cwd, folder);
    return inside !== "" && inside !== ".." && !inside.startsWith(`..${sep}`) && resolve(cwd, inside) === folder;
  };
  for (let at = path; at === path || isBelow(at); at = dirname(at)) {
    if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink()) throw new AppError("file.link", { path: at });
    if (at === dirname(at)) return;
  }
}

/** What is there must be a plan, or nothing: anything else would be lost. */
function refuseOther(path: string, file: string): void {
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (!there) return;
  if (!there.isFile() || (there.size > 0 && !isPlan(readNamed(path, file).toString("utf8")))) {
    throw new AppError("plan.not-ours", { path: file }, 6);
  }
}

function isPlan(text: string): boolean {
  try {
    const { kind, schemaVersion } = JSON.parse(text) as { readonly kind?: unknown; readonly schemaVersion?: unknown };
    return kind === "plan" && typeof schemaVersion === "number";
  } catch {
    return false;
  }
}
