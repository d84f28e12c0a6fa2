import { usageError } from "../../system/errors.ts";
import { urlFault } from "../../system/http/address.ts";
import { oneLine } from "../../system/text/sanitize.ts";
import { identifier } from "./words.ts";

/** Where events are kept. */
export type ArchiveAddress =
  | { readonly engine: "clickhouse"; readonly url: string; readonly database: string; readonly table: string }
  | {
      readonly engine: "duckdb";
      /** As it was written; a pattern is the engine's. */
      readonly path: string;
      readonly form: "database" | "parquet" | "csv";
      readonly table: string;
    };

const usualTable = "github_events";

/** Whether a text is meant to be such an address, right or wrong. */
export function isArchiveAddress(text: string): boolean {
  return /^(clickhouse|duckdb):/i.test(text);
}

/**
 * `clickhouse://host[:port]/database[?table=NAME]`, `duckdb:FILE[?table=NAME]`, `duckdb:FILES.parquet`, `duckdb:FILES.csv`.
 * @throws AppError (exit 2) `archive.address`, `archive.credential`, `archive.table`
 */
export function parseArchiveAddress(text: string): ArchiveAddress {
  if (/^clickhouse:/i.test(text)) return clickhouse(text);
  if (/^duckdb:/i.test(text)) return duckdb(text);
  throw wrong(text);
}

function clickhouse(text: string): ArchiveAddress {
  // Before anything else is said of it, since it would be said with the password.
  if (/:\/\/[^/?#]*@/.test(text)) throw usageError("archive.credential");
  const rest = /^clickhouse:\/\/([^/?#\s\\]+)\/([^/?#\s\\]+)(?:\?(.*))?$/i.exec(text);
  if (!rest) throw wrong(text);
  const [, host = "", database = "", query] = rest;
  const plain = `http://${host}`;
  const url = urlFault(plain) === undefined ? plain : `https://${host}`;
  if (urlFault(url) !== undefined) throw wrong(text);
  const { hostname, port } = new URL(url);
  if (hostname === "") throw wrong(text);
  identifier(database);
  const scheme = url.slice(0, url.indexOf(":"));
  const usual = scheme === "http" ? 8123 : 8443;
  // The standard's own port vanishes from a URL: who wrote it down means it.
  const written = /:(\d+)$/.exec(host)?.[1] ?? port;
  return {
    engine: "clickhouse",
    url: `${scheme}://${hostname}:${written === "" ? usual : written}`,
    database,
    table: tableOf(query, text),
  };
}

function duckdb(text: string): ArchiveAddress {
  const [, path = "", query] = /^duckdb:([^?]*)(?:\?(.*))?$/is.exec(text) ?? [];
  // Another host, another engine, or what no file is called.
  if (path === "" || /^[a-z0-9+.-]{2,}:/i.test(path) || path.startsWith("//") || path.includes("\0")) throw wrong(text);
  const ending = /\.(parquet|csv)(?:\.(?:gz|zst))?$/i.exec(path)?.[1]?.toLowerCase();
  const form = ending === "parquet" || ending === "csv" ? ending : "database";
  if (form !== "database" && query !== undefined) throw wrong(text);
  return { engine: "duckdb", path, form, table: tableOf(query, text) };
}

/** The one thing that may be asked of an address. */
function tableOf(query: string | undefined, text: string): string {
  if (query === undefined) return usualTable;
  const table = /^table=([^&=]+)$/.exec(query)?.[1];
  if (table === undefined) throw wrong(text);
  identifier(table);
  return table;
}

function wrong(text: string): Error {
  return usageError("archive.address", { address: oneLine(text).slice(0, 200) });
}
