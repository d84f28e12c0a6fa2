import { type Answer, checkAnswer } from "../../scaffold/answer-types.ts";
import type { Question } from "../../scaffold/template.ts";
import type { Context } from "../context.ts";

/** What a person has said at the prompts of this run, so that it need not be said again. */
export interface Heard {
  /** `template`, `lang`, `forge`, `level`: an option each. */
  readonly options: Record<string, string>;
  /** Answers to questions that `--yes` would answer otherwise, by id. */
  readonly answers: Record<string, Answer>;
  /** Every answer, by id. */
  readonly all: Record<string, Answer>;
}

const runs = new WeakMap<Context, Heard>();

/** What was heard in the run of this context. */
export function heard(context: Context): Heard {
  const found = runs.get(context) ?? { options: {}, answers: {}, all: {} };
  runs.set(context, found);
  return found;
}

/** Remembers the answer to a question of `init` itself. */
export function hearOption(key: string, value: string, context: Context): string {
  heard(context).options[key] = value;
  return value;
}

/** Remembers the answer to a question of a template, once as all answers and once where the default is another. */
export function hearAnswer(question: Question, raw: unknown, proposal: unknown, context: Context): unknown {
  const value = checkAnswer(question, raw);
  const { answers, all } = heard(context);
  all[question.id] = value;
  const isDefault = question.assume !== false && JSON.stringify(value) === JSON.stringify(proposal);
  if (!isDefault) answers[question.id] = value;
  return raw;
}
