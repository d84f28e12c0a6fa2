import { ruleIdOf } from "../../check/book.ts";
import type { Unchecked } from "../../check/coverage.ts";
import { type Finding, gravestFirst } from "../../system/finding.ts";
import { oneLine } from "../../system/text/sanitize.ts";
import type { Context } from "../context.ts";
import { printJson } from "./json.ts";
import { writeLines } from "./pieces.ts";
import type { Report, Shown } from "./report.ts";
import { notOfferedText } from "./sync/words.ts";

export type FindingsFormat = "text" | "json" | "sarif" | "actions";

/** Prints a report as text, as one JSON object, as a SARIF log or as workflow annotations. */
export async function showFindings(report: Report, format: FindingsFormat, context: Context): Promise<void> {
  const isShown = ({ level }: Finding) =>
    level !== "note" || context.verbose || format === "json" || format === "sarif";
  // Texts are many, and a clean repository needs none of them.
  const texts = report.findings.some(isShown) ? await import("./finding-texts.ts") : undefined;
  const shown = report.findings.map((finding) => {
    return { ...finding, message: isShown(finding) && texts ? texts.messageOf(finding, context) : "" };
  });
  if (format === "sarif") (await import("./sarif.ts")).printSarif(shown, report, context);
  else ({ text: showText, json: showJson, actions: showActions })[format](shown, report, context);
}

/** More files than a reader of JSON wants to see one by one; the summary counts all. */
const mostUnchecked = 500;

function showJson(
  shown: readonly Shown[],
  { unchecked, files, isMendable, notOffered }: Report,
  { out }: Context,
): void {
  const findings = shown.map((finding) => {
    const { code, level, file, line, column, message } = finding;
    return { rule: ruleIdOf(code), code, level, file, line, column, message, fix: isMendable(finding) };
  });
  printJson(out, {
    command: "check",
    findings,
    summary: { ...counts(shown), files, unchecked: unchecked.length },
    notOffered,
    unchecked: unchecked.slice(0, mostUnchecked).map(({ path, reason }) => ({ path, reason })),
  });
}

/** `path:line:col: level: message [code]`. Advice is counted, and shown with `--verbose`. */
function showText(shown: readonly Shown[], report: Report, context: Context): void {
  const { out, paint, t, verbose } = context;
  const colours = { error: paint.bad, warning: paint.warn, note: paint.faint };
  const lines = gravestFirst(shown)
    .filter(({ level }) => level !== "note" || verbose)
    .map(({ code, level, file, line, column, message }) => {
      const place = `${oneLine(file)}:${line}:${column}`;
      return `${place}: ${colours[level](t(`level.${level}`))}: ${message} ${paint.faint(`[${code}]`)}`;
    });
  writeLines((text) => out.write(`${text}\n`), lines);
  const { errors, warnings, notes } = counts(shown);
  if (errors + warnings > 0) context.note(t("check.summary", { errors, warnings, notes, files: report.files }));
  else out.write(`${paint.good("✔")} ${t("check.clean", { files: report.files })}\n`);
  if (notes > 0 && !verbose) context.note(t("check.notes", { count: notes }));
  showUnchecked(report.unchecked, context);
  showUnoffered(report.notOffered, context);
}

/** What was not checked is said, so that silence is never taken for health. */
function showUnchecked(unchecked: readonly Unchecked[], { t, note, verbose }: Context): void {
  if (unchecked.length === 0) return;
  if (!verbose) {
    note(t("check.unchecked", { count: unchecked.length }));
    return;
  }
  note(t("check.unchecked-list", { count: unchecked.length }));
  for (const { path, reason } of unchecked) note(`  ${oneLine(path)}: ${t(`unchecked.${reason}`)}`);
}

/** What stands in the manifest and is not carried out is said, however right it is. */
function showUnoffered(notOffered: Report["notOffered"], { t, note }: Pick<Context, "t" | "note">): void {
  if (notOffered.length > 0) note(t("check.not-offered"));
  for (const one of notOffered) note(`  · ${notOfferedText(one, t)}`);
}

function showActions(shown: readonly Shown[], { files, notOffered }: Report, { out, t, note, verbose }: Context): void {
  for (const finding of gravestFirst(shown))
    if (finding.level !== "note" || verbose) (out.command ?? out.write)(annotation(finding));
  if (shown.length > 0) note(t("check.summary", { ...counts(shown), files }));
  showUnoffered(notOffered, { t, note });
}

function counts(findings: readonly Finding[]): { errors: number; warnings: number; notes: number } {
  const of = (level: Finding["level"]) => findings.filter((finding) => finding.level === level).length;
  return { errors: of("error"), warnings: of("warning"), notes: of("note") };
}

/** A workflow command (docs.github.com, "Workflow commands for GitHub Actions"); its own signs are percent-encoded. */
function annotation({ level, file, line, column, code, message }: Shown): string {
  const data = (text: string) => text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
  const property = (text: string) => data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
  const command = level === "note" ? "notice" : level;
  return `::${command} file=${property(oneLine(file))},line=${line},col=${column},title=${property(code)}::${data(message)}\n`;
}
