import { Command as Commander, Option as CommanderOption, type HelpConfiguration } from "commander";
import { usageError } from "../system/errors.ts";
import { languageNamed } from "../system/language.ts";
import { languages, type Translate } from "../system/messages.ts";
import { nearest } from "../system/nearest.ts";
import { width } from "../system/text/width.ts";
import { type Command, type Input, keyOf, type Option, optionText } from "./command.ts";
import { commands, everywhere } from "./commands.ts";
import { widestHelp } from "./prepared.ts";

/** What was asked for: a command to run, or help or a version that has been written already. */
export interface Selected {
  readonly command: Command;
  readonly input: Input;
}

/** Commander with errors of ours: data with a code, and the nearest known word beside an unknown one. */
class Program extends Commander {
  override createCommand(name?: string): Program {
    return new Program(name);
  }

  unknownOption(flag: string): never {
    const known = [...this.options, ...(this.parent?.options ?? [])].flatMap(
      (option) => option.long ?? option.short ?? [],
    );
    // What is given to an option that there is not may be a secret: `--token=…`.
    const option = flag.replace(/=.*/s, "");
    const sibling = siblingWith(option, this.parent?.name());
    if (sibling) throw usageError("usage.option-of", { option, command: `${sibling.group} ${sibling.name}` });
    return unknown("usage.unknown-option", option, known);
  }

  unknownCommand(): never {
    return unknown(
      "usage.unknown-command",
      this.args[0] ?? "",
      this.commands.map((command) => command.name()),
    );
  }

  /** Commander shows help and fails where `help` is asked about a command that there is not. */
  override help(context?: unknown): never {
    const { error } = (context ?? {}) as { readonly error?: boolean };
    const [first, word = ""] = this.args;
    const known = this.commands.map((command) => command.name());
    if (error && first === "help") unknown("usage.unknown-command", word, known);
    return super.help(context as { error: boolean });
  }

  /** Help that is asked for a command that there is not would be that of the program: `commonry lst --help`. */
  override outputHelp(context?: unknown): void {
    const [first = "", second = ""] = this.args;
    const word = /^(-h|--help)$/.test(first) ? second : first;
    const known = this.commands.map((command) => command.name());
    if (known.length > 0 && word !== "" && word !== "help" && !word.startsWith("-") && !known.includes(word))
      unknown("usage.unknown-command", word, known);
    super.outputHelp(context as { error: boolean });
  }

  missingArgument(name: string): never {
    throw usageError("usage.missing-argument", { name });
  }

  optionMissingArgument(option: CommanderOption): never {
    throw usageError("usage.missing-value", { option: option.flags });
  }
}

/** The command beside it that does take an option. */
function siblingWith(option: string, group: string | undefined): Command | undefined {
  return commands.find((command) => {
    return command.group !== undefined && command.group === group && takes(command, option);
  });
}

function takes({ options }: Command, name: string): boolean {
  return options.some(({ flags }) => flags.split(/[ ,]+/).includes(name));
}

function unknown(code: string, word: string, known: readonly string[]): never {
  const near = nearest(word, known);
  throw near ? usageError(`${code}-near`, { word, nearest: near }) : usageError(code, { word });
}

/**
 * The command line's tree. Parsing it calls `select` with the command that was typed; help and version go to `write`.
 * @param words the command line; a command that it does not name gets no options, since making them all takes time
 * @throws AppError (exit 2) from `parse`, for whatever cannot be understood
 */
export function buildProgram(
  words: readonly string[],
  t: Translate,
  version: string,
  io: { write: (text: string) => void; columns: number },
  select: (selected: Selected) => void,
): Commander {
  const program = new Program("commonry");
  configure(program, t, io);
  program.description(t("program.summary")).version(version, "-V, --version", t("option.version"));
  program.usage(t("help.usage-root")).helpCommand("help [command]", t("command.help"));
  addOptions(program, everywhere, t, words);
  program.addHelpText("after", `\n${t("help.after")}`);
  program.allowExcessArguments(true).action(() => {
    if (program.args.length > 0) program.unknownCommand();
    program.outputHelp();
  });
  const groups = new Map<string, Program>();
  for (const command of namedIn(words)) {
    const parent = command.group === undefined ? program : groupOf(command.group, groups, program, t, io);
    addCommand([program, parent], command, t, io, select, words);
  }
  return program;
}

/**
 * The one command that the first words name: to make all of them takes milliseconds. Where they name none, or ask for help,
 * every command has to be known.
 */
function namedIn([first = "", second = "", ...more]: readonly string[]): readonly Command[] {
  const asksHelp = [first, second, ...more].some((word) => /^(?:help|--help|-h)$/.test(word));
  const found = commands.filter(({ group, name }) =>
    group === undefined ? name === first : group === first && name === second,
  );
  return found.length === 1 && !asksHelp ? found : commands;
}

/** A command that has others below it, made when the first of them is. Alone it shows what there is. */
function groupOf(
  name: string,
  groups: Map<string, Program>,
  program: Program,
  t: Translate,
  io: { write: (text: string) => void; columns: number },
): Program {
  const known = groups.get(name);
  if (known) return known;
  const group = program.command(name) as Program;
  configure(group, t, io);
  group
    .summary(t(`command.${name}`))
    .description(t(`command.${name}`))
    .usage(t("help.usage-group"));
  group.helpCommand(false).allowExcessArguments(true);
  group.action(() => {
    if (group.args.length > 0) group.unknownCommand();
    group.outputHelp();
  });
  groups.set(name, group);
  return group;
}

