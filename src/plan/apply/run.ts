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
  const finish = (step: Step, outcome: Outcome): void => {
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
    const open: Step[] = [];
    for (const step of wave) {
      const reason = blocked.reason(step);
      if (!reason) open.push(step);
      else {
        skipped.push({ ...reason, step });
        blocked.skipped(step);
        run.tell({ event: "step", step, state: "skipped", reason });
      }
    }
    if (run.stop.requested) break;
    if (open.length > 0) await sendWave(open, run, blocked, finish);
    if (blocked.all) break;
  }
  const exitCode = run.stop.requested ? 130 : (blocked.all?.exitCode ?? (failed.length + skipped.length > 0 ? 5 : 0));
  return { done, failed, skipped, exitCode, stopped: run.stop.requested || blocked.all !== undefined };
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
    if (blocked.all) return;
    run.tell({ event: "settling", step, why: outcome.state });
    finish(step, await settle(step, outcome, run));
  }
}

const silence: Outcome = { state: "unknown", reason: "silence" };

function reasonOf(outcome: Outcome): Reason {
  if (outcome.state === "failed") return { reason: outcome.reason, params: outcome.params };
  return { reason: "apply.unknown", params: {} };
}
