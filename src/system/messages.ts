import type { Params } from "./errors.ts";
import { codesOf } from "./text/duration.ts";

export type Language = "en" | "zh";
export const languages: readonly Language[] = ["en", "zh"];
export type Catalogue = Readonly<Record<string, string>>;
export type Translate = (code: string, params?: Params) => string;

/** What catalogues hold together: every key of each. */
export type Joined<Parts extends readonly object[]> = Parts extends readonly [
  infer First,
  ...infer Rest extends object[],
]
  ? First & Joined<Rest>
  : unknown;

/**
 * Catalogues as one, without a prototype, so that no code finds what objects have by themselves. Not by spreading them into
 * a literal: there V8 makes a hidden class for each text, and a thousand texts cost every start 11 to 16 ms.
 */
export function joined<Parts extends readonly object[]>(...parts: Parts): Joined<Parts> {
  return Object.assign(Object.create(null), ...parts);
}

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
