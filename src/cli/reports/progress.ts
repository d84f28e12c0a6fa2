import { oneLine } from "../../system/text/sanitize.ts";
import { cut, padEnd, width } from "../../system/text/width.ts";
import type { Context } from "../context.ts";

/** One line of progress for each thing that is read, drawn over itself on a terminal and nowhere else. */
export interface Progress {
  /** @param share 0 to 1, where it is known how far it goes */
  tell(name: string, done: number, share: number | undefined): void;
  /** Takes the lines away again. */
  end(): void;
}

/** A terminal need not be drawn to more often. Milliseconds. */
const every = 100;
const barWidth = 20;
const mostLines = 8;

interface Line {
  readonly name: string;
  readonly started: number;
  done: number;
  share: number | undefined;
}

/**
 * @param unit key of the catalogue for what is counted: `report.progress.commits`
 */
export function progress(unit: string, { world, quiet, t, paint }: Context): Progress {
  const { err, promptOutput } = world.streams;
  if (!err.isTTY || quiet) return { tell: () => undefined, end: () => undefined };
  const lines = new Map<string, Line>();
  let [drawn, last] = [0, -Infinity];
  const clear = () => (drawn === 0 ? "" : `\u001b[${drawn}A\u001b[J`);
  const draw = (now: number): void => {
    const shown = [...lines.values()].filter(({ share }) => share !== 1).slice(0, mostLines);
    const text = shown.map((line) => `${lineOf(line, now)}\n`).join("");
    promptOutput.write(clear() + text);
    drawn = shown.length;
  };
  const lineOf = ({ name, started, done, share }: Line, now: number): string => {
    const filled = Math.round((share ?? 0) * barWidth);
    const bar = share === undefined ? "" : ` ${"█".repeat(filled)}${paint.faint("░".repeat(barWidth - filled))}`;
    const left = share && share > 0.02 ? Math.ceil((((now - started) / share) * (1 - share)) / 1000) : undefined;
    const rest = left === undefined ? "" : ` ${t("report.progress.left", { seconds: left })}`;
    const tail = ` ${t(unit, { count: String(done).replace(/\B(?=(?:\d{3})+$)/g, ",") })}${rest}`;
    const room = Math.max(10, err.columns - 1 - barWidth - 1 - width(tail));
    const label = oneLine(name);
    return `${padEnd(cut(label, room), Math.min(room, 24))}${bar}${tail}`;
  };
  return {
    tell: (name, done, share) => {
      const now = performance.now();
      const line = lines.get(name) ?? { name, started: now, done, share };
      lines.set(name, line);
      line.done = done;
      line.share = share;
      if (now - last < every) return;
      last = now;
      draw(now);
    },
    end: () => {
      promptOutput.write(clear());
      drawn = 0;
    },
  };
}
