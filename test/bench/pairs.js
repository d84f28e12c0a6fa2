import { spawnSync } from "node:child_process";
import { performance } from "node:perf_hooks";

/** Wall time of one run in milliseconds. @throws Error when the command fails: a failing command must not look fast */
function once({ command, prepare, statuses = [0] }) {
  prepare?.();
  const start = performance.now();
  const { status, stderr } = spawnSync(command[0], command.slice(1), {
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
  });
  const elapsed = performance.now() - start;
  if (!statuses.includes(status)) throw new Error(`${command.join(" ")} ended with ${status}: ${stderr}`);
  return elapsed;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * Runs every subject in turn with a reference, so that a machine that slows down slows both.
 * @returns for each subject its median time and the median of its ratios to the reference run beside it
 */
export function compare(reference, subjects, runs) {
  return subjects.map((subject) => {
    once(subject);
    once(reference);
    const pairs = Array.from({ length: runs }, () => [once(subject), once(reference)]);
    const ratios = pairs.map(([a, b]) => a / b);
    return {
      name: subject.name,
      ms: median(pairs.map(([a]) => a)),
      ratio: median(ratios),
      low: Math.min(...ratios),
      high: Math.max(...ratios),
    };
  });
}

/** A table for a terminal. */
export function table(rows, runs) {
  const line = ({ name, ms, ratio, low, high }) =>
    `${name.padEnd(58)} ${ms.toFixed(0).padStart(6)} ms ${ratio.toFixed(2).padStart(6)} × (${low.toFixed(2)}–${high.toFixed(2)})`;
  return [`median of ${runs} runs, each paired with one of bare node`, ...rows.map(line)].join("\n");
}
