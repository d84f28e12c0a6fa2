import { lstatSync, type Stats, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Given } from "../../scaffold/answers.ts";
import { certainPaths } from "../../scaffold/certain.ts";
import { loadTemplates } from "../../scaffold/source.ts";
import { forges, levels } from "../../scaffold/template.ts";
import { AppError, systemCode } from "../../system/errors.ts";
import { shellWord } from "../../system/text/shell.ts";
import { isInterrupted, recoverTree } from "../../system/tree/recover.ts";
import type { Input } from "../command.ts";
import type { Context } from "../context.ts";
import { pick, readAnswers } from "../scaffold/given.ts";
import { hasRecord } from "../scaffold/record.ts";
import { sealOf } from "../seal.ts";
import { findBuiltin } from "../templates.ts";
import { checkLanguages } from "./choose.ts";

/** How many files that are in the way are named. */
const mostNamed = 5;

/**
 * Refuses what is wrong whatever a person would answer, before the first question: a word that no option takes, a folder
 * that was scaffolded already, one that holds files which every template writes. An interrupted change is taken back first.
 * @throws AppError (exit 2) for a word; (exit 6) `adopt.present`, `init.present`, `init.no-folder`; those of `recoverTree`
 */
export async function refuseEarly(input: Input, root: string, context: Context): Promise<void> {
  const { options } = input;
  const file = refuseWords(input, context);
  const stats = statsOf(root);
  if (!stats) return;
  if (!stats.isDirectory()) throw new AppError("init.no-folder", { dir: root }, 6);
  const seal = sealOf(context);
  if (options.dryRun === true && isInterrupted(root, seal)) throw new AppError("tree.interrupted", {}, 6);
  if (options.dryRun !== true) {
    const recovered = recoverTree(root, seal);
    if (recovered > 0) context.note(context.t("tree.recovered", { count: recovered }));
  }
  if (hasRecord(root)) throw new AppError("adopt.present", { dir: root }, 6);
  // Without a person the whole render is there in a moment, and says all that is in the way.
  if (!context.interactive || options.yes === true || context.json) return;
  const find = findBuiltin(context);
  const named = String(options.template ?? file.template ?? "core");
  if (find(named)) refusePresent(root, certainPaths(loadTemplates(named, find)), context);
}

/** @throws AppError `tree.failed` for a name that is too long, leads through a file, or may not be looked at */
function statsOf(root: string): Stats | undefined {
  try {
    return statSync(root, { throwIfNoEntry: false });
  } catch (error) {
    throw new AppError("tree.failed", { path: root, reason: systemCode(error) ?? String(error) }, 1, error);
  }
}

/**
 * The words of the options that take one of a few, and of the answers file where it can be read twice.
 * @returns the answers file
 */
export function refuseWords({ options }: Input, { world }: Context): Given {
  const path = options.answers === undefined ? undefined : resolve(world.cwd, String(options.answers));
  // What a shell hands over (`<(command)`) is gone once it was read.
  const isFile = path !== undefined && statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  const file = isFile ? readAnswers(path) : {};
  const given = (key: string): unknown => options[key] ?? file[key];
  if (given("lang") !== undefined) checkLanguages(given("lang"));
  if (given("forge") !== undefined) pick("forge", forges, given("forge"));
  if (given("level") !== undefined) pick("level", levels, given("level"));
  return file;
}

/**
 * Refuses to write where files of the template are already.
 * @throws AppError (exit 6) `init.present`, which names a few of them
 */
export function refusePresent(root: string, paths: readonly string[], { world }: Pick<Context, "world">): void {
  const present = paths.filter((path) => isThere(join(root, path)));
  if (present.length === 0) return;
  const more = present.length - mostNamed;
  const lines = present.slice(0, mostNamed).join("\n");
  const shown = shellWord(relative(world.cwd, root) || ".");
  const code = more > 0 ? "init.present-more" : "init.present";
  throw new AppError(code, { dir: root, present: present.length, lines, more, shown }, 6);
}

/** What stands there, be it a link. A parent that is a file or a link is said by what writes. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
