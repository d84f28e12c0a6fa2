import { CommanderError } from "commander";
import { type Language, translator } from "../system/messages.ts";
import { en } from "./messages/en.ts";
import { zh } from "./messages/zh.ts";
import { preparedWidths } from "./prepared.ts";
import { buildProgram } from "./program.ts";

/** Help of the whole program as commander gives it, for an output of so many columns. */
export function helpText(lang: Language, columns: number): string {
  const parts: string[] = [];
  const io = { write: (part: string) => void parts.push(part), columns };
  try {
    buildProgram(["--help"], translator(lang === "zh" ? zh : en), "", io, () => {}).parse(["--help"], { from: "user" });
  } catch (error) {
    // Commander ends help by an exception.
    if (!(error instanceof CommanderError && error.exitCode === 0)) throw error;
  }
  return parts.join("");
}

/** All help that the build puts beside the program, by language and columns. */
export function helpTexts(): Record<string, string> {
  const each = (["en", "zh"] as const).flatMap((lang) => preparedWidths.map((columns) => ({ lang, columns })));
  return Object.fromEntries(each.map(({ lang, columns }) => [`${lang}-${columns}`, helpText(lang, columns)]));
}
