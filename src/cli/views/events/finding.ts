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

/** To standard error, unless `--quiet`; errors always. */
export function noteFinding(finding: Finding, context: Context): void {
  const text = findingLine(finding, context);
  if (finding.level === "error") context.world.streams.err.write(`${text}\n`);
  else context.note(text);
}
