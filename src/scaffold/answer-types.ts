import { zoneText } from "../manifest/zone-text.ts";
import { usageError } from "../system/errors.ts";
import { nearest } from "../system/nearest.ts";
import { isZoneName } from "../system/zones/names.ts";
import type { Question } from "./template.ts";

/** What a question can be answered with. */
export type Answer = string | number | boolean | readonly string[];

const longestText = 1000;
/** Control characters, line ends, marks that hide or reorder text, halves of characters. */
const unprintable = /[\p{Cc}\p{Surrogate}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/u;

/**
 * Turns a raw answer into its type, or refuses it. Text is one line, so that no answer can start a new line in a file.
 * @throws AppError (exit 2) `answer.invalid` with the id and the reason as a code
 */
export function checkAnswer(question: Question, raw: unknown): Answer {
  const refuse = (rule: string, params: Record<string, string | number> = {}): never => {
    throw usageError(`answer.${rule}`, { id: question.id, ...params });
  };
  switch (question.type) {
    case "boolean":
      return toBoolean(raw) ?? refuse("boolean");
    case "number":
      return toNumber(raw, question) ?? refuse("number", { min: question.min ?? "-∞", max: question.max ?? "∞" });
    case "choice":
      return oneOf(question, raw, refuse);
    case "choices":
      return toList(raw, refuse).map((item) => oneOf(question, item, refuse));
    case "list":
      return toList(raw, refuse);
    default:
      return toText(question, raw, refuse);
  }
}

type Refuse = (rule: string, params?: Record<string, string | number>) => never;

function toText(question: Question, raw: unknown, refuse: Refuse): string {
  if (typeof raw !== "string" && typeof raw !== "number") return refuse("text");
  const text = String(raw).trim();
  // A default of "" makes an answer optional.
  if (text === "") return question.default === "" ? text : refuse("empty");
  if (unprintable.test(text)) return refuse("unprintable");
  if (text.length > (question.max ?? longestText)) return refuse("long", { max: question.max ?? longestText });
  if (text.length < (question.min ?? 0)) return refuse("short", { min: question.min ?? 0 });
  if (question.format && !formats[question.format](text)) return refuse(...formFault(question.format, text));
  return text;
}

function formFault(format: NonNullable<Question["format"]>, value: string): [string, Record<string, string>] {
  if (format !== "timezone") return [`format-${format}`, { value }];
  const { code, ...more } = zoneText(value, "format-timezone");
  return [code, { value, ...more }];
}

function oneOf(question: Question, raw: unknown, refuse: Refuse): string {
  const values = (question.choices ?? []).map((choice) => choice.value);
  const found = values.find((value) => value.toLowerCase() === String(raw).trim().toLowerCase());
  if (found !== undefined) return found;
  const near = nearest(String(raw), values);
  return refuse(near ? "choice-near" : "choice", {
    value: String(raw),
    choices: values.join(", "),
    nearest: near ?? "",
  });
}

function toList(raw: unknown, refuse: Refuse): string[] {
  const items: unknown[] = typeof raw === "string" ? raw.split(/[,，]/) : Array.isArray(raw) ? raw : refuse("list");
  return items
    .map((item) => {
      const text = typeof item === "string" || typeof item === "number" ? String(item).trim() : refuse("list");
      if (unprintable.test(text)) return refuse("unprintable");
      if (text.length > longestText) return refuse("long", { max: longestText });
      return text;
    })
    .filter((text) => text !== "");
}

function toBoolean(raw: unknown): boolean | undefined {
  if (typeof raw === "boolean") return raw;
  const text = String(raw).trim().toLowerCase();
  if (["true", "yes", "y", "1", "on", "是"].includes(text)) return true;
  if (["false", "no", "n", "0", "off", "否"].includes(text)) return false;
  return undefined;
}

function toNumber(raw: unknown, question: Question): number | undefined {
  const value = typeof raw === "number" ? raw : typeof raw === "string" && raw.trim() !== "" ? Number(raw) : Number.NaN;
  if (!Number.isFinite(value)) return undefined;
  if (value < (question.min ?? Number.NEGATIVE_INFINITY) || value > (question.max ?? Number.POSITIVE_INFINITY))
    return undefined;
  return value;
}

/** `login`: what GitHub and GitLab both allow as a user, organisation or group path; `slug`: a repository's name. */
const formats: Readonly<Record<NonNullable<Question["format"]>, (text: string) => boolean>> = {
  email: (text) => /^[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(text),
  url: (text) => /^https:\/\/[^\s<>"'`\\]+$/.test(text) && URL.canParse(text),
  slug: (text) => /^[A-Za-z0-9._-]{1,100}$/.test(text) && !/^\.{1,2}$/.test(text) && !/\.git$/i.test(text),
  login: (text) => /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(text) && text.length <= 100,
  branch: isBranch,
  timezone: isZoneName,
  date: (text) =>
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text),
  semver: (text) => /^\d+\.\d+\.\d+$/.test(text),
};

/**
 * A branch's name (`git check-ref-format`) that is also no pattern of a workflow's `branches:` and needs no quoting in an
 * address or a command.
 */
function isBranch(text: string): boolean {
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}._/-]*$/u.test(text) || text.length > 200) return false;
  return !/\.\.|\/\/|\/\.|[./]$|\.lock(\/|$)/.test(text);
}
