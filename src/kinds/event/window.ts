/** Windows around an occurrence, as the manifest writes them: `7d before`, `2d after`. */

const hour = 3_600_000;
const units: Readonly<Record<string, number>> = { h: hour, d: 24 * hour, w: 7 * 24 * hour };

/** Milliseconds from the start of an occurrence; negative before it. @param text of the schema's form */
export function offsetOf(text: string): number {
  const [, count = "0", unit = "d", side] = /^(\d+)([hdw]) (before|after)$/.exec(text) ?? [];
  const length = Number(count) * (units[unit] ?? 0);
  return side === "before" ? -length : length;
}

/** From when to when something about an occurrence is open, in milliseconds from its start and from its end. */
export interface Window {
  /** From the start. */
  readonly open: number;
  /** From the end. */
  readonly close: number;
}

export const usual = { post: "7d before", milestone: "28d before", close: "2d after", announce: "1d before" } as const;

/** Where one occurrence stands in its window. */
export function stageOf(
  { start, end }: { readonly start: number; readonly end: number },
  { open, close }: Window,
  now: number,
): "early" | "open" | "over" {
  if (now < start + open) return "early";
  return now < end + close ? "open" : "over";
}
