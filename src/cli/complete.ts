import type { Translate } from "../system/messages.ts";
import { oneLine } from "../system/text/sanitize.ts";
import type { World } from "../system/world.ts";
import { type Command, keyOf, type Option, optionText } from "./command.ts";
import { commands, everywhere } from "./commands.ts";
import { type Candidate, namesOf, optionsOf, type Wanted, wantedAt } from "./completion/line.ts";
import { valuesOf } from "./completion/values.ts";

/** What the shell may offer of its own, when nothing of ours fits. */
type Fallback = "files" | "folders" | "none";

/**
 * Answers one request of a completion script: a line for each word that could stand at the cursor, with its description
 * behind a tab, and a last line that says whether the shell may offer files: `:files`, `:folders` or `:none`. Nothing of
 * what was typed is run, and whatever goes wrong is no more than no answer.
 * @param words the command line so far, without the program's name; the last one is the word at the cursor
 */
export async function complete(words: readonly string[], world: World, t: Translate): Promise<void> {
  const { candidates, fallback } = await answer(words, world, t).catch(nothing);
  const lines = candidates.flatMap(({ value, description = "" }) =>
    // A word that would break the line, or that nobody would see for what it is, is not offered.
    oneLine(value) === value && value !== "" ? [`${value}\t${oneLine(description)}`.trimEnd()] : [],
  );
  world.streams.out.write(`${[...new Set(lines), `:${fallback}`].join("\n")}\n`);
}

interface Answer {
  readonly candidates: readonly Candidate[];
  readonly fallback: Fallback;
}

const nothing = (): Answer => ({ candidates: [], fallback: "none" });

async function answer(words: readonly string[], world: World, t: Translate): Promise<Answer> {
  const wanted = wantedAt(words, commands, everywhere);
  if (!wanted) return nothing();
  if (wanted.kind === "command") return fitting(names(wanted, t), wanted);
  if (wanted.kind === "option") return fitting(options(wanted, t), wanted);
  const values = await valuesOf(wanted, world);
  return typeof values === "string" ? { candidates: [], fallback: values } : fitting(values, wanted);
}

function fitting(candidates: readonly Candidate[], { typed, before }: Wanted): Answer {
  const found = candidates.filter(({ value }) => value.startsWith(typed));
  return { candidates: found.map((one) => ({ ...one, value: before + one.value })), fallback: "none" };
}

/** Commands and groups at the top, or the commands of a group. */
function names({ group }: Wanted, t: Translate): Candidate[] {
  const here = (command: Command): Candidate[] =>
    command.group === group ? [{ value: command.name, description: t(`command.${keyOf(command)}`) }] : [];
  const groups = group === undefined ? new Set(commands.flatMap((command) => command.group ?? [])) : [];
  return [...commands.flatMap(here), ...[...groups].map((name) => groupAs(name, t))];
}

function groupAs(group: string, t: Translate): Candidate {
  return { value: group, description: t(`command.${group}`) };
}

/** Options that may still be given, by their long names; a short name is offered where there is no other. */
function options(wanted: Wanted, t: Translate): Candidate[] {
  const own: Option[] = optionsOf(wanted.command, everywhere).filter(
    (option) => option.repeat === true || !wanted.given.has(option.key),
  );
  const listed = own.map((option) => ({
    value: namesOf(option).at(-1) ?? "",
    description: optionText(option, wanted.command, t),
  }));
  const root = wanted.command || wanted.group ? [] : [{ value: "--version", description: t("option.version") }];
  return [...listed, ...root, { value: "--help", description: t("option.help") }];
}
