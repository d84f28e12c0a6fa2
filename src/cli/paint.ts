import type { Output } from "../system/streams.ts";

/** Colours one text. It takes that text and nothing else: what else `map` hands over never reaches the screen. */
export type Style = (text: string) => string;

/** The few colours that commonry uses, by meaning. */
export interface Paint {
  readonly good: Style;
  readonly bad: Style;
  readonly warn: Style;
  readonly strong: Style;
  readonly faint: Style;
  readonly add: Style;
}

const plain: Style = (text) => text;
/** No colours. */
export const plainPaint: Paint = { good: plain, bad: plain, warn: plain, strong: plain, faint: plain, add: plain };

/**
 * Colours for one output: none unless it is a terminal, and none when `NO_COLOR` is set and not empty (no-color.org),
 * `TERM` is `dumb`, or `--no-color` was given. chalk is loaded only when there is colour to make, and never asked to
 * decide for itself: its own instance ignores `NO_COLOR` on a terminal.
 */
export async function painter(
  output: Output,
  env: Readonly<Record<string, string | undefined>>,
  wanted: boolean,
): Promise<Paint> {
  if (!wanted || !output.isTTY || env.NO_COLOR || env.TERM === "dumb") return plainPaint;
  const { Chalk } = await import("chalk");
  const chalk = new Chalk({ level: 1 });
  return {
    good: one(chalk.green),
    bad: one(chalk.red),
    warn: one(chalk.yellow),
    strong: one(chalk.bold),
    faint: one(chalk.dim),
    add: one(chalk.green),
  };
}

/** chalk joins all that it is handed: `lines.map(chalk.bold)` would print the index and the whole list beside each line. */
function one(style: Style): Style {
  return (text) => style(text);
}
