import { blankComments } from "../../../src/check/json.ts";
import type { Forge } from "../../../src/scaffold/template.ts";

/** One way to break a file that a template writes, and what is then said of it. */
export interface Damage {
  /** Id of the validator that has to notice. */
  readonly by: string;
  readonly what: string;
  /** A path, or a pattern that the first such file fits. */
  readonly path: string | RegExp;
  readonly forge?: Forge;
  /** The schema, where it is one that notices. */
  readonly schema?: string;
  readonly damage: (text: string) => string;
  readonly because: RegExp;
}

export const swap = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);
export const append = (more: string) => (text: string) => text + more;

/** Changes a JSON file, which may have comments, as a value. */
export const edit = (change: (value: Record<string, unknown>) => void) => (text: string) => {
  const value = JSON.parse(blankComments(text)) as Record<string, unknown>;
  change(value);
  return `${JSON.stringify(value, null, 2)}\n`;
};

/** An expression of a workflow. */
export const expression = (inner: string) => `\${{ ${inner} }}`;
