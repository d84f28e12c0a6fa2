import type { Command, Option } from "../command.ts";

/** What could stand where the cursor is. */
export interface Wanted {
  /** What it is: words that are known, options, or a value of somebody's own. */
  readonly kind: "command" | "option" | "value";
  /** The part of the word that stands before what is completed: `--format=` or `labels,`. */
  readonly before: string;
  /** What is typed of it so far. */
  readonly typed: string;
  /** The group or the command that was typed, if any. */
  readonly group?: string;
  readonly command?: Command;
  /** Of a value: the option that it belongs to, or the argument as commander takes it (`[files...]`). */
  readonly option?: Option;
  readonly argument?: string;
  /** Options that are there already. */
  readonly given: ReadonlySet<string>;
  /** The value of `-C`, as it was typed. */
  readonly dir?: string;
}

/** One word that could stand there. */
export interface Candidate {
  readonly value: string;
  readonly description?: string;
}

interface Reading {
  group?: string;
  command?: Command;
  arguments: number;
  /** An option whose value comes next. */
  open?: Option;
  dir?: string;
  ended: boolean;
  readonly given: Set<string>;
}

/**
 * Reads a command line up to the cursor. Whatever cannot be understood is passed over: who types is not done yet.
 * @param words without the program's name; the last one is the word at the cursor, as far as it goes
 * @returns undefined when nothing of ours fits there
 */
export function wantedAt(
  words: readonly string[],
  commands: readonly Command[],
  everywhere: readonly Option[],
): Wanted | undefined {
  const current = words.at(-1) ?? "";
  const reading: Reading = { arguments: 0, ended: false, given: new Set() };
  for (const word of words.slice(0, -1)) read(word, reading, commands, everywhere);
  const { group, command, dir, given } = reading;
  const state = {
    given,
    ...(group === undefined ? {} : { group }),
    ...(command ? { command } : {}),
    ...(dir === undefined ? {} : { dir }),
  };
  const mayBeAlone = reading.open?.key === "allow-delete" && !/^\d+$/.test(current);
  const place =
    reading.open && !mayBeAlone
      ? valueAt(reading.open, current, "")
      : !reading.ended && current.startsWith("-")
        ? optionAt(current, command, everywhere)
        : wordAt(current, reading);
  return place && { ...place, ...state };
}

type Place = Omit<Wanted, "given" | "group" | "command" | "dir">;

/** A word that begins with `-`: the name of an option, or its value behind `=`. */
function optionAt(current: string, command: Command | undefined, everywhere: readonly Option[]): Place | undefined {
  const equals = current.indexOf("=") + 1;
  if (equals === 0) return { kind: "option", before: "", typed: current };
  const option = optionOf(current.slice(0, equals - 1), command, everywhere);
  return option && takesValue(option) ? valueAt(option, current.slice(equals), current.slice(0, equals)) : undefined;
}

/** Any other word: the name of a command, or an argument of it. Where there is none, an option may follow. */
function wordAt(current: string, { command, arguments: count, ended }: Reading): Place | undefined {
  if (!command) return { kind: "command", before: "", typed: current };
  const argument = argumentAt(command, count);
  if (argument !== undefined) return { kind: "value", argument, before: "", typed: current };
  return current === "" && !ended ? { kind: "option", before: "", typed: "" } : undefined;
}

/** Of a list, only what follows the last comma is completed. */
function valueAt(option: Option, typed: string, before: string): Place {
  const comma = option.repeat === true || option.key === "lang" ? typed.lastIndexOf(",") + 1 : 0;
  return { kind: "value", option, before: before + typed.slice(0, comma), typed: typed.slice(comma) };
}

/** Options of a command, and those that every command takes. */
export function optionsOf(command: Command | undefined, everywhere: readonly Option[]): Option[] {
  return [...(command?.options ?? []), ...everywhere];
}

/** `-o` and `--output` of `-o, --output <file>`. */
export function namesOf({ flags }: Option): string[] {
  return flags.split(" ").flatMap((part) => /^--?[A-Za-z][\w-]*/.exec(part)?.[0] ?? []);
}

/** Whether it may have a value. */
function takesValue({ flags }: Option): boolean {
  return /[<[]/.test(flags);
}

function read(word: string, reading: Reading, commands: readonly Command[], everywhere: readonly Option[]): void {
  // `--allow-delete` may have a number behind it, or nothing.
  if (reading.open?.key === "allow-delete" && !/^\d+$/.test(word)) delete reading.open;
  if (reading.open) {
    if (reading.open.flags.startsWith("-C")) reading.dir = word;
    delete reading.open;
  } else if (!reading.ended && word === "--") reading.ended = true;
  else if (!reading.ended && word.startsWith("-") && word !== "-") readOption(word, reading, everywhere);
  else if (reading.command) reading.arguments += 1;
  else readName(word, reading, commands);
}

function readOption(word: string, reading: Reading, everywhere: readonly Option[]): void {
  const [name = ""] = word.split("=");
  const option = optionOf(name, reading.command, everywhere);
  if (!option) return;
  reading.given.add(option.key);
  if (takesValue(option) && !word.includes("=")) reading.open = option;
}

function readName(word: string, reading: Reading, commands: readonly Command[]): void {
  const found = commands.find(({ name, group }) => name === word && group === reading.group);
  if (found) reading.command = found;
  else if (reading.group === undefined && commands.some(({ group }) => group === word)) reading.group = word;
}

function optionOf(name: string, command: Command | undefined, everywhere: readonly Option[]): Option | undefined {
  return optionsOf(command, everywhere).find((option) => namesOf(option).includes(name));
}

/** The argument at a place, as commander takes it; the last one may stand for many. */
function argumentAt({ arguments: text = "" }: Command, index: number): string | undefined {
  const all = text.split(" ").filter(Boolean);
  return all[index] ?? (all.at(-1)?.includes("...") ? all.at(-1) : undefined);
}