function addCommand(
  [program, parent]: readonly [Program, Program],
  command: Command,
  t: Translate,
  io: { write: (text: string) => void; columns: number },
  select: (selected: Selected) => void,
  words: readonly string[],
): void {
  const sub = parent.command(`${command.name}${command.arguments ? ` ${command.arguments}` : ""}`) as Program;
  configure(sub, t, io);
  const key = keyOf(command);
  sub.summary(t(`command.${key}`)).description(t(`command.${key}`));
  if (!words.includes(command.name)) return;
  addOptions(sub, command.options, t, words, command);
  addOptions(sub, everywhere, t, words, command);
  sub.addHelpText("after", `\n${t("help.examples")}\n${t(`command.${key}.examples`)}`);
  sub.allowExcessArguments(true).action((...all: unknown[]) => {
    const expected = sub.registeredArguments.length;
    const isList = sub.registeredArguments[expected - 1]?.variadic === true;
    if (sub.args.length > expected && !isList)
      throw usageError("usage.excess-arguments", { word: String(sub.args[expected]) });
    const typed = all.slice(0, expected).flat() as (string | undefined)[];
    const { argumentValues: values } = command;
    // Parts are read, and a wrong one refused, by the command itself.
    checkChoice(command.arguments ?? "", typed[0], values === "parts" ? undefined : values);
    if (!values) for (const word of typed) refuseEmpty(word, command.arguments ?? "");
    const options = { ...given(program), ...given(sub) };
    // `init --lang en,zh` names the languages of the files that it writes. All others have one to speak.
    if (key !== "init") checkChoice("--lang", options.lang as string | undefined, languages);
    select({ command, input: { options, arguments: typed } });
  });
}

/** The options that were typed. Defaults of the command would otherwise hide what stood before its name. */
function given(command: Commander): Record<string, unknown> {
  const typed = Object.entries(command.opts()).filter(([key]) => command.getOptionValueSource(key) !== "default");
  return Object.fromEntries(typed);
}

function configure(command: Program, t: Translate, io: { write: (text: string) => void; columns: number }): void {
  const titles: Record<string, string> = {
    "Usage:": t("help.usage"),
    "Options:": t("help.options"),
    "Commands:": t("help.commands"),
    "Arguments:": t("help.arguments"),
  };
  const help: HelpConfiguration = {
    styleTitle: (title) => titles[title] ?? title,
    displayWidth: width,
    styleOptionText: (text) => (text === "[options]" ? t("help.options-word") : text),
    helpWidth: Math.min(io.columns, widestHelp),
  };
  command.configureHelp(help).helpOption("-h, --help", t("option.help"));
  command.exitOverride().configureOutput({
    writeOut: (text) => io.write(text.replace(/^(\S+：) /, "$1")),
    writeErr: () => {},
    getOutHelpWidth: () => io.columns,
  });
}

function addOptions(
  target: Program,
  options: readonly Option[],
  t: Translate,
  words: readonly string[],
  command?: Command,
): void {
  for (const option of options) {
    const added = new CommanderOption(option.flags, optionText(option, command, t));
    if (/[<[]/.test(option.flags)) {
      const read = (value: string, all: string[] = []): unknown => {
        refuseOption(value, added, target, words);
        refuseEmptyOption(value, option);
        if (option.repeat) return [...all, value];
        if (option.key === "lang") return languagesOf("--lang", value);
        return checkChoice(option.flags, value, Array.isArray(option.values) ? option.values : undefined);
      };
      added.argParser(read as (value: string, all?: string[]) => string[]);
    }
    target.addOption(added);
  }
}

/** An option is no value of the one before it, unless it is written behind `=`. @throws AppError (exit 2) */
function refuseOption(
  typed: string,
  { long, flags }: CommanderOption,
  target: Program,
  words: readonly string[],
): void {
  if (!typed.startsWith("--") || words.includes(`${long}=${typed}`)) return;
  const value = typed.replace(/=.*/s, "");
  // What every command takes is read before the command is known.
  const isKnown =
    value === "--help" ||
    target.options.some((other) => other.long === value) ||
    commands.some((command) => words.includes(command.name) && takes(command, value));
  if (isKnown) throw usageError("usage.value-option", { option: flags, value });
}

/**
 * An empty word is what a variable leaves that nobody has set (`-C "$DIR"`): as a path it would be the folder at hand.
 * @throws AppError (exit 2) `usage.empty`
 */
function refuseEmpty(value: string | undefined, option: string): void {
  if (value === "") throw usageError("usage.empty", { option });
}

/** Options of a closed set say themselves which words there are. */
function refuseEmptyOption(value: string, { values, key, flags }: Option): void {
  if (!values && key !== "lang") refuseEmpty(value, flags);
}

/** `zh-CN` and its like as `zh`, each of a list. */
function languagesOf(option: string, value: string): string {
  return value
    .split(",")
    .map((word) => languageNamed(word) ?? checkChoice(option, word, languages))
    .join(",");
}

/** Refuses a word outside a closed set. @throws AppError (exit 2) naming the nearest of them */
function checkChoice(
  flags: string,
  value: string | undefined,
  values: readonly string[] | undefined,
): string | undefined {
  if (value === undefined || !values || values.includes(value)) return value;
  const params = { option: flags, value, values: values.join(", ") };
  const near = nearest(value, values);
  throw near ? usageError("usage.choice-near", { ...params, nearest: near }) : usageError("usage.choice", params);
}
