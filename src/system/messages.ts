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

/** Parameters that count things, and no limits of what may be written: a port is at most 65535. A test over the catalogues sees to it that the words around them agree in number. */
export const countNames: ReadonlySet<string> = new Set(
  (
    "count total present files errors warnings notes series occurrences dates attendees added twice nobody rows allRows " +
    "columns allColumns create update merged conflict delete kept unchanged created updated renamed deleted failed done " +
    "threads repositories requests points days minimum needed fit"
  ).split(" "),
);

/** 12517 as 12,517: what English and Chinese write alike. */
function grouped(value: string | number | boolean): string {
  return typeof value === "number" ? String(value).replace(/(?<!\.\d*)\B(?=(\d{3})+(?!\d))/g, ",") : String(value);
}

/**
 * Replaces each `{name}` in a text by its parameter; a name without a parameter stays as it is. `{count:file|files}` is the
 * first word for one, else the second; counts have separators, but as `{total:plain}`, which is to be typed.
 * @param timeOf says a number of seconds, for `{name:time}`
 */
export function fill(text: string, params: Params = {}, timeOf: (seconds: number) => string = String): string {
  return text.replace(/\{(\w+)(?::([^{}]+))?\}/g, (whole, name: string, how?: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (how === "time") return timeOf(Number(value));
    if (how?.includes("|")) return how.split("|")[String(value) === "1" ? 0 : 1] ?? whole;
    return how === undefined && countNames.has(name) ? grouped(value) : String(value);
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
