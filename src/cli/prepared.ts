import { languageOf } from "../system/language.ts";

/** Help of the whole program, by language and columns: what `helpText` of `help.ts` gives, made when the program is built. */
export interface Prepared {
  readonly version: string;
  readonly help: Readonly<Record<string, string>>;
}

/** No line of help is longer, however wide the terminal is. */
export const widestHelp = 100;

/** The widths for which help is prepared: that of pipes and old terminals, and that of wide ones. */
export const preparedWidths = [80, widestHelp] as const;

const asksForHelp: ReadonlySet<string | undefined> = new Set([undefined, "--help", "-h", "help"]);
const asksForVersion: ReadonlySet<string | undefined> = new Set(["--version", "-V"]);

/**
 * The answer to a command line that asks for the program's help or version and for nothing else. It needs no command
 * tree, no parser and no texts, and these are most of what a start costs.
 * @param columns width of standard output; none where it is no terminal
 * @returns nothing for any other command line, and for widths that are not prepared: these take the long way
 */
export function preparedAnswer(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  columns: number | undefined,
  prepared: Prepared,
): string | undefined {
  if (argv.length > 1) return undefined;
  const [word] = argv;
  if (asksForVersion.has(word)) return `${prepared.version}\n`;
  if (!asksForHelp.has(word)) return undefined;
  return prepared.help[`${languageOf(env)}-${Math.min(columns || 80, widestHelp)}`];
}
