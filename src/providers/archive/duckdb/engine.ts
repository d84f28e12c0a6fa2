import { randomUUID } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { AppError } from "../../../system/errors.ts";
import { oneLine } from "../../../system/text/sanitize.ts";
import type { ArchiveAddress } from "../address.ts";
import type { Cell, Engine, Machine } from "../types.ts";
import { identifier } from "../words.ts";
import { type Chunk, type Connection, type Instance, loadDuckDB } from "./module.ts";
import { eventsOf, macros, type Types, text } from "./view.ts";

type Address = Extract<ArchiveAddress, { readonly engine: "duckdb" }>;

/** DuckDB in this process, over a file that it only reads. */
export function openDuckDB(address: Address, machine: Machine, seconds = 600): Engine {
  let instance: Instance | undefined;
  let connection: Connection | undefined;
  // Made when an answer does not fit into memory, and only then.
  const overflow = join(tmpdir(), `commonry-duckdb-${randomUUID()}`);
  return {
    at: { engine: "duckdb", place: address.path },
    open: async () => {
      const { DuckDBInstance } = await loadDuckDB(machine);
      await explaining(address, async () => {
        instance = await DuckDBInstance.create(":memory:", {
          // Nothing is fetched, whatever a file asks for.
          autoinstall_known_extensions: "false",
          autoload_known_extensions: "false",
          temp_directory: overflow,
        });
        connection = await instance.connect();
        await prepare(connection, address, machine.cwd);
      });
    },
    rows: (sql, limit) => answer(connection as Connection, address, sql, { limit, seconds }),
    close: async () => {
      connection?.closeSync();
      instance?.closeSync();
      rmSync(overflow, { recursive: true, force: true });
    },
  };
}

/** Puts the events where the queries look for them, and then shuts the door: a view in a file may ask for other files. */
async function prepare(connection: Connection, address: Address, cwd: string): Promise<void> {
  for (const macro of macros) await connection.run(macro);
  await connection.run("SET TimeZone = 'UTC'");
  const from = await sourceOf(connection, address, cwd);
  // Text is slow to read, and would be read four times.
  const kept = address.form === "csv";
  await connection.run(eventsOf(address.table, from, await typesOf(connection, from), kept));
  await connection.run("SET lock_configuration = true");
}

/** What a query selects from, made ready. */
async function sourceOf(connection: Connection, { path, form, table }: Address, cwd: string): Promise<string> {
  if (form !== "database") {
    const files = text(isAbsolute(path) ? path : join(literally(cwd), path));
    return form === "parquet"
      ? `read_parquet(${files}, union_by_name = true)`
      : `read_csv(${files}, union_by_name = true, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')`;
  }
  const file = resolve(cwd, path);
  if (!existsSync(file)) throw new AppError("archive.no-file", { path: oneLine(path).slice(0, 300) });
  await connection.run(`ATTACH ${text(file)} AS kept (READ_ONLY)`);
  await connection.run("SET enable_external_access = false");
  return `kept.${identifier(table)}`;
}

/** A folder's own name is no pattern. */
function literally(folder: string): string {
  return folder.replace(/[*?[]/g, "[$&]");
}

async function typesOf(connection: Connection, from: string): Promise<Types> {
  const types = new Map<string, string>();
  for await (const rows of chunks(connection, `DESCRIBE SELECT * FROM ${from}`)) {
    for (const [column, type] of rows.getRows()) types.set(String(column), String(type));
  }
  return types;
}

async function* chunks(connection: Connection, sql: string): AsyncGenerator<Chunk> {
  const result = await connection.stream(sql);
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
    yield chunk;
}

async function* answer(
  connection: Connection,
  address: Address,
  sql: string,
  { limit, seconds }: { readonly limit: number; readonly seconds: number },
): AsyncGenerator<readonly (readonly Cell[])[]> {
  let late = false;
  const end = setTimeout(() => {
    late = true;
    connection.interrupt();
  }, seconds * 1000);
  try {
    let count = 0;
    for await (const chunk of chunks(connection, sql)) {
      count += chunk.rowCount;
      if (count > limit) throw new AppError("archive.much");
      yield chunk.getRows();
    }
  } catch (error) {
    throw late ? new AppError("archive.slow", { seconds }, 1, error) : explained(error, address);
  } finally {
    clearTimeout(end);
  }
}

async function explaining(address: Address, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw explained(error, address);
  }
}

/** The engine's errors come with a kind, and then a sentence. */
function explained(error: unknown, { path, table }: Address): AppError {
  if (error instanceof AppError) return error;
  const said = oneLine(String((error as Error).message)).slice(0, 300);
  const place = oneLine(path).slice(0, 300);
  if (/^Catalog Error: Table with name/.test(said)) return new AppError("archive.no-table", { table }, 1, error);
  if (/No files found/.test(said)) return new AppError("archive.no-file", { path: place }, 1, error);
  return new AppError("archive.failed", { place, text: said }, 1, error);
}
