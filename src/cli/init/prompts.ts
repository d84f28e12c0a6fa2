import inquirer from "inquirer";
import { checkAnswer } from "../../scaffold/answer-types.ts";
import { forges, inLanguage, levels, type Question } from "../../scaffold/template.ts";
import { AppError } from "../../system/errors.ts";
import { wrap } from "../../system/text/fit.ts";
import { oneLine } from "../../system/text/sanitize.ts";
import { width } from "../../system/text/width.ts";
import type { Context } from "../context.ts";
import type { TemplateSummary } from "../templates.ts";
import { hearAnswer, hearOption } from "./heard.ts";

/** The only file that talks to inquirer. It is loaded only when a person is there to answer. */

const forgeTitle = { github: "GitHub", gitlab: "GitLab" } as const;

export async function askTemplate(
  templates: readonly TemplateSummary[],
  proposal: string,
  context: Context,
): Promise<string> {
  const choices = templates.map(({ id, title, description }) => ({ value: id, name: `${title} (${id})`, description }));
  return hearOption("template", await select(context, context.t("ask.template"), choices, proposal), context);
}

export async function askLanguages(context: Context): Promise<string> {
  const { t, lang } = context;
  const choices = ["en", "zh", "en,zh", "zh,en"].map((value) => ({ value, name: t(`ask.languages.${value}`) }));
  return hearOption("lang", await select(context, t("ask.languages"), choices, lang), context);
}

export async function askForge(proposal: string, context: Context): Promise<string> {
  const choices = forges.map((value) => ({ value, name: forgeTitle[value] }));
  return hearOption("forge", await select(context, context.t("ask.forge"), choices, proposal), context);
}

export async function askLevel(context: Context): Promise<string> {
  const choices = levels.map((value) => ({ value, name: context.t(`ask.level.${value}`) }));
  return hearOption("level", await select(context, context.t("ask.level"), choices, "standard"), context);
}

/** Asks one question of a template; what does not fit is refused at the prompt, with the reason. */
export async function askQuestion(question: Question, proposal: unknown, context: Context): Promise<unknown> {
  return hearAnswer(question, await askOne(question, proposal, context), proposal, context);
}

async function askOne(question: Question, proposal: unknown, context: Context): Promise<unknown> {
  const { t, lang } = context;
  const help = question.help ? ` (${inLanguage(question.help, lang)})` : "";
  const message = inLanguage(question.ask, lang) + help;
  const choices = (question.choices ?? []).map(({ value, title }) => ({ value, name: inLanguage(title, lang) }));
  if (question.type === "choice") return select(context, message, choices, proposal);
  if (question.type === "boolean") return confirm(context, message, proposal !== false);
  if (question.type === "choices")
    return one(context, {
      type: "checkbox",
      message,
      choices: checkedBy(choices, proposal),
      theme: { style: { keysHelpTip: keysIn(context) } },
    });
  const validate = (raw: string): true | string => {
    try {
      checkAnswer(question, raw);
      return true;
    } catch (error) {
      return error instanceof AppError ? t(error.code, error.params) : String(error);
    }
  };
  return one(context, {
    type: "input",
    message,
    validate,
    ...(proposal === undefined ? {} : { default: String(proposal) }),
  });
}

/** What Enter alone takes is what `--yes` takes. */
function checkedBy<T extends { readonly value: string }>(choices: readonly T[], proposal: unknown): object[] {
  const usual: readonly unknown[] = Array.isArray(proposal) ? proposal : [];
  return choices.map((choice) => ({ ...choice, checked: usual.includes(choice.value) }));
}

export function askText(message: string, context: Context): Promise<string> {
  return one(context, { type: "input", message }) as Promise<string>;
}

/** Asks whether to go on with what was shown. What was typed before it was shown answers something else, and is forgotten. */
export async function askConfirm(message: string, context: Context, proposal = true): Promise<boolean> {
  if (await context.world.streams.forgetTyped?.()) throw new AppError("interrupted", {}, 130);
  return (await confirm(context, message, proposal)) as boolean;
}

/** A question of yes or no, in the person's language; `y` and `n` are always taken. */
function confirm(context: Context, message: string, proposal: boolean): Promise<unknown> {
  const { t, lang } = context;
  const keywords = { yes: t("ask.yes"), no: t("ask.no"), error: () => t("ask.yes-or-no") };
  // Chinese has no capitals to mark the default by.
  const style = lang === "zh" ? { confirmDefault: (text: string) => t("ask.default", { text }) } : {};
  return one(context, { type: "confirm", message, default: proposal, theme: { keywords, style } });
}

/** The prompt names its keys in English: [["↑↓", "navigate"], …]. */
function keysIn({ t }: Context): (keys: [string, string][]) => string {
  return (keys) => keys.map(([key, action]) => `${key} ${t(`ask.key.${action}`)}`).join(" · ");
}

async function select(
  context: Context,
  message: string,
  choices: readonly object[],
  proposal: unknown,
): Promise<string> {
  const theme = { style: { keysHelpTip: keysIn(context) } };
  return (await one(context, { type: "select", message, choices, default: proposal, theme })) as string;
}

/** The columns of `(是/否（默认）)`, the longest way to say what a confirmation takes. */
const keysOfConfirm = 16;

interface Asked {
  readonly message: string;
  readonly choices?: readonly object[];
  readonly [more: string]: unknown;
}

async function one(context: Context, question: Asked): Promise<unknown> {
  const output = context.world.streams.promptOutput;
  const prompt = inquirer.createPromptModule({ output });
  const columns = (output as { columns?: number }).columns || 80;
  try {
    const answers = (await prompt([{ ...inLines(readable(question), columns), name: "answer" }] as never)) as {
      answer: unknown;
    };
    return answers.answer;
  } catch (error) {
    // Ctrl-C at a prompt: nothing has been written.
    if (error instanceof Error && error.name === "ExitPromptError") throw new AppError("interrupted", {}, 130, error);
    throw error;
  }
}

/** What a template says in a question is text: prompts go to the terminal past the gate that all other output passes. */
function readable(question: Asked): Asked {
  const clean = (part: object): object =>
    Object.fromEntries(
      Object.entries(part).map(([key, value]) => [
        key,
        typeof value === "string" && key !== "value" ? oneLine(value) : value,
      ]),
    );
  const shown = clean(question) as Asked;
  return question.choices ? { ...shown, choices: question.choices.map(clean) } : shown;
}

/** The prompt breaks lines in the middle of a word. Its mark takes two columns, and the default follows the question. */
function inLines(question: Asked, columns: number): Asked {
  const lines = wrap(question.message, columns - 2);
  const said = question.type === "input" && question.default !== undefined ? ` (${question.default})` : "";
  const shown = question.type === "confirm" ? " ".repeat(keysOfConfirm) : said;
  // What is typed needs room, too.
  const isTight = width(`${lines.at(-1) ?? ""}${shown}`) > columns - 4;
  const choices = question.choices?.map((choice) =>
    "description" in choice
      ? { ...choice, description: wrap(String(choice.description), columns - 1).join("\n") }
      : choice,
  );
  const message = lines.join("\n") + (isTight ? "\n" : "");
  return { ...question, message, ...(choices ? { choices } : {}) };
}
