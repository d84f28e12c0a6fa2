import { Session } from "node:inspector";
import { expect } from "vitest";

// Counted from here on, since what is compiled without counters has none.
const session = new Session();
session.connect();
ask("Profiler.enable");
ask("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

interface Coverage {
  readonly result: readonly {
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
  }[];
}

function ask(method: string, params: object = {}): unknown {
  let answer: unknown;
  // Within one thread the answer is there before the call returns.
  session.post(method, params, (error: Error | null, result?: object) => {
    if (error) throw error;
    answer = result;
  });
  return answer;
}

/** How often blocks of code ran during the work: V8's own count, the same on an idle machine and on a busy one. */
export function steps(work: () => unknown): number {
  ask("Profiler.takePreciseCoverage");
  work();
  return counted();
}

/** As `steps`, of work that waits; what else this process does meanwhile counts, too. */
export async function stepsOf(work: () => Promise<unknown>): Promise<number> {
  ask("Profiler.takePreciseCoverage");
  await work();
  return counted();
}

/** The steps since they were last asked for. */
function counted(): number {
  const { result } = ask("Profiler.takePreciseCoverage") as Coverage;
  let sum = 0;
  for (const { functions } of result) for (const { ranges } of functions) for (const { count } of ranges) sum += count;
  return sum;
}

/** Milliseconds of the processor for the work: what others do meanwhile counts for nothing. */
function strain(work: () => unknown): number {
  const begin = process.cpuUsage();
  work();
  return process.cpuUsage(begin).user / 1000;
}

/**
 * Says that work on four times as much is about four times the work: work that is squared would be sixteen times as much.
 * Patterns and other work within V8 have no steps: they are compared by the processor's time, unless it is next to nothing.
 */
export function expectLinear(work: (size: number) => unknown, size: number, what = "steps"): void {
  const [some, more] = [steps(() => work(size)), steps(() => work(4 * size))];
  expect(more / some, `${what}: ${some} steps, then ${more}`).toBeLessThan(6);
  expectLinearTime(work, size, what);
}

/** As `expectLinear`, of work that is V8's own alone, as the search for a pattern is. */
export function expectLinearTime(work: (size: number) => unknown, size: number, what: string): void {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let turn = 0; turn < 4; turn++) {
    most = Math.min(
      most,
      strain(() => work(4 * size)),
    );
    if (most < 40) return;
    least = Math.min(
      least,
      strain(() => work(size)),
    );
    if (most / least < 9) return;
  }
  expect.fail(`${what}: ${least} ms of the processor, then ${most}`);
}
