import * as v from "valibot";
import type { Given } from "../../scaffold/answers.ts";
import { answersFile } from "../../scaffold/answers-file.ts";
import type { Template } from "../../scaffold/source.ts";
import type { Question } from "../../scaffold/template.ts";
import { AppError, usageError } from "../../system/errors.ts";
import { nearest } from "../../system/nearest.ts";
import { readNamed } from "../../system/regular.ts";
import { decodeUtf8 } from "../../system/text/utf8.ts";
import { parseYaml } from "../../system/yaml/index.ts";

/** What a person gave on the command line or in a file, as raw answers and choices. */

/**
 * The questions of some templates, each once. A template may ask an included question anew, with another default: the
 * later one stands, in the earlier place. What a template computes itself is not asked.
 */
export function questionsOf(templates: readonly Template[]): Question[] {
  const fixed = new Set(templates.flatMap(({ spec }) => Object.keys(spec.values)));
  const all = templates.flatMap(({ spec }) => spec.questions);
  return [...new Map(all.map((question) => [question.id, question])).values()].filter(({ id }) => !fixed.has(id));
}

/** Reads an answers file: a flat map in YAML or JSON. @throws AppError (exit 2) `answers.unreadable`, `answers.invalid` */
export function readAnswers(path: string): Given {
  let bytes: Uint8Array;
  try {
    bytes = readNamed(path);
  } catch (error) {
    if (error instanceof AppError && error.code !== "file.unreadable") throw error;
    throw new AppError(
      "answers.unreadable",
      { path, reason: error instanceof AppError ? String(error.params.reason) : "" },
      2,
      error,
    );
  }
  const yaml = parseYaml(decodeUtf8(bytes), { file: path });
  const broken = yaml.findings.find((finding) => finding.level === "error");
  if (broken) throw usageError("answers.invalid", { path, line: broken.line, column: broken.column });
  const { value } = yaml;
  // A list is an object to JavaScript, and no map.
  const parsed = v.safeParse(answersFile, Array.isArray(value) ? null : value);
  if (parsed.success) return parsed.output as Given;
  const at = (parsed.issues[0].path ?? []).map(({ key }) => key as string | number);
  throw usageError("answers.invalid", { path, ...yaml.position(at) });
}

/** The pairs of `--set key=value`. @throws AppError (exit 2) `usage.set` */
export function parseSet(raw: unknown): Given {
  const pairs = (raw ?? []) as readonly string[];
  return Object.fromEntries(
    pairs.map((pair) => {
      const sign = pair.indexOf("=");
      if (sign < 1) throw usageError("usage.set", { value: pair });
      return [pair.slice(0, sign), pair.slice(sign + 1)];
    }),
  );
}

/** One of a closed set of values. @throws AppError (exit 2) `usage.choice`, `usage.choice-near` */
export function pick<T extends string>(key: string, known: readonly T[], value: unknown): T {
  const found = known.find((item) => item === value);
  if (found !== undefined) return found;
  const params = { option: `--${key}`, value: String(value), values: known.join(", ") };
  const near = nearest(String(value), known);
  throw near ? usageError("usage.choice-near", { ...params, nearest: near }) : usageError("usage.choice", params);
}
