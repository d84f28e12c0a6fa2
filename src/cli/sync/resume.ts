import { ownersOf } from "../../kinds/event/targets.ts";
import { fold } from "../../kinds/item.ts";
import { type Again, again } from "../../plan/apply/again.ts";
import { lastRecorded, type Recorded } from "../../plan/apply/journal.ts";
import { foundDone, type Rest, restOf } from "../../plan/apply/resume.ts";
import { canonical } from "../../plan/digest.ts";
import { guard } from "../../plan/guard.ts";
import type { Plan } from "../../plan/plan.ts";
import type { Place } from "../../plan/port.ts";
import type { Odd } from "../../plan/redraw.ts";
import { AppError, usageError } from "../../system/errors.ts";
import type { ExitCode } from "../../system/exit.ts";
import { openJournal } from "../../system/journal.ts";
import type { Context } from "../context.ts";
import { showResult } from "../views/sync/result.ts";
import type { Applying } from "./applying.ts";
import { agreed } from "./ask.ts";
import { folderOf, goOn, locked } from "./carry-out.ts";
import { drawPlan } from "./draw.ts";
import { eventsWish } from "./events.ts";
import { type Opened, placeOf } from "./place.ts";
import { limited, noteOdd, refuseOther } from "./saved.ts";
import { showChanges } from "./show.ts";

/**
 * Goes on with an apply that was stopped on its way. What was begun is settled by reading back. What is left passes the
 * gates of the first run: it must be what the manifest and the place want now, is shown, weighed, guarded and asked about.
 * @throws AppError (exit 2) `apply.nothing`, `apply.other`; (exit 7) `apply.resume-manifest`, `apply.resume-moved`
 */
export async function resumeApply(wish: Applying, context: Context): Promise<ExitCode> {
  const { source, planFile, command } = wish;
  if (planFile !== undefined) throw usageError("apply.resume-plan");
  const whole = placeOf(source, wish.flags, context);
  const last = unfinished(whole, context);
  // What was begun says what is needed to end it.
  const { only, allowDelete } = last.plan;
  const flags = { ...wish.flags, only, allowDelete };
  const opened = placeOf(source, flags, context);
  const place = await opened.open("write");
  const at = { provider: place.provider, host: place.host, owner: opened.owner };
  return locked(at, `${command} --resume`, context, async () => {
    const record = unfinished(opened, context);
    refuseElsewhere(record, at, wish);
    refuseOdd({ odd: foreign(record, opened, wish) }, context);
    if (record.plan.changes.some(({ kind }) => kind === "announcement"))
      await (await import("../events/kept.ts")).refuseUnkept(record.plan, context);
    const draw = async () => {
      const events = await eventsWish(source, opened, flags, context);
      return (await drawPlan(source, opened.owner, place, flags, events)).plan;
    };
    const left = await lookAgain(record, place, draw);
    refuseOdd(left, context);
    note(record, left, context);
    if (left.more.length > 0) context.note(context.t("apply.more", { count: left.more.length }));
    const plan = limited(left.fresh, left.changes, place);
    if (left.changes.length > 0) {
      showChanges(plan, wish.yes, context);
      guard(plan, record.reviewed === true);
      if (!(await agreed(wish.yes, context))) throw new AppError("interrupted", {}, 130);
      if (!wish.yes) await refuseChanged(left, () => lookAgain(record, place, draw), context);
    }
    return showResult(await goOn(record, left, place, context), context);
  });
}

function unfinished({ at, owner }: Opened, context: Context): Recorded {
  const last = lastRecorded(folderOf({ ...at, owner }, context));
  if (!last || last.finished || last.undone) throw new AppError("apply.nothing", {}, 2);
  return last;
}

function refuseElsewhere(record: Recorded, at: Plan["place"], { source }: Applying): void {
  try {
    refuseOther(record.plan, at, source);
  } catch (error) {
    if (!(error instanceof AppError) || error.exitCode !== 7) throw error;
    throw new AppError("apply.resume-manifest", { path: record.plan.manifest.path }, 7);
  }
}

/** What is left to do, from what is there now. */
interface Left extends Again {
  readonly fresh: Plan;
  readonly found: Rest["found"];
}

async function lookAgain(record: Recorded, place: Place, draw: () => Promise<Plan>): Promise<Left> {
  const rest = await restOf(record, place);
  if (rest.failures[0]) {
    const { reason, params } = rest.failures[0];
    throw new AppError(reason, { ...params }, 5);
  }
  const fresh = await draw();
  return { ...again(record, rest, fresh), fresh, found: rest.found };
}

/** What was done without a word of it in the journal is noted there. */
function note(record: Recorded, { found }: Left, context: Context): void {
  if (found.length === 0) return;
  const journal = openJournal(folderOf(record.plan.place, context), record.name);
  for (const { id } of found) journal.append({ type: "result", step: id, outcome: foundDone });
  journal.close();
}

/** Steps with owners of whom the manifest has no place. */
function foreign(record: Recorded, { owner, calendars }: Opened, { source }: Applying): Odd[] {
  const owners = new Set([owner, calendars, ...ownersOf(source.placed)].map(fold));
  const others = record.plan.changes.filter(({ target }) => !owners.has(fold(target.owner)));
  return others.map((change) => ({ change, why: "foreign" }));
}

function refuseOdd({ odd }: Pick<Left, "odd">, context: Context): void {
  if (odd.length === 0) return;
  noteOdd(odd, context);
  throw new AppError("apply.resume-moved", { count: odd.length }, 7);
}

/** The question may have stood for long. */
async function refuseChanged(shown: Left, look: () => Promise<Left>, context: Context): Promise<void> {
  const now = await look();
  refuseOdd(now, context);
  const wanted = new Set(now.steps.map(canonical));
  const gone = shown.steps.filter((step) => !wanted.has(canonical(step))).length;
  const come = now.steps.length - (shown.steps.length - gone);
  if (gone + come > 0) throw new AppError("apply.moved", { count: Math.max(gone, come) }, 7);
}
