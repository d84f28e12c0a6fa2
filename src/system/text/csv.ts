import { parse } from "csv-parse/sync";
import { AppError, systemCode } from "../errors.ts";

/** A file of CSV as rows of texts, whatever made it: commas, semicolons or tabs; with or without a mark at its start. */

/** Characters of a file, rows, and characters of one row: a spreadsheet of a large conference, ten times over. */
const most = { text: 20 * 1024 * 1024, rows: 100_000, row: 100_000 } as const;

/**
 * The rows of a file; empty ones are left out. Rows may differ in length.
 * @param file for messages
 * @throws AppError (exit 2) `csv.large`, `csv.broken` with the line of a quote that is not closed or stands wrong
 */
export function parseCsv(text: string, file: string): readonly (readonly string[])[] {
  if (text.length > most.text) throw new AppError("csv.large", { file, most: most.text }, 2);
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: most.row,
      trim: true,
      to: most.rows + 1,
    }) as string[][];
    if (rows.length > most.rows) throw new AppError("csv.large", { file, most: most.rows }, 2);
    return rows;
  } catch (error) {
    if (error instanceof AppError) throw error;
    const { lines = 0 } = error as { lines?: number };
    throw new AppError("csv.broken", { file, line: lines, reason: systemCode(error) ?? "CSV" }, 2, error);
  }
}

/** The sign that stands most often in the first lines, outside of quotes: no name is taken apart by another one. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 10_000).replace(/"(?:[^"]|"")*"/g, "");
  const count = (sign: string) => head.split(sign).length;
  return [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
