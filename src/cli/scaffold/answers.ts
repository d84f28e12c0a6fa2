import { type Answers, type Given, resolveAnswers } from "../../scaffold/answers.ts";
import { createEngine } from "../../scaffold/engine.ts";
import type { Choices } from "../../scaffold/plan.ts";
import { levels, type Question } from "../../scaffold/template.ts";
import type { Context } from "../context.ts";

/** What is asked anew, and who answers. */
export interface Asking {
  /** True when a person at the terminal is asked what nobody has answered. */
  readonly asking: boolean;
  /** Variables that defaults and conditions may use. */
  readonly scope: Pick<Choices, "forge" | "level" | "langs"> & { readonly builtin: Choices["builtin"] };
  /** Answers that other questions got: visible to defaults and conditions. */
  readonly known?: Answers;
}

/** Answers, and those of them that nobody gave. */
export interface Answered {
  readonly answers: Answers;
  readonly assumed: readonly (readonly [id: string, value: string])[];
}

/**
 * Answers the questions of a repository that has answers already: those stand, new questions are asked, or take their
 * default.
 * @param recorded answers as the record has them; of questions that are no longer asked they are dropped
 * @param given what was said on the command line or in a file
 * @throws AppError (exit 2) `answer.*`
 */
export async function answerAgain(
  questions: readonly Question[],
  recorded: Answers,
  given: Given,
  { asking, scope, known = {} }: Asking,
  context: Context,
): Promise<Answered> {
  const byId = new Map(questions.map((question) => [question.id, question]));
  // An empty answer to a question with a condition is that of one that did not apply: it is asked again, and may apply
  // now. One to a question that may be left empty was somebody's answer.
  const stands = (question: Question | undefined, value: unknown) =>
    question !== undefined && (value !== "" || (question.when === undefined && question.default === ""));
  const standing = Object.entries(recorded).filter(([id, value]) => stands(byId.get(id), value));
  const prompts = asking ? await import("../init/prompts.ts") : undefined;
  const ask = prompts && ((question: Question, proposal: unknown) => prompts.askQuestion(question, proposal, context));
  const { forge, level, langs, builtin } = scope;
  const rank = levels.indexOf(level);
  const ranks = { atLeastStandard: rank >= 1, full: rank >= 2 };
  const variables = {
    ...builtin,
    ...known,
    forge,
    level,
    ...ranks,
    langs,
    lang: langs[0],
    bilingual: langs.length > 1,
  };
  const engine = createEngine(() => undefined);
  const answering = { ask, defaults: true };
  const all = { ...Object.fromEntries(standing), ...given };
  const { answers, assumed } = await resolveAnswers(questions, all, engine, variables, answering);
  const shown = assumed.filter((id) => String(answers[id]) !== "").map((id) => [id, String(answers[id])] as const);
  return { answers, assumed: shown };
}
