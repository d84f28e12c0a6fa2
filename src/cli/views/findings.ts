import { manifestMessages } from "../../manifest/messages.ts";
import type { Finding } from "../../system/finding.ts";
import { fill } from "../../system/messages.ts";
import { oneLine } from "../../system/text/sanitize.ts";
import type { Context } from "../context.ts";
import { printJson } from "./json.ts";

export type FindingsFormat = "text" | "json" | "actions";

/** Prints findings: `path:line:col: level: message [code]`, or an object, or workflow annotations. */
export function showFindings(
  findings: readonly Finding[],
  files: number,
  format: FindingsFormat,
  context: Context,
): void {
  const shown = findings.map((finding) => ({ ...finding, message: messageOf(finding, context) }));
  const errors = findings.filter((finding) => finding.level === "error").length;
  const warnings = findings.length - errors;
  const { out, paint, t, note } = context;
  if (format === "json") {
    const list = shown.map(({ code, level, file, line, column, message }) => ({
      rule: code,
      level,
      file,
      line,
      column,
      message,
    }));
    printJson(out, { command: "check", findings: list, summary: { errors, warnings, files } });
    return;
  }
  for (const { code, level, file, line, column, message } of shown) {
    if (format === "actions") out.write(annotation(level, oneLine(file), line, column, code, message));
    else {
      const colour = level === "error" ? paint.bad : paint.warn;
      out.write(
        `${oneLine(file)}:${line}:${column}: ${colour(t(`level.${level}`))}: ${message} ${paint.faint(`[${code}]`)}\n`,
      );
    }
  }
  if (findings.length > 0) note(t("check.summary", { errors, warnings, files }));
  else if (format === "text") out.write(`${paint.good("✔")} ${t("check.clean", { files })}\n`);
}

function messageOf(finding: Finding, { t, lang }: Context): string {
  const params = Object.fromEntries(
    Object.entries(finding.params).map(([key, value]) => [key, oneLine(String(value))]),
  );
  const own = (manifestMessages as Readonly<Record<string, { en: string; zh: string }>>)[finding.code];
  return own ? fill(own[lang], params) : t(finding.code, params);
}

/** A workflow command (docs.github.com, "Workflow commands for GitHub Actions"); its own signs are percent-encoded. */
function annotation(level: string, file: string, line: number, column: number, title: string, message: string): string {
  const data = (text: string) => text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
  const property = (text: string) => data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
  return `::${level} file=${property(file)},line=${line},col=${column},title=${property(title)}::${data(message)}\n`;
}
