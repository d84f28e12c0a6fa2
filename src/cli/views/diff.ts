import { formatPatch, OMIT_HEADERS, structuredPatch } from "diff";
import { changes, type Decision, type FileState } from "../../scaffold/update/decision.ts";
import { sanitize } from "../../system/text/sanitize.ts";
import type { Context } from "../context.ts";
import { binaryPatch } from "./binary-patch.ts";

/** Prints decisions as a diff that `git apply` takes. On a terminal control characters are made visible. */
export function showDiff(decisions: readonly Decision[], context: Context): void {
  const { out, paint } = context;
  for (const decision of decisions.filter(changes)) {
    const text = diffOfFile(decision);
    if (!out.isTTY) out.write(text);
    else {
      const lines = text.split("\n").map((line) => coloured(sanitize(line), paint));
      out.write(lines.join("\n"));
    }
  }
}

function coloured(line: string, paint: Context["paint"]): string {
  if (/^(\+\+\+|---|diff )/.test(line)) return paint.strong(line);
  if (line.startsWith("+")) return paint.good(line);
  return line.startsWith("-") ? paint.bad(line) : line;
}

/** One file's change in the format of git (git-diff(1), "Generating patch text with -p"). */
export function diffOfFile({ path, from, before, after }: Decision): string {
  const old = from ?? path;
  const head = [`diff --git ${name(`a/${old}`)} ${name(`b/${path}`)}`, ...modes(before, after)];
  if (from !== undefined) head.push(`rename from ${name(from)}`, `rename to ${name(path)}`);
  return [...head, ...contents(old, path, before, after), ""].join("\n");
}

function contents(old: string, path: string, before: FileState | null, after: FileState | null): string[] {
  const [a, b] = [before?.content ?? nothing, after?.content ?? nothing];
  if (Buffer.compare(a, b) === 0) return [];
  const [left, right] = [textOf(a), textOf(b)];
  if (left === undefined || right === undefined) {
    const same = before && after && before.executable === after.executable;
    return binaryPatch(a, b, same ? modeOf(before) : undefined, before === null, after === null);
  }
  const patch = structuredPatch("", "", left, right, undefined, undefined, { context: 3, maxEditLength: mostEdits });
  const hunks = patch ? formatPatch(patch, OMIT_HEADERS).replace(/\n$/, "") : wholeHunk(left, right);
  return [`--- ${before ? file(`a/${old}`) : "/dev/null"}`, `+++ ${after ? file(`b/${path}`) : "/dev/null"}`, hunks];
}

/** With more lines than this that differ, looking for those that do not would take seconds: all are shown as changed. */
const mostEdits = 2000;

/** All lines of one text go, all of another come. */
function wholeHunk(before: string, after: string): string {
  const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+/g) ?? [];
  const [old, young] = [linesOf(before), linesOf(after)];
  const range = (lines: readonly string[]) => `${lines.length > 0 ? 1 : 0},${lines.length}`;
  const shown = (sign: string, lines: readonly string[]) =>
    lines.map((line) => (line.endsWith("\n") ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`));
  const text = [`@@ -${range(old)} +${range(young)} @@\n`, ...shown("-", old), ...shown("+", young)];
  return text.join("").replace(/\n$/, "");
}

const nothing = new Uint8Array();

/** A path as git writes it: quoted when it holds what would end it. */
function name(path: string): string {
  if (!/[\p{Cc}"\\]/u.test(path)) return path;
  const escaped = path.replace(/["\\]/g, "\\$&");
  const octal = (sign: string) =>
    [...Buffer.from(sign)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
  return `"${escaped.replace(/\p{Cc}/gu, octal)}"`;
}

/** In the lines `---` and `+++` a name with a blank ends in a tab, since a date might follow it. */
function file(path: string): string {
  const quoted = name(path);
  return quoted === path && path.includes(" ") ? `${path}\t` : quoted;
}

function modes(before: FileState | null, after: FileState | null): string[] {
  if (!before) return after ? [`new file mode ${modeOf(after)}`] : [];
  if (!after) return [`deleted file mode ${modeOf(before)}`];
  return before.executable === after.executable ? [] : [`old mode ${modeOf(before)}`, `new mode ${modeOf(after)}`];
}

function modeOf({ executable }: FileState): string {
  return executable ? "100755" : "100644";
}

/** Some bytes as text; undefined when they are none. */
function textOf(content: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}
