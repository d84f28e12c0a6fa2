/** What separates the lines of a text: one of the two all over, both, or nothing where it has no two lines. */
export type LineEnd = "lf" | "crlf" | "mixed" | "none";

/** A text as lines, each with its end; the last one may have none. Undefined for what is not UTF-8, or holds a NUL. */
export function linesOf(content: Uint8Array): string[] | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
    return text.includes("\0") ? undefined : (text.match(/[^\n]*\n|[^\n]+/g) ?? []);
  } catch {
    return undefined;
  }
}

/** The line ends of a text. */
export function lineEndOf(lines: readonly string[]): LineEnd {
  const ended = lines.filter((line) => line.endsWith("\n"));
  const crlf = ended.filter((line) => line.endsWith("\r\n")).length;
  if (ended.length === 0) return "none";
  if (crlf === 0) return "lf";
  return crlf === ended.length ? "crlf" : "mixed";
}

/** The same lines, each ended the one way. */
export function withLineEnd(lines: readonly string[], end: "lf" | "crlf"): string[] {
  return lines.map((line) => line.replace(/\r?\n$/, end === "lf" ? "\n" : "\r\n"));
}

/** One number a distinct line, the same in all texts: comparing them is quick, and no line is mistaken for anything else. */
export function numbered(...texts: readonly (readonly string[])[]): {
  codes: number[][];
  line: (code: number) => string;
} {
  const codes = new Map<string, number>();
  const lines: string[] = [];
  const code = (line: string): number => {
    const known = codes.get(line);
    if (known !== undefined) return known;
    codes.set(line, lines.push(line) - 1);
    return lines.length - 1;
  };
  return { codes: texts.map((text) => text.map(code)), line: (index) => lines[index] ?? "" };
}

/**
 * How many pairs of equal lines two texts have: what a search for their longest common subsequence has to look at
 * (Hunt and McIlroy: An Algorithm for Differential File Comparison, 1976).
 */
export function pairsOf(a: readonly number[], b: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const code of a) counts.set(code, (counts.get(code) ?? 0) + 1);
  return b.reduce((sum, code) => sum + (counts.get(code) ?? 0), 0);
}

/** How much of two texts is the same: 0 for nothing, 1 for all. Lines in common, wherever they stand, blank ones left out. */
export function similarity(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  const words = (lines: readonly string[]) => lines.map((line) => line.trim()).filter((line) => line !== "");
  const [left, right] = [words(a), words(b)];
  for (const line of left) counts.set(line, (counts.get(line) ?? 0) + 1);
  let common = 0;
  for (const line of right) {
    const count = counts.get(line) ?? 0;
    if (count === 0) continue;
    counts.set(line, count - 1);
    common++;
  }
  const longer = Math.max(left.length, right.length);
  return longer === 0 ? 1 : common / longer;
}
