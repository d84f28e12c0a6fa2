import type { Params } from "./errors.ts";
import { codesOf } from "./text/duration.ts";

export type Language = "en" | "zh";
export const languages: readonly Language[] = ["en", "zh"];
export type Catalogue = Readonly<Record<string, string>>;
export type Translate = (code: string, params?: Params) => string;

/**
 * Replaces each `{name}` in a text by its parameter; a name without a parameter stays as it is.
 * @param timeOf says a number of seconds, for `{name:time}`
 */
export function fill(text: string, params: Params = {}, timeOf: (seconds: number) => string = String): string {
  return text.replace(/\{(\w+)(:time)?\}/g, (whole, name: string, isTime?: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return isTime ? timeOf(Number(value)) : String(value);
  });
}

/** A translator over one catalogue. An unknown code gives the code itself, so that nothing is ever silent. */
export function translator(catalogue: Catalogue): Translate {
  const timeOf = (seconds: number) =>
    codesOf(seconds)
      .map(([code, count]) => fill(catalogue[code] ?? code, { count }))
      .join(" ");
  return (code, params) => fill(catalogue[code] ?? code, params, timeOf);
}

/**
 * The language of a locale setting, by POSIX precedence: `LC_ALL`, then `LC_MESSAGES`, then `LANG`
 * (POSIX.1-2017, 8.2 Internationalization Variables). English when none of them names Chinese.
 */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return /^zh\b|^zh[_-]/i.test(locale) ? "zh" : "en";
}
