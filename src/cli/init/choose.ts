import { resolve } from "node:path";
import type { Given } from "../../scaffold/answers.ts";
import { type Resolved, resolveAnswers } from "../../scaffold/answers.ts";
import { createEngine } from "../../scaffold/engine.ts";
import { type Pin, toolVariables } from "../../scaffold/pin.ts";
import type { Choices } from "../../scaffold/plan.ts";
import { loadTemplates, type Template } from "../../scaffold/source.ts";
import { forges, levels, type Question } from "../../scaffold/template.ts";
import { refusalOf } from "../../system/git/branch.ts";
import { languageNamed } from "../../system/language.ts";
import { type Language, languages } from "../../system/messages.ts";
import { oneLine } from "../../system/text/sanitize.ts";
import type { Input } from "../command.ts";
import type { Context } from "../context.ts";
import { ownPin } from "../pin/integrity.ts";
import { parseSet, pick, questionsOf, readAnswers } from "../scaffold/given.ts";
import { openTemplate, refusePart } from "../sources/open.ts";
import { builtinTemplates } from "../templates.ts";
import { type Facts, factsOf } from "./facts/index.ts";
import { surroundings } from "./surroundings.ts";

/** Everything that decides what is written. */
export interface Chosen {
  readonly templates: readonly Template[];
  readonly choices: Choices;
  /** Ids of the questions that were answered by their default. */
  readonly assumed: readonly string[];
  /** True when a person was asked. */
  readonly asked: boolean;
  /** Where the template is from: see `openTemplate`. */
  readonly source: string;
  /** What is pinned with the scaffold, where that can be done and has not been. */
  readonly pin?: Pin;
}

/**
 * Gathers the choices of `init`: flags first, then the answers file, then the person on a terminal, then defaults.
 * @param root the folder that will be written
 * @throws AppError (exit 2) for an unknown template, key or value, and for an answer that is missing off a terminal;
 *   those of `openTemplate`
 */
export async function choose(input: Input, root: string, context: Context): Promise<Chosen> {
  const { options } = input;
  const file = options.answers === undefined ? {} : readAnswers(resolve(context.world.cwd, String(options.answers)));
  const asking = context.interactive && options.yes !== true && !context.json;
  const prompts = asking ? await import("./prompts.ts") : undefined;
  const given = (key: string): unknown => options[key] ?? file[key];

  const preset: Given = { ...withoutChoices(file), ...parseSet(options.set), ...branchOf(options) };
  // git is asked while everything else is read; should that fail first, nobody waits for the answer.
  const asked = surroundings(root, preset, context);
  asked.catch(() => undefined);

  // What is there already has a README and a purpose; only the files around it are missing.
  const usual = options.adopt === true ? "project" : "hub";
  const wanted = given("template") ?? (await prompts?.askTemplate(builtinTemplates(context), usual, context)) ?? usual;
  const { id, find, source } = refusePart(await openTemplate(String(wanted), context, root), context);
  // A repository that is there says much of itself.
  const { guesses, unknown } = options.adopt === true ? await factsOf(root, context) : nothingKnown;
  const langs = checkLanguages(given("lang") ?? (await prompts?.askLanguages(context)) ?? guesses.lang ?? context.lang);
  const proposal = String(guesses.forge ?? "github");
  const forge = pick("forge", forges, given("forge") ?? (await prompts?.askForge(proposal, context)) ?? proposal);
  const level = pick("level", levels, given("level") ?? (await prompts?.askLevel(context)) ?? "standard");

  const templates = loadTemplates(id, find);
  const questions = asKnown(questionsOf(templates), unknown);
  const found = await asked;
  await tellUnread(root, { branch: found.gitBranch, ...preset }, context);
  const pin = found.pinned ? undefined : ownPin(context.world);
  const builtin = { ...found, ...toolVariables(found.pinned || pin !== undefined), template: id };
  const scope = { ...builtin, forge, level, langs, lang: langs[0], bilingual: langs.length > 1 };
  const ask = prompts && ((question: Question, proposal: unknown) => prompts.askQuestion(question, proposal, context));
  const engine = createEngine(() => undefined);
  const resolved = await resolveAnswers(questions, preset, engine, scope, {
    ask,
    defaults: asking || options.yes === true,
    guesses,
  });
  return {
    templates,
    choices: { forge, level, langs, answers: resolved.answers, builtin },
    assumed: [...resolved.assumed, ...takenFrom(guesses, resolved, preset)],
    asked: asking,
    source,
    ...(pin ? { pin } : {}),
  };
}

/** What git would say of a repository is asked for then, and a person would wonder why. */
async function tellUnread(root: string, { branch }: Given, { world, note, t }: Context): Promise<void> {
  if (branch !== "") return;
  const reason = await refusalOf(root, world.env);
  if (reason !== undefined) note(t("init.git-unread", { reason: oneLine(reason) }));
}

const nothingKnown: Facts = { guesses: {}, unknown: new Set() };

/** What a template would say of itself by default is not true of what is there already. */
function asKnown(questions: readonly Question[], unknown: ReadonlySet<string>): Question[] {
  return questions.map(({ default: usual, ...question }) =>
    usual === undefined || unknown.has(question.id) ? question : { ...question, default: usual },
  );
}

/** What was found and is not asked about: it is shown all the same. */
function takenFrom(guesses: Given, { answers, assumed }: Resolved, preset: Given): string[] {
  return Object.keys(guesses).filter(
    (id) => Object.hasOwn(answers, id) && !Object.hasOwn(preset, id) && !assumed.includes(id),
  );
}

const choiceKeys = new Set(["template", "forge", "level", "lang"]);

/** `--branch NAME` is short for `--set branch=NAME`. */
function branchOf({ branch }: Input["options"]): Given {
  return branch === undefined ? {} : { branch };
}

function withoutChoices(file: Given): Given {
  return Object.fromEntries(Object.entries(file).filter(([key]) => !choiceKeys.has(key)));
}

/** The languages that are meant, each once. @throws AppError (exit 2) `usage.choice` */
export function checkLanguages(value: unknown): readonly [Language, ...Language[]] {
  const parts = Array.isArray(value) ? value.map(String) : String(value).split(",");
  const chosen = [...new Set(parts.map((part) => pick("lang", languages, languageNamed(part) ?? part.trim())))];
  return chosen as unknown as readonly [Language, ...Language[]];
}
