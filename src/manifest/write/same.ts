import { fold, isMap } from "./entry.ts";

/** Lists whose order says nothing. */
const sets = new Set(["topics", "include", "exclude", "checks"]);

/** Whether the manifest's value of a key says the same as another one, in other words perhaps. */
export function saysSame(key: string, current: unknown, value: unknown): boolean {
  if (sets.has(key) && Array.isArray(current) && Array.isArray(value)) {
    return JSON.stringify(current.map(pattern).sort()) === JSON.stringify(value.map(pattern).sort());
  }
  if (typeof value === "string" && (key === "color" || key === "parent")) return fold(String(current)) === fold(value);
  if (typeof value === "string" && isMap(current)) return inBothLanguages(current, value);
  if (typeof value === "string" && typeof current === "string") return plainText(current) === plainText(value);
  return JSON.stringify(current) === JSON.stringify(value);
}

/** `main`, `refs/heads/main`; `*`, `~ALL`: see `kinds/desired`. */
function pattern(one: unknown): string {
  const text = String(one).replace(/^refs\/(heads|tags)\//, "");
  return text === "*" ? "~ALL" : text;
}

/** A place without languages has both texts, one after the other. */
function inBothLanguages(current: Readonly<Record<string, unknown>>, value: string): boolean {
  const [en, zh] = [current.en, current.zh].map((text) => (typeof text === "string" ? text.trim() : undefined));
  if (en === undefined || zh === undefined) return (en ?? zh) === value.trim();
  return ["\n\n", " / "].some((between) => [en + between + zh, zh + between + en].includes(value.trim()));
}

/** Line ends are those of whoever wrote a text. */
function plainText(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim();
}
