import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Given } from "../../scaffold/answers.ts";
import { resolveAnswers } from "../../scaffold/answers.ts";
import { createEngine } from "../../scaffold/engine.ts";
import type { Choices } from "../../scaffold/plan.ts";
import { type FindTemplate, loadTemplates, readTemplate, type Template } from "../../scaffold/source.ts";
import { forges, levels, type Question } from "../../scaffold/template.ts";
import { AppError, systemCode, usageError } from "../../system/errors.ts";
import { type Language, languages } from "../../system/messages.ts";
import { nearest } from "../../system/nearest.ts";
import { decodeUtf8 } from "../../system/text/utf8.ts";
import { parseYaml } from "../../system/yaml/index.ts";
import type { Input } from "../command.ts";
import type { Context } from "../context.ts";
import { builtinTemplates, findBuiltin } from "../templates.ts";
import { surroundings } from "./surroundings.ts";

/** Everything that decides what is written. */
export interface Chosen {
  readonly templates: readonly Template[];
  readonly choices: Choices;
  /** Ids of the questions that were answered by their default. */
  readonly assumed: readonly string[];
  /** True when a person was asked. */
  readonly asked: boolean;
}

/**
 * Gathers the choices of `init`: flags first, then the answers file, then the person on a terminal, then defaults.
 * @param directory name of the folder that will be written
 * @throws AppError (exit 2) for an unknown template, key or value, and for an answer that is missing off a terminal
 */
export async function choose(input: Input, directory: string, context: Context): Promise<Chosen> {
  const { options } = input;
  const file = options.answers === undefined ? {} : readAnswers(resolve(context.world.cwd, String(options.answers)));
  const asking = context.interactive && options.yes !== true && !context.json;
  const prompts = asking ? await import("./prompts.ts") : undefined;
  const given = (key: string): unknown => options[key] ?? file[key];

  const find = findBuiltin(context);
  const id = checkTemplate(
    given("template") ?? (await prompts?.askTemplate(builtinTemplates(context), context)) ?? "hub",
    find,
    context,
  );
  const langs = checkLanguages(given("lang") ?? (await prompts?.askLanguages(context)) ?? context.lang);
  const forge = pick("forge", forges, given("forge") ?? (await prompts?.askForge(context)) ?? "github");
  const level = pick("level", levels, given("level") ?? (await prompts?.askLevel(context)) ?? "standard");

  const templates = loadTemplates(id, find);
  const fixed = new Set(templates.flatMap(({ spec }) => Object.keys(spec.values)));
  const questions = lastOfEach(templates.flatMap(({ spec }) => spec.questions)).filter(
    ({ id: name }) => !fixed.has(name),
  );
  const preset: Given = { ...withoutChoices(file), ...parseSet(options.set) };
  const builtin = { ...(await surroundings(directory, preset, context)), template: id };
  const scope = { ...builtin, forge, level, langs, lang: langs[0], bilingual: langs.length > 1 };
  const ask = prompts && ((question: Question, proposal: unknown) => prompts.askQuestion(question, proposal, context));
  const engine = createEngine(() => undefined);
  const resolved = await resolveAnswers(questions, preset, engine, scope, {
    ask,
    defaults: asking || options.yes === true,
  });
  return {
    templates,
    choices: { forge, level, langs, answers: resolved.answers, builtin },
    assumed: resolved.assumed,
    asked: asking,
  };
}

const choiceKeys = new Set(["template", "forge", "level", "lang"]);

function withoutChoices(file: Given): Given {
  return Object.fromEntries(Object.entries(file).filter(([key]) => !choiceKeys.has(key)));
}

/** A template may ask an included question anew, with another default: the later one stands, in the earlier place. */
function lastOfEach(questions: readonly Question[]): Question[] {
  return [...new Map(questions.map((question) => [question.id, question])).values()];
}

/** Reads an answers file: a flat map in YAML or JSON. @throws AppError (exit 2) `answers.unreadable`, `answers.invalid` */
function readAnswers(path: string): Given {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new AppError("answers.unreadable", { path, reason: systemCode(error) ?? "" }, 2, error);
  }
  const yaml = parseYaml(decodeUtf8(bytes), { file: path });
  const broken = yaml.findings.find((finding) => finding.level === "error");
  if (broken) throw usageError("answers.invalid", { path, line: broken.line, column: broken.column });
  const { value } = yaml;
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Given;
  throw usageError("answers.invalid", { path, line: 1, column: 1 });
}

function parseSet(raw: unknown): Given {
  const pairs = (raw ?? []) as readonly string[];
  return Object.fromEntries(
    pairs.map((pair) => {
      const sign = pair.indexOf("=");
      if (sign < 1) throw usageError("usage.set", { value: pair });
      return [pair.slice(0, sign), pair.slice(sign + 1)];
    }),
  );
}

/** The list of templates is read only to say what there is; a name that is there needs no list. */
function checkTemplate(value: unknown, find: FindTemplate, context: Context): string {
  const id = String(value);
  if (find(id) && readTemplate(id, find).spec.kind === "template") return id;
  return pick(
    "template",
    builtinTemplates(context).map((template) => template.id),
    id,
  );
}

function pick<T extends string>(key: string, known: readonly T[], value: unknown): T {
  const found = known.find((item) => item === value);
  if (found !== undefined) return found;
  const params = { option: `--${key}`, value: String(value), values: known.join(", ") };
  const near = nearest(String(value), known);
  throw near ? usageError("usage.choice-near", { ...params, nearest: near }) : usageError("usage.choice", params);
}

function checkLanguages(value: unknown): readonly [Language, ...Language[]] {
  const parts = Array.isArray(value) ? value.map(String) : String(value).split(",");
  const chosen = [...new Set(parts.map((part) => pick("lang", languages, part.trim())))];
  return chosen as unknown as readonly [Language, ...Language[]];
}
