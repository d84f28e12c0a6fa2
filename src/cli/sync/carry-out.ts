import { placeFolder, recorded, startJournal } from "../../plan/apply/journal.ts";
import { foundDone, restOf } from "../../plan/apply/resume.ts";
import { carryOut } from "../../plan/apply/run.ts";
import type { Result } from "../../plan/apply/types.ts";
import type { Plan } from "../../plan/plan.ts";
import type { Place, Step } from "../../plan/port.ts";
import { stepsOf } from "../../plan/steps.ts";
import { AppError } from "../../system/errors.ts";
import { type JournalFile, openJournal } from "../../system/journal.ts";
import { takeLock } from "../../system/lock.ts";
import { neededStateFolder } from "../../system/state.ts";
import type { Context } from "../context.ts";
import { patienceOf } from "../views/patience.ts";
import { watcher } from "../views/sync/progress.ts";

/** Where lock and journals of a place are. */
export function folderOf(place: Plan["place"], { world }: Context): string {
  return placeFolder(neededStateFolder(world.env, world.platform), place);
}

/** Does something while no other run may change the same place. @throws AppError (exit 6) `lock.held` */
export async function locked<T>(
  place: Plan["place"],
  command: string,
  context: Context,
  act: () => Promise<T>,
): Promise<T> {
  const release = takeLock(folderOf(place, context), command, context.world.now());
  try {
    return await act();
  } finally {
    release();
  }
}

/** Carries a plan out, with a journal from which it can be resumed and taken back. */
export async function applyPlan(plan: Plan, place: Place, command: string, context: Context): Promise<Result> {
  const journal = startJournal(folderOf(plan.place, context), plan, command, context.world.now());
  return run(stepsOf(plan.changes), plan, place, journal, context);
}

/**
 * Goes on with the last apply of a place, if it was stopped on its way.
 * @throws AppError (exit 2) `apply.nothing` when there is none
 */
export async function resumePlan(
  at: Plan["place"],
  place: Place,
  context: Context,
): Promise<{ result: Result; plan: Plan }> {
  const folder = folderOf(at, context);
  const [last] = recorded(folder);
  if (!last || last.finished) throw new AppError("apply.nothing", {}, 2);
  const rest = await restOf(last, place);
  if (rest.failures[0]) {
    const { reason, params } = rest.failures[0];
    throw new AppError(reason, { ...params }, 5);
  }
  const journal = openJournal(folder, last.name);
  for (const step of rest.found) journal.append({ type: "result", step: step.id, outcome: foundDone });
  return { plan: last.plan, result: await run(rest.steps, last.plan, place, journal, context) };
}

async function run(
  steps: readonly Step[],
  plan: Plan,
  place: Place,
  journal: JournalFile,
  context: Context,
): Promise<Result> {
  const { world } = context;
  const { sleep } = world.clock ?? (await import("../../system/http/time.ts")).realTime;
  const watch = await watcher(steps.length, context);
  try {
    const act = () =>
      carryOut({
        place,
        owner: plan.place.owner,
        steps,
        stop: world.interrupts(() => watch.say(context.t("apply.stopping"))),
        begin: (wave) => journal.append(...wave.map(({ id }) => ({ type: "intent", step: id }))),
        end: ({ id }, outcome) => journal.append({ type: "result", step: id, outcome }),
        tell: watch.tell,
        sleep: (seconds) => sleep(seconds * 1000, world.ended).catch(() => undefined),
      });
    const result = await patienceOf(context).during(watch.now, act);
    // What was stopped can be resumed; what failed is planned anew by the next run.
    if (!result.stopped) journal.append({ type: "end", exitCode: result.exitCode });
    return result;
  } finally {
    watch.done();
    journal.close();
  }
}
