import { createRequire } from "node:module";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import { pathToFileURL } from "node:url";
import { AppError } from "../../../system/errors.ts";
import { oneLine } from "../../../system/text/sanitize.ts";
import type { Cell, Machine } from "../types.ts";

/** What is used of `@duckdb/node-api`. */
export interface DuckDB {
  readonly DuckDBInstance: {
    create(path: string, options: Readonly<Record<string, string>>): Promise<Instance>;
  };
}
export interface Instance {
  connect(): Promise<Connection>;
  closeSync(): void;
}
export interface Connection {
  run(sql: string): Promise<unknown>;
  stream(sql: string): Promise<{ fetchChunk(): Promise<Chunk | null> }>;
  interrupt(): void;
  closeSync(): void;
}
export interface Chunk {
  readonly rowCount: number;
  /** Numbers of 64 bits come as `bigint`. The queries select nothing that could be of another type, or null. */
  getRows(): readonly (readonly Cell[])[];
}

const name = "@duckdb/node-api";

/**
 * The engine as a package that the user has installed: it is 70 MB of machine code, so it is not in ours.
 * @throws AppError `archive.no-duckdb` when it is nowhere, `archive.duckdb-broken` when it cannot be loaded
 */
export async function loadDuckDB(machine: Machine): Promise<DuckDB> {
  const path = firstIn(folders(machine));
  if (path === undefined) throw new AppError("archive.no-duckdb");
  try {
    const module = (await import(pathToFileURL(path).href)) as Partial<DuckDB> & { readonly default?: DuckDB };
    const found = module.DuckDBInstance ? (module as DuckDB) : module.default;
    if (found) return found;
    throw new Error(name);
  } catch (error) {
    const reason = oneLine(String((error as Error).message)).slice(0, 300);
    throw new AppError("archive.duckdb-broken", { path, reason }, 1, error);
  }
}

/**
 * Where packages are looked for: beside this one, where `npm install --global` puts them (next to its programs, which are
 * on the path), and then in the user's project.
 */
function folders({ cwd, home, env }: Machine): string[] {
  const programs = (env.PATH ?? env.Path ?? "").split(delimiter).filter(isAbsolute);
  return [home, ...programs.flatMap((folder) => [join(dirname(folder), "lib"), folder]), cwd];
}

function firstIn(folders: readonly string[]): string | undefined {
  for (const folder of new Set(folders)) {
    try {
      return createRequire(join(folder, "package.json")).resolve(name);
    } catch {
      // Not here.
    }
  }
  return undefined;
}
