import { resolve as absolute } from "node:path";
import { planDigest } from "../../plan/digest.ts";
import type { Plan } from "../../plan/plan.ts";
import type { Place } from "../../plan/port.ts";
import { parsePlan } from "../../plan/read.ts";
import { isEdited, type Odd, redraw } from "../../plan/redraw.ts";
import { moved } from "../../plan/stale.ts";
import { stepsOf } from "../../plan/steps.ts";
import { AppError } from "../../system/errors.ts";
import { readNamed } from "../../system/regular.ts";
import { oneLine } from "../../system/text/sanitize.ts";
import type { Context } from "../context.ts";
import { targetText } from "../views/sync/words.ts";
import type { Drawn } from "./draw.ts";
import type { Source } from "./load.ts";

/** So many things are named; the rest is counted. */
const mostNamed = 20;

/** Reads a saved plan. @throws AppError (exit 2) `plan.unreadable`, `plan.damaged`, `file.unreadable` */
export function openPlan(file: string, { world }: Context): Plan {
  const path = absolute(world.cwd, file);
  return parsePlan(readNamed(path).toString("utf8"), file);
}

/**
 * A plan belongs to the place that it was made for, and to the manifest that it was made from.
 * @throws AppError (exit 2) `apply.other`; (exit 7) `apply.manifest`
 */
export function refuseOther(plan: Pick<Plan, "place" | "manifest">, at: Plan["place"], { sha256 }: Source): void {
  const { provider, host, owner } = plan.place;
  const same = provider === at.provider && host === at.host && owner.toLowerCase() === at.owner.toLowerCase();
  if (!same) throw new AppError("apply.other", { host, owner, here: at.host, hereOwner: at.owner }, 2);
  if (sha256 !== plan.manifest.sha256) {
    throw new AppError("apply.manifest", { path: plan.manifest.path }, 7);
  }
}

/**
 * What of a fresh drawing a saved plan means. The file is not believed: every change of it must be in the plan that was
 * just drawn, and it is that one which is shown and sent.
 * @throws AppError (exit 7) `apply.stale` when the ground has moved; (exit 2) `plan.edited` for what no manifest yields
 */
export function redrawn(saved: Plan, { plan: fresh, snapshot }: Drawn, place: Place, context: Context): Plan {
  refuseStale(saved, snapshot, context);
  const { changes, odd, more } = redraw(saved.changes, fresh);
  refuseOdd(odd, saved, context);
  if (more.length > 0) context.note(context.t("apply.more", { count: more.length }));
  return limited(fresh, changes, place);
}

/** A plan with some of its changes alone. */
export function limited({ digest: _, ...rest }: Plan, changes: Plan["changes"], place: Place): Plan {
  const plan = { ...rest, changes, cost: place.cost(stepsOf(changes)) };
  return { ...plan, digest: planDigest(plan) };
}

function refuseStale(plan: Plan, snapshot: Drawn["snapshot"], { t, note }: Context): void {
  const all = moved(plan, snapshot);
  if (all.length === 0) return;
  for (const { kind, target, name, how } of all.slice(0, mostNamed)) {
    note(`  ${targetText(target, t)}: ${t(`kind.${kind}`)} "${oneLine(name)}" ${t(`moved.${how}`)}`);
  }
  throw new AppError("apply.stale", { count: all.length }, 7);
}

function refuseOdd(odd: readonly Odd[], { manifest }: Plan, context: Context): void {
  if (odd.length === 0) return;
  // What cannot come of any drawing tells more than what has moved.
  const crafted = odd.filter(isEdited);
  noteOdd(crafted.length > 0 ? crafted : odd, context);
  if (crafted.length > 0) throw new AppError("plan.edited", { count: crafted.length, path: manifest.path }, 2);
  throw new AppError("apply.stale", { count: odd.length }, 7);
}

/**
 * After the answer: what was shown must be in a plan that is drawn just now.
 * @throws AppError (exit 7) `apply.moved`
 */
export function refuseMoved(shown: Plan, fresh: Plan, context: Context): void {
  const { odd } = redraw(shown.changes, fresh);
  if (odd.length === 0) return;
  // Nobody has edited what this very run has drawn.
  noteOdd(
    odd.map((one) => (isEdited(one) ? { ...one, why: "changed" } : one)),
    context,
  );
  throw new AppError("apply.moved", { count: odd.length }, 7);
}

/** Names changes that are not what a fresh drawing wants, and why. */
export function noteOdd(odd: readonly Odd[], { t, note }: Context): void {
  for (const { change, why } of odd.slice(0, mostNamed)) {
    const { kind, target, name } = change;
    note(`  ${targetText(target, t)}: ${t(`kind.${kind}`)} "${oneLine(name)}" ${t(`odd.${why}`)}`);
  }
}
