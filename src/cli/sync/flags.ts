import { type Section, sections } from "../../kinds/item.ts";
import { usageError } from "../../system/errors.ts";
import { nearest } from "../../system/nearest.ts";

/** What plan, apply and import take alike. */
export interface SyncFlags {
  readonly only: readonly Section[];
  readonly allowDelete: boolean | number;
  readonly provider: "github" | "local" | undefined;
  /** Seconds that a rate limit may make a run wait. */
  readonly maxWait: number;
}

const longestWait = 300;

/** Reads the options that plan and apply share. @throws AppError (exit 2) for what cannot be understood */
export function syncFlags(options: Readonly<Record<string, unknown>>): SyncFlags {
  return {
    only: onlyOf(options.only),
    allowDelete: allowDeleteOf(options.allowDelete),
    provider: options.provider as SyncFlags["provider"],
    maxWait: waitOf(options.maxWait),
  };
}

function onlyOf(given: unknown): Section[] {
  const words = ((given ?? []) as readonly string[]).flatMap((list) => list.split(",")).map((word) => word.trim());
  for (const word of words.filter((one) => !(sections as readonly string[]).includes(one))) {
    const values = sections.join(", ");
    const near = nearest(word, sections);
    const params = { option: "--only <sections>", value: word, values };
    throw near ? usageError("usage.choice-near", { ...params, nearest: near }) : usageError("usage.choice", params);
  }
  return sections.filter((section) => words.includes(section));
}

/** `--allow-delete` alone comes as `all`: see `allowDeleteWords`. */
function allowDeleteOf(given: unknown): boolean | number {
  if (given === undefined) return false;
  if (given === "all") return true;
  if (!/^\d{1,6}$/.test(String(given)))
    throw usageError("usage.number", { option: "--allow-delete", value: String(given) });
  return Number(given);
}

function waitOf(given: unknown): number {
  if (given === undefined) return longestWait;
  if (!/^\d{1,6}$/.test(String(given)))
    throw usageError("usage.number", { option: "--max-wait", value: String(given) });
  return Number(given);
}

/**
 * `--allow-delete` takes a number, as `=3` or as the next word, or nothing: only digits are its value, since without this the
 * name of a plan behind it would be taken for one. Behind `--` nothing is an option.
 */
export function allowDeleteWords(words: readonly string[]): string[] {
  const end = words.indexOf("--");
  const isOption = (index: number) => words[index] === "--allow-delete" && (end === -1 || index < end);
  const isNumber = (word: string | undefined) => word !== undefined && /^\d+$/.test(word);
  return words.flatMap((word, index) => {
    if (isOption(index)) return isNumber(words[index + 1]) ? [] : ["--allow-delete=all"];
    return isOption(index - 1) && isNumber(word) ? [`--allow-delete=${word}`] : [word];
  });
}
