import type { Conflict } from "../../../events/conflicts.ts";
import type { Shift } from "../../../events/daylight.ts";
import type { Fairness } from "../../../events/fairness.ts";
import type { Occurrence } from "../../../events/model.ts";
import { type Finding, gravestFirst } from "../../../system/finding.ts";
import { oneLine } from "../../../system/text/sanitize.ts";
import { cut, padEnd, width } from "../../../system/text/width.ts";
import type { Context } from "../../context.ts";
import { messageOf } from "../finding-texts.ts";
import { printJson } from "../json.ts";
import { writeLines } from "../pieces.ts";
import { findingLine } from "./finding.ts";
import { spanText } from "./moment.ts";

/** What `events check` has found out. */
export interface Report {
  readonly findings: readonly Finding[];
  readonly conflicts: readonly Conflict[];
  readonly fairness: readonly Fairness[];
  readonly shifts: readonly Shift[];
  readonly series: number;
  readonly occurrences: number;
}

export function showJson(report: Report, context: Context): void {
  const side = (one: Occurrence) => ({ uid: one.uid, title: one.title, start: spanText(one).start });
  printJson(context.out, {
    command: "events check",
    findings: report.findings.map(({ code, level, file, line, column, ...rest }) => ({
      ...{ code, level, file, line, column },
      message: messageOf({ code, level, file, line, column, ...rest }, context),
    })),
    conflicts: report.conflicts.map(({ kind, what, count, one, other }) => ({
      ...{ kind, what, count },
      events: [side(one), side(other)],
    })),
    fairness: report.fairness,
    daylight: report.shifts,
    summary: { ...counts(report.findings), series: report.series, occurrences: report.occurrences },
  });
}

/** More lines of one part than a person reads; `--json` has all. */
const most = 30;

export function showText(report: Report, context: Context): void {
  const { out, t, paint, note } = context;
  const write = (text: string) => out.write(`${text}\n`);
  const findings = gravestFirst(report.findings).map((finding) => findingLine(finding, context));
  writeLines(write, findings);
  const parts = [section(t("events.daylight"), shiftLines(report.shifts, context), context)];
  parts.push(section(t("events.fairness"), fairLines(report.fairness, context), context));
  writeLines(write, parts.flat());
  const { errors, warnings } = counts(report.findings);
  const params = { errors, warnings, series: report.series, occurrences: report.occurrences };
  if (errors + warnings > 0) note(t("events.check-summary", params));
  else out.write(`${paint.good("✔")} ${t("events.check-clean", params)}\n`);
}

function section(title: string, lines: readonly string[], { t, paint }: Context): string[] {
  if (lines.length === 0) return [];
  const rest = lines.length - most;
  const shown = rest > 0 ? [...lines.slice(0, most), `  ${t("events.more", { count: rest })}`] : lines;
  return [paint.strong(title), ...shown, ""];
}

/** `2027-03-16  22:00 → 21:00 UTC  Office hours`, by date. */
function shiftLines(shifts: readonly Shift[], { out, paint }: Context): string[] {
  const sorted = [...shifts].sort((a, b) => compare(a.date, b.date) || compare(a.title, b.title));
  const zone = Math.max(3, ...sorted.map(({ timezone }) => width(timezone)));
  return sorted.map(({ date, before, after, timezone, title }) => {
    const head = `  ${date}  ${before} → ${after} ${padEnd(timezone, zone)}  `;
    return `${head}${paint.faint(cut(oneLine(title), Math.max(10, Math.min(out.columns, 120) - width(head))))}`;
  });
}

/** A table: how many of a series' occurrences lie outside of waking hours, zone by zone. */
function fairLines(list: readonly Fairness[], { out, paint }: Context): string[] {
  const hard = list.filter(({ shares }) => shares.some(({ outside }) => outside > 0));
  const zones = hard[0]?.shares.map(({ timezone }) => timezone) ?? [];
  if (zones.length < 2) return [];
  const columns = Math.min(out.columns, 120);
  const cities = zones.map((zone) => (zone.split("/").pop() ?? zone).replace(/_/g, " "));
  const sizes = cities.map((city) => Math.max(7, width(city)));
  // As many zones as fit beside a title.
  let [fit, used] = [0, 26];
  while (fit < sizes.length && used + (sizes[fit] ?? 0) + 2 <= columns) used += (sizes[fit++] ?? 0) + 2;
  const title = Math.max(22, columns - used + 22);
  const row = (head: string, cells: readonly string[]) =>
    `  ${padEnd(cut(head, title), title)}${cells
      .slice(0, fit)
      .map((cell, index) => `  ${cell}${" ".repeat(Math.max(0, (sizes[index] ?? 0) - width(cell)))}`)
      .join("")}`.trimEnd();
  return [
    paint.faint(row("", cities)),
    ...hard.map(({ title: name, shares, occurrences }) =>
      row(
        oneLine(name),
        shares.map(({ outside }) => (outside === 0 ? "–" : `${outside}/${occurrences}`)),
      ),
    ),
  ];
}

function counts(findings: readonly Finding[]): { errors: number; warnings: number } {
  const of = (level: Finding["level"]) => findings.filter((finding) => finding.level === level).length;
  return { errors: of("error"), warnings: of("warning") };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
