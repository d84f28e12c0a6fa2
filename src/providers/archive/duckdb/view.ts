import { AppError } from "../../../system/errors.ts";
import { columnsRead } from "../columns-read.ts";

/** A text as DuckDB's literal, in which only the quote has a meaning. */
export function text(value: string): string {
  return `'${value.replace(/'/g, "''")}'`;
}

/** What ClickHouse calls by these names, so that one text of a query serves both. */
export const macros = [
  "CREATE TEMP MACRO toUnixTimestamp(moment) AS CAST(floor(epoch(moment)) AS BIGINT)",
  "CREATE TEMP MACRO toDateTime(seconds) AS make_timestamp(CAST(seconds AS BIGINT) * 1000000)",
];

/** Name of each column → its type, as `DESCRIBE` says. */
export type Types = ReadonlyMap<string, string>;

/**
 * The events under the name that the queries ask for, whatever a file holds for text, time, number and truth.
 * @param from what is selected from
 * @param kept whether the file is read once and its columns are kept, rather than read for each query
 * @throws AppError `archive.columns`
 */
export function eventsOf(table: string, from: string, types: Types, kept: boolean): string {
  const missing = columnsRead.filter((column) => !types.has(column));
  // An enumeration that was exported as numbers says nothing any more.
  const mute = ["event_type", "action"].filter((column) => /INT/.test(types.get(column) ?? ""));
  const wrong = [...missing, ...mute];
  if (wrong.length > 0) {
    throw new AppError("archive.columns", { table, columns: columnsRead.join(", "), text: wrong.join(", ") });
  }
  const selected = [
    // As they are, so that a sorted file is not read whole; what is null fits no condition.
    ...["event_type", "repo_name", "action"].map((column) => `CAST(${column} AS VARCHAR) AS ${column}`),
    ...["actor_login", "release_tag_name"].map((column) => `coalesce(CAST(${column} AS VARCHAR), '') AS ${column}`),
    `${momentOf(types.get("created_at") ?? "")} AS created_at`,
    "coalesce(TRY_CAST(number AS BIGINT), 0) AS number",
    "CASE WHEN TRY_CAST(CAST(merged AS VARCHAR) AS BOOLEAN) THEN 1 ELSE 0 END AS merged",
  ];
  return `CREATE TEMP ${kept ? "TABLE" : "VIEW"} "${table}" AS SELECT ${selected.join(", ")} FROM ${from}`;
}

/** ClickHouse exports times as seconds, some versions of it. */
function momentOf(type: string): string {
  return /INT/.test(type) ? "toDateTime(created_at)" : "CAST(created_at AS TIMESTAMP)";
}
