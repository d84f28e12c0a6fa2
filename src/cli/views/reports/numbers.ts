import type { Language } from "../../../system/messages.ts";

/** From here on a number is written with an exponent, in every language. */
const huge = 1e15;

/** Words for powers of ten on an axis, biggest first. */
const units: Readonly<Record<Language, readonly (readonly [number, string])[]>> = {
  en: [
    [1e12, "T"],
    [1e9, "B"],
    [1e6, "M"],
    [1e3, "k"],
  ],
  zh: [
    [1e12, "万亿"],
    [1e8, "亿"],
    [1e4, "万"],
  ],
};

/**
 * A number as people write it: `12,345.6`. Both languages group by thousands (GB/T 15835 allows it); the machine's
 * locale has no say, so that the same report is the same bytes everywhere.
 * @param decimals places behind the point; else as many as it has, at most two (more for what is below 0.01)
 */
export function numberText(value: number, decimals?: number): string {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size >= huge) return value.toExponential(2).replace(/\.?0+(?=e)/, "");
  if (decimals === undefined && size > 0 && size < 0.01) return String(Number(value.toPrecision(2)));
  const places = decimals ?? decimalsOf([value]);
  const [whole = "", part = ""] = size.toFixed(places).split(".");
  const text = whole.replace(/\B(?=(?:\d{3})+$)/g, ",") + (part === "" ? "" : `.${part}`);
  return value < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}

/** Places behind the point that every number of a column gets, so that the points stand below one another: 0 to 2. */
export function decimalsOf(values: readonly number[]): number {
  const places = (value: number) => [0, 1, 2].find((n) => Math.abs(value - Number(value.toFixed(n))) < 1e-9) ?? 2;
  return values.reduce((most, value) => (Math.abs(value) < huge ? Math.max(most, places(value)) : most), 0);
}

/** A number in little room, as on an axis: `1.2k`, `3.4M`; in Chinese `1.2万`, `3.4亿`. */
export function shortNumber(value: number, lang: Language): string {
  const unit = units[lang].find(([size]) => Math.abs(value) >= size);
  if (!unit || Math.abs(value) >= huge) return numberText(value);
  const scaled = value / unit[0];
  return numberText(Number(scaled.toPrecision(3))) + unit[1];
}
