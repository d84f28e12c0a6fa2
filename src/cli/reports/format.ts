import { extname } from "node:path";
import { usageError } from "../../system/errors.ts";

export type ReportFormat = "text" | "markdown" | "json" | "csv" | "html";

const byEnding: Readonly<Record<string, ReportFormat>> = {
  ".html": "html",
  ".htm": "html",
  ".md": "markdown",
  ".markdown": "markdown",
  ".json": "json",
  ".csv": "csv",
};

/**
 * How a report is written: as `--format` or `--json` says, else as the ending of the file has it, else as text.
 * @param output the file; undefined for standard output
 * @throws AppError (exit 2) `usage.json-and-format`
 */
export function formatOf(given: ReportFormat | undefined, json: boolean, output: string | undefined): ReportFormat {
  if (json && given !== undefined && given !== "json") throw usageError("usage.json-and-format");
  if (json) return "json";
  return given ?? byEnding[extname(output ?? "").toLowerCase()] ?? "text";
}
