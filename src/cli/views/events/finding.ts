import type { Finding } from "../../../system/finding.ts";
import { oneLine } from "../../../system/text/sanitize.ts";
import type { Context } from "../../context.ts";
import { messageOf } from "../finding-texts.ts";

/** `path:line:col: level: message [code]`, as compilers write it. */
export function findingLine(finding: Finding, context: Context): string {
  const { file, line, column, level, code } = finding;
  const { paint, t } = context;
  const colour = { error: paint.bad, warning: paint.warn, note: paint.faint }[level];
  const place = `${oneLine(file)}:${line}:${column}`;
  return `${place}: ${colour(t(`level.${level}`))}: ${messageOf(finding, context)} ${paint.faint(`[${code}]`)}`;
}

/** A pattern of the manifest that names no file: whatever it was to bring is missing from all that is done. */
export function isUnmatched({ code }: Finding): boolean {
  return code === "manifest.no-file";
}

/** To standard error, unless `--quiet`; always what is an error, or leaves something of the manifest without effect. */
export function noteFinding(finding: Finding, context: Context): void {
  const text = findingLine(finding, context);
  if (finding.level === "error" || isUnmatched(finding)) context.world.streams.err.write(`${text}\n`);
  else context.note(text);
}
