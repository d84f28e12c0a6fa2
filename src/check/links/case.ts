import type { Finding } from "../../system/finding.ts";

/**
 * A page with its links in the case of the files that they mean: what the findings `links.case` name, and nothing else.
 * A target that is written in another way than it is meant (with escapes) is left alone.
 */
export function rightCase(text: string, findings: readonly Finding[]): string {
  const lines = text.split(/(?<=\n)/);
  // From the back, so that places before stay.
  for (const { line, column, params } of [...findings].sort((a, b) => b.line - a.line || b.column - a.column)) {
    const whole = lines[line - 1] ?? "";
    const written = String(params.target).replace(/[?#].*$/s, "");
    const right = String(params.right);
    const start = column - 1 + written.length - right.length;
    const found = whole.slice(start, start + right.length);
    if (!whole.startsWith(written, column - 1) || start < column - 1) continue;
    if (found.toLowerCase() === right.toLowerCase())
      lines[line - 1] = whole.slice(0, start) + right + whole.slice(start + right.length);
  }
  return lines.join("");
}
