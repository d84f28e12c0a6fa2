import type { Finding } from "../../system/finding.ts";
import { asTarget, percent } from "./near.ts";
import { decode } from "./own.ts";

/**
 * A page with its links in the case of the files that they mean: what the findings `links.case` name, and nothing else.
 * A target that is written with backslashes or references of HTML is left alone; percent escapes are kept.
 */
export function rightCase(text: string, findings: readonly Finding[]): string {
  const lines = text.split(/(?<=\n)/);
  // From the back, so that places before stay.
  for (const { line, column, params } of [...findings].sort((a, b) => b.line - a.line || b.column - a.column)) {
    const whole = lines[line - 1] ?? "";
    const written = String(params.target).replace(/[?#].*$/s, "");
    if (!whole.startsWith(written, column - 1)) continue;
    const start = column - 1;
    const right = inRightCase(written, decode(String(params.right)));
    lines[line - 1] = whole.slice(0, start) + right + whole.slice(start + written.length);
  }
  return lines.join("");
}

/** Takes the names of a path over, from its end on, as far as they differ in case alone. */
function inRightCase(written: string, right: string): string {
  const [names, rights] = [written.split("/"), right.split("/")];
  for (let back = 1; back <= Math.min(names.length, rights.length); back++) {
    const at = names.length - back;
    const [name, wanted] = [names[at] ?? "", rights[rights.length - back] ?? ""];
    if (name === ".." || decode(name).toLowerCase() !== wanted.toLowerCase()) break;
    if (decode(name) === wanted) continue;
    names[at] = /%[0-9a-f]{2}/i.test(name) ? percent(wanted) : name.includes(" ") ? wanted : asTarget(wanted);
  }
  return names.join("/");
}
