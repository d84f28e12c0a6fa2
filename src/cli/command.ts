import type { ExitCode } from "../system/exit.ts";
import type { Translate } from "../system/messages.ts";
import type { Context } from "./context.ts";

/** One option of a command. Its help text stands in the catalogue as `option.<key>`; see `optionText`. */
export interface Option {
  /** As commander takes it: `-y, --yes`, `--level <level>`. */
  readonly flags: string;
  readonly key: string;
  /** The values it takes, where they are a closed set; `templates` are those that are installed. */
  readonly values?: readonly string[] | "templates";
  /** True when it may be given several times; the values come as a list. */
  readonly repeat?: boolean;
}

/** What a person typed, as commander read it: option values by camel-case name, and the arguments. */
export interface Input {
  readonly options: Readonly<Record<string, unknown>>;
  readonly arguments: readonly (string | undefined)[];
}

export type Run = (input: Input, context: Context) => Promise<ExitCode>;

/** One command. Its summary stands in the catalogue as `command.<key>`, its examples as `command.<key>.examples`; see `keyOf`. */
export interface Command {
  readonly name: string;
  /** The command that it stands below: `events` of `events list`. That one shows its commands when it is called alone. */
  readonly group?: string;
  /** As commander takes them: `[dir]`, `<part>`, `[files...]`. */
  readonly arguments?: string;
  /** The values it takes, to be completed; `parts` are those that are installed, and forges and languages. */
  readonly argumentValues?: readonly string[] | "parts";
  readonly options: readonly Option[];
  readonly load: () => Promise<Run>;
}

/** The name of a command in the catalogue: `init`, `events-list`. */
export function keyOf({ group, name }: Pick<Command, "group" | "name">): string {
  return group ? `${group}-${name}` : name;
}

/** What an option does: said of the command itself, of its group, or of every command that takes it. */
export function optionText(option: Option, command: Pick<Command, "group" | "name"> | undefined, t: Translate): string {
  const owners = command ? [keyOf(command), ...(command.group ? [command.group] : [])] : [];
  const special = owners.map((owner) => `${owner}.option.${option.key}`).find((code) => t(code) !== code);
  return t(special ?? `option.${option.key}`);
}
