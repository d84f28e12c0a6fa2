import { type ExitCode, exit } from "../../system/exit.ts";
import { defaultBranch } from "../../system/git/branch.ts";
import { createTree } from "../../system/tree/create.ts";
import type { Input } from "../command.ts";
import type { Context } from "../context.ts";
import { adopt } from "../init/adopt.ts";
import { assemble } from "../init/assemble.ts";
import { confirmWriting } from "../init/confirm.ts";
import { refuseEarly, refusePresent } from "../init/early.ts";
import { chooseKept, offerAgain } from "../init/kept.ts";
import { placeOf } from "../init/place.ts";
import { type GitOutcome, startRepository } from "../init/repository.ts";
import { formatOf } from "../scaffold/carry-out.ts";
import { sealOf } from "../seal.ts";
import { showDone, showDryRun } from "../views/init.ts";

/** `commonry init [dir]`: scaffolds a community repository from a template. */
export async function init(input: Input, context: Context): Promise<ExitCode> {
  const root = placeOf(input, context);
  if (input.options.adopt === true) return adopt(input, root, context);
  await refuseEarly(input, root, context);
  const chosen = await chooseKept(input, root, context);
  const plan = assemble(chosen, context);
  refusePresent(
    root,
    plan.files.map(({ path }) => path),
    context,
  );
  const options = input.options;
  if (options.dryRun === true) {
    await showDryRun(root, plan, formatOf(options, context), context);
    await offerAgain(true, context);
    return exit.done;
  }
  if (chosen.asked && !(await confirmWriting(root, plan, context))) {
    context.note(context.t("init.cancelled"));
    await offerAgain(true, context);
    return exit.interrupted;
  }
  createTree(root, plan.files, sealOf(context));
  // A template of somebody else's need not ask for it.
  const branch = String(chosen.choices.answers.branch ?? (await defaultBranch(root, context.world.env)));
  const git: GitOutcome = options.git === false ? { state: "skipped" } : await startRepository(root, branch, context);
  showDone(root, plan, git, context);
  return exit.done;
}
