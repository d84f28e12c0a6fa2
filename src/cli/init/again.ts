import { shellWord } from "../../system/text/shell.ts";
import type { Context } from "../context.ts";
import { heard } from "./heard.ts";

/** Words of the command line that are not said again, and how many words of their own follow. */
const dropped: Readonly<Record<string, number>> = { "--dry-run": 0, "-n": 0, "--yes": 0, "-y": 0, "--save-answers": 1 };

/**
 * The command that repeats what a person answered at the prompts, for a POSIX shell.
 * @param whole false where questions were left: they are asked
 * @returns undefined when nobody was asked anything
 */
export function again(context: Context, whole: boolean): string | undefined {
  const { options, answers, all } = heard(context);
  if (Object.keys(options).length + Object.keys(all).length === 0) return undefined;
  const { argv } = context.world;
  const end = argv.indexOf("--");
  const kept = withoutDropped(end === -1 ? argv : argv.slice(0, end));
  const chosen = Object.entries(options).map(([key, value]) => `--${key} ${shellWord(value)}`);
  const said = Object.entries(answers).map(([id, value]) => `--set ${shellWord(`${id}=${String(value)}`)}`);
  const rest = end === -1 ? [] : [argv.slice(end).map(shellWord).join(" ")];
  const words = [...chosen, ...said, ...(whole ? ["--yes"] : []), ...rest];
  return [`commonry ${kept.map(shellWord).join(" ")}`, ...words].join(" \\\n  ");
}

function withoutDropped(words: readonly string[]): string[] {
  const kept: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as string;
    const following = dropped[word];
    if (following !== undefined) index += following;
    else if (!word.startsWith("--save-answers=")) kept.push(word);
  }
  return kept;
}
