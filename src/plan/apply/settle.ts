import { type Actual, fold } from "../../kinds/item.ts";
import { compareField } from "../../kinds/kind.ts";
import { AppError } from "../../system/errors.ts";
import type { Failure, Outcome, Step } from "../port.ts";
import { readGroup } from "./group.ts";
import { satisfied } from "./satisfied.ts";
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
  for (const wait of waits) {
    const items = await readBack(current, run);
    if (!isList(items)) return { state: "failed", reach: "step", reason: items.reason, params: items.params };
    if (satisfied(current, items)) return { state: "done", ...handle(current, items) };
    const next = again(current, last, items);
    if (!next) return surprise(last, current);
    if (run.stop.requested) return { state: "failed", reach: "step", reason: "apply.stopped", params: {} };
    current = next;
    await run.sleep(wait);
    last = await sendOne(current, run);
    if (last.state === "done" || last.state === "failed") return last;
  }
  const items = await readBack(current, run);
  if (isList(items) && satisfied(current, items)) return { state: "done", ...handle(current, items) };
  return surprise(last, current);
}

function isList(items: readonly Actual[] | Failure): items is readonly Actual[] {
  return Array.isArray(items);
}

async function readBack(step: Step, { place, owner }: Run): Promise<readonly Actual[] | Failure> {
  try {
    return await readGroup(place, owner, step);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { target: step.target, reason: error.code, params: error.params };
  }
}

async function sendOne(step: Step, run: Run): Promise<Outcome> {
  const told: Outcome[] = [];
  await run.place.write([step], (_, outcome) => told.push(outcome), run.stop);
  return told[0] ?? { state: "failed", reach: "step", reason: "apply.stopped", params: {} };
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
  if (!own || own.ref !== step.ref) return undefined;
  if (step.rename !== undefined && fold(step.rename) !== fold(step.name) && named(step.rename)) return undefined;
  return state === "conflict" ? undefined : step;
}

/** The fields of a step in which a thing differs from it; options that are there keep their handles. */
function differing({ kind, fields }: Step, own: Actual): Step["fields"] {
  const rights = { strict: false, remove: false };
  const found = Object.entries(fields).flatMap(([field, value]) => {
    const diff = compareField(kind, field, value, own.fields[field], rights);
    return diff ? [[field, diff.after] as const] : [];
  });
  return Object.fromEntries(found);
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
