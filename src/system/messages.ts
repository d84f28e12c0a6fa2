import type { Params } from "./errors.ts";

export type Language = "en" | "zh";
export const languages: readonly Language[] = ["en", "zh"];
export type Catalogue = Readonly<Record<string, string>>;
export type Translate = (code: string, params?: Params) => string;

/** Replaces each `{name}` in a text by its parameter; a name without a parameter stays as it is. */
export function fill(text: string, params: Params = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : String(value);
  });
}

/** A translator over one catalogue. An unknown code gives the code itself, so that nothing is ever silent. */
export function translator(catalogue: Catalogue): Translate {
  return (code, params) => fill(catalogue[code] ?? code, params);
}

/**
 * The language of a locale setting, by POSIX precedence: `LC_ALL`, then `LC_MESSAGES`, then `LANG`
 * (POSIX.1-2017, 8.2 Internationalization Variables). English when none of them names Chinese.
 */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return /^zh\b|^zh[_-]/i.test(locale) ? "zh" : "en";
}
