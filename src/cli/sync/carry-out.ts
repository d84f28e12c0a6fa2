import type { Again } from "../../plan/apply/again.ts";
import { placeFolder, type Recorded, startJournal } from "../../plan/apply/journal.ts";
import { carryOut } from "../../plan/apply/run.ts";
import type { Result } from "../../plan/apply/types.ts";
import type { Plan } from "../../plan/plan.ts";
import type { Outcome, Place, Step } from "../../plan/port.ts";
import { stepsOf } from "../../plan/steps.ts";
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

/**
 * Carries a plan out, with a journal from which it can be resumed and taken back.
 * @param reviewed whether the guard has let it pass as a whole
 */
export async function applyPlan(
  plan: Plan,
  place: Place,
  command: string,
  context: Context,
  reviewed = false,
): Promise<Result> {
  const journal = startJournal(folderOf(plan.place, context), plan, command, context.world.now(), reviewed);
  return run({ steps: stepsOf(plan.changes), plan, place, journal }, context);
}

/** Goes on with an apply that was stopped on its way, in its own journal. */
export async function goOn(
  record: Recorded,
  { steps, met }: Pick<Again, "steps" | "met">,
  place: Place,
  context: Context,
): Promise<Result> {
  const journal = openJournal(folderOf(record.plan.place, context), record.name);
  return run({ steps, plan: record.plan, place, journal, met, record }, context);
}

interface Carrying {
  readonly steps: readonly Step[];
  readonly plan: Plan;
  readonly place: Place;
  readonly journal: JournalFile;
  /** Steps that bring in step what is there already, though they were to make it. */
  readonly met?: ReadonlySet<string>;
  /** What was begun before. */
  readonly record?: Recorded;
}

async function run({ steps, plan, place, journal, met, record }: Carrying, context: Context): Promise<Result> {
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
        end: ({ id }, outcome) =>
          journal.append({ type: "result", step: id, outcome: noted(id, outcome, met, record) }),
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

/** What the journal keeps of an outcome. Of a step that was begun before, nobody knows what this run added to it. */
function noted(
  id: string,
  outcome: Outcome,
  met: ReadonlySet<string> | undefined,
  record: Recorded | undefined,
): Outcome {
  if (outcome.state !== "done") return outcome;
  const { added, ...rest } = outcome;
  const known = record?.begun.has(id) || added === undefined ? rest : outcome;
  return met?.has(id) ? { ...known, met: true } : known;
}
