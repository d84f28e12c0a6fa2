import { CommanderError } from "commander";
import { type ExitCode, exit } from "../system/exit.ts";
import { languageNamed, languageOf } from "../system/language.ts";
import { type Catalogue, type Language, type Translate, translator } from "../system/messages.ts";
import { redactor } from "../system/secrets.ts";
import type { World } from "../system/world.ts";
import { createContext } from "./context.ts";
import { buildProgram, type Selected } from "./program.ts";
import { allowDeleteWords } from "./sync/flags.ts";
import { explained, showError } from "./views/error.ts";

/**
 * Runs commonry once: reads the command line, loads the command, runs it, and turns whatever goes wrong into one
 * message and an exit code. Never throws.
 */
export async function run(world: World): Promise<ExitCode> {
  const lang = requestedLanguage(world);
  const redact = redactor(world.env);
  const texts = translator(await loadCatalogue(lang));
  // Before a view shortens or breaks it: half a secret would be known by nobody on its way out.
  const t: Translate = (code, params) => redact(texts(code, params));
  const { out } = world.streams;
  try {
    // Completion scripts ask this way; the word is theirs, not a command for people.
    const asked = completionWords(world.argv);
    if (asked) {
      await (await import("./complete.ts")).complete(asked, world, t);
      return exit.done;
    }
    const selected: Selected[] = [];
    const io = { write: (text: string) => out.write(text), columns: out.columns };
    const words = allowDeleteWords(world.argv);
    buildProgram(words, t, world.version, io, (found) => selected.push(found)).parse(words, { from: "user" });
    const [chosen] = selected;
    if (!chosen) return exit.done;
    const context = await createContext(world, lang, t, chosen.input.options);
    const execute = await chosen.command.load();
    return await execute(chosen.input, context);
  } catch (error) {
    // Commander ends help and version by an exception as well.
    if (error instanceof CommanderError && error.exitCode === 0) return exit.done;
    return showError(await explained(error, { t, lang }), world, t);
  }
}

/** Words of a line that is to be completed. With `--empty` the last one is empty: some shells cannot pass such a word on. */
function completionWords([name, first, second, ...rest]: readonly string[]): string[] | undefined {
  if (name !== "complete") return undefined;
  if (first === "--") return second === undefined ? [""] : [second, ...rest];
  return first === "--empty" && second === "--" ? [...rest, ""] : undefined;
}

async function loadCatalogue(lang: Language): Promise<Catalogue> {
  return lang === "zh" ? (await import("./messages/zh.ts")).zh : (await import("./messages/en.ts")).en;
}

/**
 * `--lang` when it is given, wherever it stands, else the locale. Two languages (`init --lang zh,en`) are those of the files
 * that are to be written; which of them the person at the terminal speaks is said by the locale alone.
 */
function requestedLanguage(world: World): Language {
  const { argv } = world;
  const end = argv.indexOf("--");
  const words = end === -1 ? argv : argv.slice(0, end);
  for (const [index, word] of words.entries()) {
    const value = word === "--lang" ? words[index + 1] : word.startsWith("--lang=") ? word.slice(7) : undefined;
    if (value !== undefined) return languageNamed(value) ?? languageOf(world.env);
  }
  return languageOf(world.env);
}
