import { createRequire } from "node:module";
import { delimiter, dirname, isAbsolute, join, relative, sep } from "node:path";
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
  const path = firstIn(machine);
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
 * Where packages are looked for: in the folder that `COMMONRY_DUCKDB` names, beside this package, and where `npm install
 * --global` puts them (next to its programs, which are on the path). Never in the folder at hand, which may be anybody's:
 * what lies in its `node_modules` would run with every token of the environment.
 */
function places({ cwd, home, env }: Machine): { readonly folder: string; readonly climbs: boolean }[] {
  const named = env.COMMONRY_DUCKDB;
  const programs = (env.PATH ?? env.Path ?? "").split(delimiter).filter(isAbsolute);
  const global = programs.flatMap((folder) => [join(dirname(folder), "lib"), folder]);
  return [
    ...(named && isAbsolute(named) ? [{ folder: named, climbs: false }] : []),
    { folder: home, climbs: true },
    // `npm run` puts programs of the project on the path.
    ...global.filter((folder) => !isWithin(folder, cwd)).map((folder) => ({ folder, climbs: false })),
  ];
}

function isWithin(path: string, folder: string): boolean {
  const inside = relative(folder, path);
  return inside === "" || (inside !== ".." && !inside.startsWith(`..${sep}`) && !isAbsolute(inside));
}

function firstIn(machine: Machine): string | undefined {
  for (const { folder, climbs } of places(machine)) {
    try {
      const found = createRequire(join(folder, "package.json")).resolve(name);
      // The folders above are looked through as well: what lies there was not meant.
      if (climbs || isWithin(found, folder)) return found;
    } catch {
      // Not here.
    }
  }
  return undefined;
}
