import tab from "@bomb.sh/tab";
import type { Translate } from "../system/messages.ts";
import type { World } from "../system/world.ts";
import { type Command, keyOf, type Option } from "./command.ts";
import { commands, everywhere } from "./commands.ts";
import { builtinTemplates, partNames } from "./templates.ts";

/**
 * Answers one request of such a script: what could stand where the cursor is.
 * @param words the command line so far, without the program's name
 */
export function complete(words: readonly string[], world: World, t: Translate): void {
  const groups = new Set(commands.flatMap(({ group }) => group ?? []));
  for (const group of groups) tab.command(group, t(`command.${group}`));
  for (const command of commands) {
    const name = command.group === undefined ? command.name : `${command.group} ${command.name}`;
    const entry = tab.command(name, t(`command.${keyOf(command)}`));
    const { argumentValues: values } = command;
    if (values) entry.argument("value", (add) => addAll(values === "parts" ? partNames({ world }) : values, add));
    for (const option of [...command.options, ...everywhere]) addOption(entry, option, command, world, t);
  }
  tab.parse([...words]);
}

function addOption(
  entry: ReturnType<typeof tab.command>,
  option: Option,
  command: Command,
  world: World,
  t: Translate,
): void {
  const long = /--([a-z-]+)/.exec(option.flags)?.[1];
  if (!long) return;
  const short = /^-([a-zA-Z]),/.exec(option.flags)?.[1];
  const special = `${keyOf(command)}.option.${option.key}`;
  const text = t(special) === special ? t(`option.${option.key}`) : t(special);
  if (!option.flags.includes("<")) {
    if (short) entry.option(long, text, short);
    else entry.option(long, text);
    return;
  }
  const values = (add: (value: string, description: string) => void) => {
    if (option.values === "templates") {
      for (const { id, title } of builtinTemplates({ world, lang: "en" })) add(id, title);
    } else addAll(option.values ?? [], add);
  };
  if (short) entry.option(long, text, values, short);
  else entry.option(long, text, values);
}

function addAll(values: readonly string[], add: (value: string, description: string) => void): void {
  for (const value of values) add(value, "");
}
