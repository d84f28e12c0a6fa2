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
  const { result } = ask("Profiler.takePreciseCoverage") as Coverage;
  let sum = 0;
  for (const { functions } of result) for (const { ranges } of functions) for (const { count } of ranges) sum += count;
  return sum;
}

/** Milliseconds of the processor for the work, the least of three times: what others do meanwhile counts for nothing. */
function strain(work: () => unknown): number {
  const times = [0, 0, 0].map(() => {
    const begin = process.cpuUsage();
    work();
    return process.cpuUsage(begin).user / 1000;
  });
  return Math.min(...times);
}

/** Says that work on four times as much is about four times the work; work that is squared would be sixteen times as much.
 * Patterns and other work within V8 have no steps: they are compared by the processor's time, unless it is next to nothing. */
export function expectLinear(work: (size: number) => unknown, size: number, what = "steps"): void {
  const [some, more] = [steps(() => work(size)), steps(() => work(4 * size))];
  expect(more / some, `${what}: ${some} steps, then ${more}`).toBeLessThan(6);
  const most = strain(() => work(4 * size));
  if (most < 40) return;
  const least = strain(() => work(size));
  expect(most / least, `${what}: ${least} ms, then ${most}`).toBeLessThan(9);
}
