import { usageError } from "../system/errors.ts";
import { type Answer, checkAnswer } from "./answer-types.ts";
import type { Engine } from "./engine.ts";
import { inLanguage, type Localized, type Question } from "./template.ts";

export type Answers = Readonly<Record<string, Answer>>;

/** Answers as they come in: text from `--set`, anything from an answers file. */
export type Given = Readonly<Record<string, unknown>>;

export interface Resolved {
  readonly answers: Answers;
  /** Ids answered by a default, in the order of the questions. */
  readonly assumed: readonly string[];
}

/** Asks a person one question, with the default to propose. Gives the raw answer. */
export type Ask = (question: Question, proposal: Answer | undefined) => Promise<unknown>;

export interface Answering {
  /** Asks the person at the terminal; absent when there is none. */
  readonly ask?: Ask | undefined;
  /** Whether a question that nobody answered takes its default. */
  readonly defaults: boolean;
  /** Better defaults than the template's, by id, as far as they fit. */
  readonly guesses?: Given | undefined;
}

/**
 * Answers every question: what was given first, then the person, when there is one to ask, then the default, when
 * defaults are accepted.
 * @param context variables that defaults and conditions may use beside the answers so far
 * @throws AppError (exit 2) `answer.unknown`, `answer.invalid`, `answer.missing` naming every missing id and its flag
 */
export async function resolveAnswers(
  questions: readonly Question[],
  given: Given,
  engine: Engine,
  context: { readonly lang: "en" | "zh" } & Readonly<Record<string, unknown>>,
  answering: Answering,
): Promise<Resolved> {
  refuseUnknown(questions, given);
  const answers: Record<string, Answer> = {};
  const assumed: string[] = [];
  const missing: string[] = [];
  for (const question of questions) {
    const { id } = question;
    const scope = { ...context, ...answers };
    const applies = question.when === undefined || engine.holds(question.when, scope, id);
    const known = guessed(question, answering.guesses);
    const proposal = known ?? proposed(question, engine, scope, context.lang);
    const answered = await answer(question, given, applies, proposal, answering, (text) =>
      engine.render(text, scope, "text", id),
    );
    const taken = known ?? (applies ? assumable(question, proposal) : proposal);
    answers[id] = answered ?? taken ?? nothing(question);
    if (!applies || answered !== undefined) continue;
    if (taken !== undefined && answering.defaults) assumed.push(id);
    else missing.push(id);
  }
  if (missing.length > 0) throw unanswered(missing, answering);
  return { answers, assumed };
}

function unanswered(missing: readonly string[], { defaults }: Answering): Error {
  const flags = missing.map((id) => `--set ${id}=…`).join(" ");
  return usageError(defaults ? "answer.missing" : "answer.unanswered", { ids: missing.join(", "), flags });
}

/** A default that nobody has seen: none for an account, or for an address that will be public. */
function assumable({ assume }: Question, proposal: Answer | undefined): Answer | undefined {
  return assume === false ? undefined : proposal;
}

/** The value of a question that is not asked and has no default: empty, and no for a yes-or-no question. */
function nothing({ type }: Question): Answer {
  if (type === "boolean") return false;
  return type === "list" || type === "choices" ? [] : "";
}

/** What was given, or what the person says; undefined when neither has an answer. */
async function answer(
  question: Question,
  given: Given,
  applies: boolean,
  proposal: Answer | undefined,
  { ask }: Answering,
  render: (text: string) => string,
): Promise<Answer | undefined> {
  if (Object.hasOwn(given, question.id)) return checkAnswer(question, given[question.id]);
  return applies && ask ? checkAnswer(question, await ask(worded(question, render), proposal)) : undefined;
}

/** A question with what its texts say of the answers so far: the service that was chosen has a name. */
function worded({ help, ...question }: Question, render: (text: string) => string): Question {
  const each = (text: Localized): Localized =>
    typeof text === "string" ? render(text) : { en: render(text.en), zh: render(text.zh) };
  return { ...question, ask: each(question.ask), ...(help === undefined ? {} : { help: each(help) }) };
}

function refuseUnknown(questions: readonly Question[], given: Given): void {
  for (const id of Object.keys(given)) {
    if (questions.some((question) => question.id === id)) continue;
    throw usageError("answer.unknown", { id, known: questions.map((question) => question.id).join(", ") });
  }
}

/** A guess, when there is one that the question takes. */
function guessed(question: Question, guesses: Given = {}): Answer | undefined {
  if (!Object.hasOwn(guesses, question.id)) return undefined;
  try {
    return checkAnswer(question, guesses[question.id]);
  } catch {
    return undefined;
  }
}

/** The default of a question, rendered; undefined when there is none, or when it comes out empty or unfit. */
function proposed(question: Question, engine: Engine, scope: object, lang: "en" | "zh"): Answer | undefined {
  if (question.default === undefined) return undefined;
  let value: unknown = question.default;
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    value = inLanguage(value as { en: string; zh: string }, lang);
  }
  if (typeof value === "string") value = engine.render(value, scope, "text", question.id);
  if (value === "" && question.default !== "") return undefined;
  try {
    return checkAnswer(question, value);
  } catch {
    return undefined;
  }
}
