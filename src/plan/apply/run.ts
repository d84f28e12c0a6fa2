import { AppError } from "../../system/errors.ts";
import type { Outcome, Step } from "../port.ts";
import { Blocked } from "./blocked.ts";
import { look, type Seen } from "./look.ts";
import { settle } from "./settle.ts";
import type { Reason, Result, Run } from "./types.ts";
import { waves } from "./waves.ts";

/**
 * Carries steps out, kind after kind. An answer that leaves open what happened is settled by reading back; what fails in
 * one target does not stop the others. Never throws for a step. The first wave follows what was just read; before each later
 * one what it overwrites or takes away is looked at again, and what has moved ends the run.
 */
export async function carryOut(run: Run): Promise<Result> {
  const course = new Course(run);
  for (const [at, wave] of waves(run.steps).entries()) {
    const ready = course.ready(wave);
    if (run.stop.requested) break;
    const sent = at === 0 ? ready : await course.look(ready);
    if (course.isOver) break;
    if (sent.length > 0) await sendWave(sent, run, course);
    if (course.isOver) break;
  }
  return course.result();
}

/** How far a run has come. */
class Course {
  readonly blocked = new Blocked();
  readonly #run: Run;
  readonly #done: Step[] = [];
  readonly #failed: (Reason & { step: Step })[] = [];
  readonly #skipped: (Reason & { step: Step })[] = [];
  readonly #open: Set<Step>;
  #moved = false;

  constructor(run: Run) {
    this.#run = run;
    this.#open = new Set(run.steps);
  }

  /** Whether nothing more is sent. */
  get isOver(): boolean {
    return this.blocked.all !== undefined || this.#moved || this.#run.stop.requested;
  }

  /** The steps of a wave that can be sent, seeing what has failed before. */
  ready(wave: readonly Step[]): Step[] {
    return wave.filter((step) => {
      const reason = this.blocked.reason(step);
      if (reason) this.#refuse(step, reason, "skipped");
      return !reason;
    });
  }

  /** Those of some steps whose ground is as it was shown. What ends a reading ends the run. */
  async look(steps: readonly Step[]): Promise<Step[]> {
    const seen = await this.#seen(steps);
    for (const [step, { moved, ...reason }] of seen) {
      this.#moved ||= moved;
      this.#refuse(step, reason, "failed");
    }
    return steps.filter((step) => !seen.has(step));
  }

  async #seen(steps: readonly Step[]): Promise<ReadonlyMap<Step, Seen>> {
    try {
      return await look(steps, this.#run, this.#done);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.blocked.all = { reason: error.code, params: error.params, exitCode: error.exitCode === 4 ? 4 : 5 };
      return new Map();
    }
  }

  /** Notes what became of a step. */
  finish(step: Step, outcome: Outcome): void {
    // What a stop has cut short is no failure: begun, or not, it is left for the next run.
    if (this.#run.stop.requested && isStopped(outcome)) return;
    this.#open.delete(step);
    this.#run.end(step, outcome);
    if (outcome.state === "done") {
      this.#done.push(step);
      this.#run.tell({ event: "step", step, state: "done" });
      return;
    }
    const reason = reasonOf(outcome);
    this.#failed.push({ ...reason, step });
    this.blocked.failed(step, outcome);
    this.#run.tell({ event: "step", step, state: "failed", reason });
  }

  #refuse(step: Step, reason: Reason, state: "failed" | "skipped"): void {
    this.#open.delete(step);
    (state === "failed" ? this.#failed : this.#skipped).push({ ...reason, step });
    this.blocked.skipped(step);
    this.#run.tell({ event: "step", step, state, reason });
  }

  result(): Result {
    const { stop } = this.#run;
    const rest = { reason: "apply.moved-before", params: {} };
    if (this.#moved && !stop.requested) for (const step of [...this.#open]) this.#refuse(step, rest, "skipped");
    const left = [...this.#open];
    const [done, failed, skipped] = [this.#done, this.#failed, this.#skipped];
    // A stop that came when the last was done has stopped nothing.
    const isCut = stop.requested && left.length > 0;
    const ended = this.#moved ? 7 : (this.blocked.all?.exitCode ?? codeOf(failed.length + skipped.length));
    const stopped = isCut || (!this.#moved && this.blocked.all !== undefined);
    return { done, failed, skipped, left, exitCode: isCut ? 130 : ended, stopped };
  }
}

const codeOf = (undone: number) => (undone > 0 ? 5 : 0);

function isStopped(outcome: Outcome): boolean {
  return outcome.state === "failed" && (outcome.reason === "http.stopped" || outcome.reason === "apply.stopped");
}

/** Sends a wave, and settles what the answers left open. */
async function sendWave(wave: readonly Step[], run: Run, course: Course): Promise<void> {
  const { blocked } = course;
  const finish = (step: Step, outcome: Outcome) => course.finish(step, outcome);
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
