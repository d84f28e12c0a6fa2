import type { Unit } from "../../reports/calendar.ts";
import { usageError } from "../../system/errors.ts";
import type { Input } from "../command.ts";
import type { Context } from "../context.ts";
import { formatOf, type ReportFormat } from "./format.ts";

/** What the reports take. */
export interface ReportFlags {
  readonly repositories: readonly string[];
  /** A date, a span back from the end, or `last`. */
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly unit: Unit | undefined;
  readonly top: number | undefined;
  readonly bots: boolean;
  readonly emails: boolean;
  readonly lines: boolean;
  readonly rules: "careful" | "mailmap";
  readonly format: ReportFormat;
  readonly output: string | undefined;
  readonly explain: string | undefined;
  readonly source: string | undefined;
  readonly provider: "github" | "local" | "none" | undefined;
  readonly maxWait: number;
  readonly tellsByExitCode: boolean;
}

const mostRows = 100_000;
const longestWait = 300;

/** @throws AppError (exit 2) for what cannot be understood */
export function reportFlags({ options }: Input, { json }: Context): ReportFlags {
  const text = (key: string) => (options[key] === undefined ? undefined : String(options[key]));
  // As everywhere, `-` is standard output.
  const output = text("output") === "-" ? undefined : text("output");
  return {
    repositories: (options.repo as readonly string[] | undefined) ?? [],
    since: dated("--since", text("since"), true),
    until: dated("--until", text("until"), false),
    unit: options.period as Unit | undefined,
    top: numbered("--top", text("top"), mostRows),
    bots: options.bots === true,
    emails: options.emails === true,
    lines: options.lines === true,
    rules: (options.identities as ReportFlags["rules"] | undefined) ?? "careful",
    format: formatOf(text("format") as ReportFormat | undefined, json, output),
    output,
    explain: text("explain"),
    source: text("source"),
    provider: options.provider as ReportFlags["provider"],
    maxWait: numbered("--max-wait", text("maxWait"), 999_999) ?? longestWait,
    tellsByExitCode: options.exitCode === true,
  };
}

function numbered(option: string, value: string | undefined, most: number): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,7}$/.test(value) || Number(value) > most) throw usageError("usage.number", { option, value });
  return Number(value);
}

/** A date of the calendar; for the beginning also a span (`90d`, `4w`, `6m`, `1y`) or the last run. */
function dated(option: string, value: string | undefined, begins: boolean): string | undefined {
  if (value === undefined) return undefined;
  if (begins && (value === "last" || /^[1-9]\d{0,4}[dwmy]$/.test(value))) return value;
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  if (moment && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value)) return value;
  throw usageError(begins ? "report.since" : "report.until", { option, value });
}
