import { resolve } from "node:path";
import { usageError } from "../system/errors.ts";
import type { Language, Translate } from "../system/messages.ts";
import type { Output } from "../system/streams.ts";
import type { World } from "../system/world.ts";
import { type Paint, painter } from "./paint.ts";

/** What a command gets beside its own input. */
export interface Context {
  readonly world: World;
  readonly lang: Language;
  readonly t: Translate;
  /** The folder that the command works on: the current one, or the one of `-C`. */
  readonly dir: string;
  readonly json: boolean;
  readonly verbose: boolean;
  /** No messages and no progress on standard error, but errors. */
  readonly quiet: boolean;
  /** True when a person may be asked: standard input and error are terminals, and neither `--no-input` nor CI forbids it. */
  readonly interactive: boolean;
  /** Results. */
  readonly out: Output;
  readonly paint: Paint;
  /** Writes one line of message or progress to standard error, unless `--quiet`. */
  readonly note: (line: string) => void;
}

/** Builds the context of one run from the options that every command takes. */
export async function createContext(
  world: World,
  lang: Language,
  t: Translate,
  options: Readonly<Record<string, unknown>>,
): Promise<Context> {
  const quiet = options.quiet === true;
  const { out, err, inputIsTTY } = world.streams;
  if (quiet && options.verbose === true) throw usageError("usage.quiet-and-verbose");
  const colour = options.color !== false;
  const dir = resolve(world.cwd, typeof options.C === "string" ? options.C : ".");
  return {
    // As git and make do with -C: as if the command had been started there, so that every path begins at one folder.
    world: { ...world, cwd: dir },
    lang,
    t,
    dir,
    json: options.json === true,
    verbose: options.verbose === true,
    quiet,
    interactive: inputIsTTY && err.isTTY && options.input !== false && !world.env.CI,
    out,
    paint: await painter(out, world.env, colour),
    note: (line) => {
      if (!quiet) err.write(`${line}\n`);
    },
  };
}

/** Writes a line to standard error even with `--quiet`: who is asked must see what about. */
export function aloud({ world }: Context): (line: string) => void {
  return (line) => world.streams.err.write(`${line}\n`);
}
