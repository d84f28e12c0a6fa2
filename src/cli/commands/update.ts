import { resolve } from "node:path";
import { levels } from "../../scaffold/template.ts";
import { usageError } from "../../system/errors.ts";
import { pathState } from "../../system/tree/state.ts";
import type { Run } from "../command.ts";
import type { Context } from "../context.ts";
import { carryOut, formatOf, refuseUnsettled } from "../scaffold/carry-out.ts";
import { evolve } from "../scaffold/evolve.ts";
import { parseSet, pick, readAnswers } from "../scaffold/given.ts";
import { isPending } from "../scaffold/plan.ts";
import { ready } from "../scaffold/ready.ts";
import { type RecordOf, readRecord } from "../scaffold/record.ts";
import { tellStillLeftOut, waitingFiles } from "../scaffold/waiting.ts";
import { openTemplate, refusePart, reopen } from "../sources/open.ts";

/** `commonry update`: takes a newer template in, or other answers, by a three-way merge with what was edited since. */
export const update: Run = async ({ options }, context) => {
  const { dir } = context;
  const writes = options.check !== true && options.dryRun !== true;
  ready(dir, writes, context);
  const record = readRecord(dir);
  const format = formatOf(options, context);
  const reference = options.template === undefined ? undefined : String(options.template);
  const opened =
    reference === undefined
      ? await reopen(record.lock.template, dir, context)
      : await openTemplate(reference, context, dir);
  refusePart(opened, context);
  if (opened.id !== record.lock.template.id)
    throw usageError("update.other", { template: opened.id, recorded: record.lock.template.id });
  const file = options.answers === undefined ? {} : readAnswers(resolve(context.world.cwd, String(options.answers)));
  const wish = {
    level: options.level === undefined ? undefined : pick("level", levels, options.level),
    given: { ...file, ...parseSet(options.set) },
    restore: restored(options.restore, record, context),
    asking: writes && context.interactive && options.yes !== true && !context.json,
  };
  const { plan, about, selection } = await evolve(dir, record, opened, wish, context);
  refuseUnsettled(plan);
  const { choices, templates, alsoForges } = selection;
  const waiting = waitingFiles(templates, { ...choices, forges: [choices.forge, ...alsoForges] });
  if (isPending(plan)) tellStillLeftOut(waiting, choices, record.base, context);
  const mode = options.check === true ? "check" : writes ? "write" : "dry-run";
  return carryOut(plan, { ...about, command: "update" }, { mode, format, asking: wish.asking }, context);
};

/** The files of `--restore`: those that the template has and the owner has not. */
function restored(raw: unknown, { base }: RecordOf, { dir }: Context): ReadonlySet<string> {
  const paths = ((raw ?? []) as readonly string[]).map((path) => path.replace(/^\.\//, ""));
  for (const path of paths) {
    if (!base.has(path)) throw usageError("update.restore-unknown", { path });
    if (pathState(dir, path) !== "nothing") throw usageError("update.restore-present", { path });
  }
  return new Set(paths);
}
