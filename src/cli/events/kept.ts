import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Plan } from "../../plan/plan.ts";
import { ledgerFile, startLedger } from "../../providers/announce/index.ts";
import { AppError } from "../../system/errors.ts";
import { git } from "../../system/git.ts";
import type { Context } from "../context.ts";
import { announcedFolder } from "./announced.ts";

/** What keeps an announcement from being made only once: no ledger here, or one that goes with the runner. */
type Lack = "announce.no-ledger" | "announce.untracked";

const path = `${announcedFolder}/${ledgerFile}`;

/**
 * A chat cannot be asked what was announced in it, so only the ledger keeps two runs from announcing the same. On a
 * fresh checkout it may be missing though others have announced before: that is refused, or asked where somebody is
 * there, who then begins one. In CI a ledger that git does not know is gone with the runner.
 * @throws AppError (exit 6) `announce.no-ledger`, `announce.untracked`
 */
export async function refuseUnkept(plan: Plan, context: Context): Promise<void> {
  const lack = await lackOf(plan, context);
  if (lack === undefined) return;
  if (lack === "announce.no-ledger" && context.interactive && !context.json) {
    const { askConfirm } = await import("../init/prompts.ts");
    if (!(await askConfirm(context.t("announce.first", { path }), context, false)))
      throw new AppError("interrupted", {}, 130);
    startLedger(join(context.dir, announcedFolder));
    return;
  }
  throw new AppError(lack, { path }, 6);
}

/** The same for a plan that is only shown. */
export async function noteUnkept(plan: Plan, context: Context): Promise<void> {
  const lack = await lackOf(plan, context);
  if (lack !== undefined) context.note(context.t(lack, { path }));
}

/** Says in CI what has to be done with what this run has announced: the runner is gone soon. */
export function notePush({ changes, place }: Plan, { note, t, world: { env } }: Context): void {
  const isAny = changes.some(({ kind, action }) => kind === "announcement" && action === "create");
  if (isAny && isCi(env) && place.provider !== "local") note(t("announce.push", { path }));
}

function isCi({ CI }: Context["world"]["env"]): boolean {
  return CI !== undefined && CI !== "" && CI !== "false";
}

async function lackOf({ changes, place }: Plan, { dir, world: { env } }: Context): Promise<Lack | undefined> {
  const isAny = changes.some(({ kind, action }) => kind === "announcement" && action === "create");
  if (!isAny || place.provider === "local") return undefined;
  if (!existsSync(join(dir, path))) return "announce.no-ledger";
  if (!isCi(env)) return undefined;
  try {
    await git(["ls-files", "--error-unmatch", "--", path], dir, env);
    return undefined;
  } catch {
    return "announce.untracked";
  }
}
