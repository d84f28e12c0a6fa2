import { AppError } from "../../system/errors.ts";
import type { Input } from "../command.ts";
import type { Context } from "../context.ts";
import { type Chosen, choose } from "./choose.ts";
import { heard } from "./heard.ts";

/**
 * As `choose`; what was answered is saved where `--save-answers` says so, and said again as a command where a person breaks
 * off at a later question.
 * @throws AppError as `choose`; `answers.present`, `file.link`, `file.unwritable`
 */
export async function chooseKept(input: Input, root: string, context: Context): Promise<Chosen> {
  const file = input.options.saveAnswers === undefined ? undefined : String(input.options.saveAnswers);
  const saving = file === undefined ? undefined : await import("./save-answers.ts");
  if (file !== undefined) saving?.refuseKept(file, context);
  try {
    const chosen = await choose(input, root, context);
    const named = String(input.options.template ?? heard(context).options.template ?? chosen.choices.builtin.template);
    if (file !== undefined) saving?.saveChosen(file, chosen, named, context);
    return chosen;
  } catch (error) {
    if (error instanceof AppError && error.code === "interrupted") await offerAgain(false, context);
    throw error;
  }
}

/**
 * Says the command that repeats what a person answered.
 * @param whole false where questions were left
 */
export async function offerAgain(whole: boolean, context: Context): Promise<void> {
  const { again } = await import("./again.ts");
  const command = again(context, whole);
  if (command !== undefined) context.note(context.t("init.again", { command }));
}
