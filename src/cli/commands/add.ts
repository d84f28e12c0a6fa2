import { resolve } from "node:path";
import { wishFor } from "../add/wish.ts";
import type { Run } from "../command.ts";
import { carryOut, formatOf, refuseUnsettled } from "../scaffold/carry-out.ts";
import { evolve } from "../scaffold/evolve.ts";
import { parseSet, readAnswers } from "../scaffold/given.ts";
import { isPending } from "../scaffold/plan.ts";
import { ready } from "../scaffold/ready.ts";
import { readRecord } from "../scaffold/record.ts";
import { tellStillLeftOut, waitingFiles } from "../scaffold/waiting.ts";
import { reopen } from "../sources/open.ts";

/** `commonry add PART`: brings one part in later: governance, a course, an event, a forge, a language. */
export const add: Run = async ({ options, arguments: [part = ""] }, context) => {
  const { dir } = context;
  const writes = options.dryRun !== true;
  ready(dir, writes, context);
  const record = readRecord(dir);
  const format = formatOf(options, context);
  const opened = await reopen(record.lock.template, dir, context);
  const file = options.answers === undefined ? {} : readAnswers(resolve(context.world.cwd, String(options.answers)));
  const given = { ...file, ...parseSet(options.set) };
  const asking = writes && context.interactive && options.yes !== true && !context.json;
  const wish = await wishFor(part, record.lock, opened, given, asking, context);
  const { plan, about, selection } = await evolve(dir, record, opened, wish, context);
  refuseUnsettled(plan);
  const { choices, templates, alsoForges } = selection;
  const waiting = waitingFiles(templates, { ...choices, forges: [choices.forge, ...alsoForges] });
  if (isPending(plan)) tellStillLeftOut(waiting, choices, record.base, context);
  const going = { mode: writes ? "write" : "dry-run", format, asking } as const;
  return carryOut(
    plan,
    { ...about, command: `add ${part}`, assumed: [...wish.assumed, ...about.assumed] },
    going,
    context,
  );
};
