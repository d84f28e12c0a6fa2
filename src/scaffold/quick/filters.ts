import { type Filter, type NamedFilter, Unsure } from "./expression.ts";

/**
 * Filters of Liquid that templates use, of what they are meant for alone: of anything else the full engine says what
 * becomes. `test/unit/scaffold/quick.test.ts` holds them against it.
 */
export const plainFilters: readonly (readonly [string, NamedFilter])[] = (
  [
    ["append", ofTexts((text, end) => text + end)],
    ["prepend", (value, start, ...more) => (more.length === 0 ? short(text(start)) + short(text(value)) : unsure())],
    ["remove", ofTexts((text, part) => text.split(part).join(""))],
    ["split", ofTexts(split)],
    ["default", ofTexts((text, usual) => text || usual)],
    ["downcase", ofText((text) => text.toLowerCase())],
    ["capitalize", ofText((text) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase())],
    ["slice", slice],
    ["join", join],
    ["last", (list, ...more) => (more.length === 0 && texts(list).at(-1)) || unsure()],
    ["size", (list, ...more) => (Array.isArray(list) && more.length === 0 ? list.length : unsure())],
    ["concat", (list, other, ...more) => (more.length === 0 ? concat(list, other) : unsure())],
    ["plus", ofNumbers((a, b) => a + b)],
    ["minus", ofNumbers((a, b) => a - b)],
    ["times", ofNumbers((a, b) => a * b)],
  ] as [string, Filter][]
).map(([name, make]) => [name, { raw: false, make }]);

/** From here on the full engine counts memory. */
const longest = 100_000;

function unsure(): never {
  throw new Unsure();
}

function ofText(make: (text: string) => unknown): Filter {
  return (text, ...more) => (typeof text === "string" && more.length === 0 ? make(short(text)) : unsure());
}

function ofTexts(make: (text: string, other: string) => unknown): Filter {
  return (text, other, ...more) => {
    if (typeof text !== "string" || typeof other !== "string" || more.length > 0) unsure();
    return make(short(text), short(other));
  };
}

function ofNumbers(make: (a: number, b: number) => number): Filter {
  return (a, b, ...more) => (more.length === 0 ? make(toNumber(a), toNumber(b)) : unsure());
}

function toNumber(value: unknown): number {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : unsure();
}

function short(text: string): string {
  return text.length > longest / 2 ? unsure() : text;
}

/** As Ruby has it: without the empty texts at the end. */
function split(text: string, by: string): string[] {
  const parts = text.split(by);
  return parts.slice(0, parts.findLastIndex((part) => part !== "") + 1);
}

function slice(text: unknown, begin: unknown, length: unknown, ...more: unknown[]): string {
  if (typeof text !== "string" || !Number.isInteger(begin) || !isCount(length) || more.length > 0) return unsure();
  // The full engine counts characters, not halves of them.
  return /[\ud800-\udfff]/.test(short(text)) ? unsure() : part(text, begin as number, length);
}

/** A negative beginning counts from the end; one before the beginning leaves nothing. */
function part(text: string, begin: number, length: number): string {
  const from = begin < 0 ? text.length + begin : begin;
  return from < 0 ? "" : text.slice(from, from + length);
}

/** A whole number reads as it is written. */
function text(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" && Math.abs(value) < 1e9 && Number.isInteger(value) ? String(value) : unsure();
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

function join(list: unknown, by: unknown, ...more: unknown[]): string {
  return typeof by === "string" && more.length === 0 ? short(texts(list).join(by)) : unsure();
}

function texts(list: unknown): string[] {
  return Array.isArray(list) && list.every((item) => typeof item === "string") ? list : unsure();
}

function concat(list: unknown, other: unknown): unknown[] {
  if (!Array.isArray(list) || !Array.isArray(other)) return unsure();
  return list.length + other.length > longest ? unsure() : [...list, ...other];
}
