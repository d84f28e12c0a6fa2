import { type Actual, fold, type KindId } from "../../kinds/item.ts";
import { differences } from "../../kinds/kind.ts";
import { AppError } from "../../system/errors.ts";
import type { Outcome, Step } from "../port.ts";
import { readGroup } from "./group.ts";
import { isWhole } from "./satisfied.ts";
import type { Run } from "./types.ts";

/** Seconds to wait before each further look: what was just made may show up late. */
const waits = [0.5, 1, 2];

/**
 * Finds out by reading back what became of a step whose answer said nothing, and sends it again when it was not done.
 * Reading back comes first, always: a step is never sent twice on suspicion.
 */
export async function settle(step: Step, outcome: Outcome, run: Run): Promise<Outcome> {
  let last = outcome;
  let current = step;
  // In doubt it counts as somebody else's: an undo must not delete what was not made.
  const met = (one: Outcome): Outcome => {
    const isMet = one.state === "done" && step.action === "create" && (last.state === "exists" || current !== step);
    return isMet ? { ...one, met: true } : one;
  };
  for (const wait of waits) {
    const next = await look(current, last, run);
    if ("state" in next) return met(next);
    current = next;
    await run.sleep(wait);
    if (run.stop.requested) return stopped;
    last = await sendOne(current, run);
    if (last.state === "done" || last.state === "failed") return met(onceMore(last));
  }
  const items = await readBack(current, run);
  if (isList(items) && isWhole(current, items)) return met({ state: "done", ...handle(current, items) });
  return surprise(last, current);
}

/** Of what is done at the second try nobody knows what the first one had added. */
function onceMore(outcome: Outcome): Outcome {
  if (outcome.state !== "done") return outcome;
  const { added: _, ...rest } = outcome;
  return rest;
}

/** What became of a step, or what is to be sent now. */
async function look(step: Step, last: Outcome, run: Run): Promise<Outcome | Step> {
  const items = await readUntilThere(step, last, run);
  if (!isList(items)) return items;
  if (isWhole(step, items)) return { state: "done", ...handle(step, items) };
  const next = again(step, last, items);
  if (!next) return surprise(last, step);
  return run.stop.requested ? stopped : next;
}

/** It is left as it is known: begun. The next run settles it. */
const stopped: Outcome = { state: "failed", reach: "step", reason: "apply.stopped", params: {} };

/** Kinds of which a service takes two of one name: a creation sent twice would leave both. */
const unkept = new Set<KindId>(["board", "board-view", "event-issue", "event-discussion"]);

/**
 * Reads a group back. What may have been made but does not show is looked for again before anybody believes that it is
 * not there: where two of one name can be, or where the service has just said that there is one.
 */
async function readUntilThere(step: Step, { state }: Outcome, run: Run): Promise<readonly Actual[] | Outcome> {
  let items = await readBack(step, run);
  if (step.action !== "create" || !(state === "exists" || unkept.has(step.kind))) return items;
  for (const wait of waits) {
    if (!isList(items) || isThere(step, items)) return items;
    await run.sleep(wait);
    // Not seen yet is not the same as not there.
    if (run.stop.requested) return stopped;
    items = await readBack(step, run);
  }
  return items;
}

function isThere({ name }: Step, items: readonly Actual[]): boolean {
  return items.some((item) => fold(item.name) === fold(name));
}

function isList(items: readonly Actual[] | Outcome): items is readonly Actual[] {
  return Array.isArray(items);
}

async function readBack(step: Step, { place, owner }: Run): Promise<readonly Actual[] | Outcome> {
  try {
    const items = await readGroup(place, owner, step);
    if (!("reason" in items)) return items;
    return { state: "failed", reach: "step", reason: items.reason, params: items.params };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, params, exitCode } = error;
    // What ends a reading (a refused credential, too long a wait) ends all that is left.
    const last = exitCode === 4 || exitCode === 5 ? exitCode : undefined;
    const reach = last === undefined ? ("step" as const) : ("all" as const);
    return { state: "failed", reach, reason: code, params, ...(last === undefined ? {} : { exitCode: last }) };
  }
}

async function sendOne(step: Step, run: Run): Promise<Outcome> {
  const told: Outcome[] = [];
  await run.place.write([step], (_, outcome) => told.push(outcome), run.stop);
  const outcome = told[0];
  if (outcome?.state === "absent" && step.action === "delete") return { state: "done" };
  if (outcome) return outcome;
  // One that said nothing without being stopped is looked at again.
  if (!run.stop.requested) return { state: "unknown", reason: "silence" };
  return stopped;
}

/** What is to be sent now, seeing how things are; undefined when somebody else has been at it. */
function again(step: Step, { state }: Outcome, items: readonly Actual[]): Step | undefined {
  const named = (name: string) => items.find((item) => fold(item.name) === fold(name));
  const own = named(step.name);
  if (step.action === "create") {
    if (!own) return state === "exists" ? undefined : step;
    // One of that name was there already, or came with its parent: it is brought in step.
    return { ...step, action: "update", ref: own.ref, before: own.fields, fields: differing(step, own) };
  }
  // A change of an autolink removes it and makes it anew: it may have stopped between the two.
  if (!own && step.kind === "autolink" && step.action === "update" && state === "unknown") return step;
  if (!own || own.ref !== step.ref) return undefined;
  if (step.rename !== undefined && fold(step.rename) !== fold(step.name) && named(step.rename)) return undefined;
  return state === "conflict" ? undefined : step;
}

/** The fields of a step in which a thing differs from it; options that are there keep their handles. */
function differing({ kind, fields }: Step, own: Actual): Step["fields"] {
  const found = differences({ kind, fields }, own, { strict: false, remove: false });
  return Object.fromEntries(found.map(({ field, after }) => [field, after]));
}

function surprise({ state }: Outcome, { name }: Step): Outcome {
  const reasons: Partial<Record<Outcome["state"], string>> = {
    exists: "apply.exists",
    absent: "apply.vanished",
    conflict: "apply.conflict",
  };
  return { state: "failed", reach: "step", reason: reasons[state] ?? "apply.unknown", params: { name } };
}

function handle(step: Step, items: readonly Actual[]): { ref?: string } {
  const ref = items.find((item) => fold(item.name) === fold(step.rename ?? step.name))?.ref;
  return ref === undefined ? {} : { ref };
}
