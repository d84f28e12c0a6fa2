import { lstatSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { checkAnswer } from "../../scaffold/answer-types.ts";
import type { Answers } from "../../scaffold/answers.ts";
import type { Question } from "../../scaffold/template.ts";
import { AppError, systemCode } from "../../system/errors.ts";
import { jsonText } from "../../system/text/json.ts";
import type { Context } from "../context.ts";
import { questionsOf } from "../scaffold/given.ts";
import { refuseLinks } from "../sync/save.ts";
import type { Chosen } from "./choose.ts";

/** Refuses a file of `--save-answers` that is there already, before anything is asked. @throws AppError (exit 6) `answers.present`; `file.link` */
export function refuseKept(file: string, { world }: Context): void {
  const path = resolve(world.cwd, file);
  refuseLinks(path, world.cwd);
  if (lstatSync(path, { throwIfNoEntry: false })) throw new AppError("answers.present", { path: file }, 6);
}

/** Saves what was chosen, as `--answers` reads it. @throws AppError those of `refuseKept`; `file.unwritable` */
export function saveChosen(
  file: string,
  { templates, choices, source }: Chosen,
  named: string,
  context: Context,
): void {
  const { forge, level, langs, answers, builtin } = choices;
  const template = source === "builtin" ? String(builtin.template) : named;
  const kept = questionsOf(templates).filter((question) => isTaken(question, answers));
  const said = Object.fromEntries(kept.map(({ id }) => [id, answers[id]]));
  saveAnswers(file, { template, forge, level, lang: langs.join(","), ...said }, context);
}

/** Saves answers, one a line, in a file that is not there yet. JSON of one line is YAML, whatever a text holds. */
export function saveAnswers(file: string, answers: Readonly<Record<string, unknown>>, context: Context): void {
  refuseKept(file, context);
  const lines = Object.entries(answers).map(([key, value]) => `${key}: ${jsonText(value)}\n`);
  const path = resolve(context.world.cwd, file);
  try {
    writeFileSync(path, lines.join(""), { flag: "wx" });
  } catch (error) {
    throw new AppError("file.unwritable", { path, reason: systemCode(error) ?? String(error) }, 1, error);
  }
  context.note(context.t("answers.saved", { file }));
}

/** The empty answer of a question that did not apply is none that may be given. */
function isTaken(question: Question, answers: Answers): boolean {
  try {
    checkAnswer(question, answers[question.id]);
    return true;
  } catch {
    return false;
  }
}
