import { kindIds } from "../../kinds/item.ts";
import { rank } from "../../kinds/kind.ts";
import type { Outcome, Step } from "../port.ts";
import { Blocked, isArchiving } from "./blocked.ts";
import { settle } from "./settle.ts";
import type { Reason, Result, Run } from "./types.ts";

/** When a step is sent: kind after kind, and what puts a repository into the archive when all else is done there. */
function turn(step: Step): number {
  return isArchiving(step) ? kindIds.length : rank(step.kind);
}

/** Steps that may be sent together: of one kind; what hangs on them comes after. */
function waves(steps: readonly Step[]): Step[][] {
  const byKind = new Map<number, Step[]>();
  for (const step of steps) {
    const wave = byKind.get(turn(step));
    if (wave) wave.push(step);
    else byKind.set(turn(step), [step]);
  }
  return [...byKind].sort(([a], [b]) => a - b).map(([, wave]) => wave);
}

/**
 * Carries steps out, kind after kind. An answer that leaves open what happened is settled by reading back; what fails in
 * one target does not stop the others. Never throws for a step.
 */
export async function carryOut(run: Run): Promise<Result> {
  const done: Step[] = [];
  const failed: (Reason & { step: Step })[] = [];
  const skipped: (Reason & { step: Step })[] = [];
  const blocked = new Blocked();
  const open = new Set(run.steps);
  const finish = (step: Step, outcome: Outcome): void => {
    // What a stop has cut short is no failure: begun, or not, it is left for the next run.
    if (run.stop.requested && isStopped(outcome)) return;
    open.delete(step);
    run.end(step, outcome);
    if (outcome.state === "done") {
      done.push(step);
      run.tell({ event: "step", step, state: "done" });
      return;
    }
    const reason = reasonOf(outcome);
    failed.push({ ...reason, step });
    blocked.failed(step, outcome);
    run.tell({ event: "step", step, state: "failed", reason });
  };
  for (const wave of waves(run.steps)) {
    const ready: Step[] = [];
    for (const step of wave) {
      const reason = blocked.reason(step);
      if (!reason) ready.push(step);
      else {
        open.delete(step);
        skipped.push({ ...reason, step });
        blocked.skipped(step);
        run.tell({ event: "step", step, state: "skipped", reason });
      }
    }
    if (run.stop.requested) break;
    if (ready.length > 0) await sendWave(ready, run, blocked, finish);
    if (blocked.all) break;
  }
  const left = [...open];
  // A stop that came when the last was done has stopped nothing.
  const isCut = run.stop.requested && left.length > 0;
  const exitCode = isCut ? 130 : (blocked.all?.exitCode ?? codeOf(failed.length + skipped.length));
  return { done, failed, skipped, left, exitCode, stopped: isCut || blocked.all !== undefined };
}

const codeOf = (undone: number) => (undone > 0 ? 5 : 0);

function isStopped(outcome: Outcome): boolean {
  return outcome.state === "failed" && (outcome.reason === "http.stopped" || outcome.reason === "apply.stopped");
}

/** Sends a wave, and settles what the answers left open. */
async function sendWave(
  wave: readonly Step[],
  run: Run,
  blocked: Blocked,
  finish: (step: Step, outcome: Outcome) => void,
): Promise<void> {
  run.begin(wave);
  const open: [Step, Outcome][] = [];
  const silent = new Set(wave);
  await run.place.write(
    wave,
    (step, outcome) => {
      silent.delete(step);
      if (outcome.state === "done" || outcome.state === "failed") finish(step, outcome);
      else if (outcome.state === "absent" && step.action === "delete") finish(step, { state: "done" });
      else open.push([step, outcome]);
    },
    run.stop,
  );
  // No word of a step is no word that it was done.
  if (!run.stop.requested && !blocked.all) for (const step of silent) open.push([step, silence]);
  for (const [step, outcome] of open) {
    // What can no longer be settled stays begun in the journal.
    if (blocked.all || run.stop.requested) return;
    run.tell({ event: "settling", step, why: outcome.state });
    finish(step, await settle(step, outcome, run));
  }
}

const silence: Outcome = { state: "unknown", reason: "silence" };

function reasonOf(outcome: Outcome): Reason {
  if (outcome.state === "failed") return { reason: outcome.reason, params: outcome.params };
  return { reason: "apply.unknown", params: {} };
}
