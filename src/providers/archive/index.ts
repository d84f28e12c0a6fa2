import { type ArchiveAddress, isArchiveAddress, parseArchiveAddress } from "./address.ts";
import { readArchive } from "./read.ts";
import type { ArchiveSource, Engine, Machine } from "./types.ts";

export type { ArchiveAddress } from "./address.ts";
export type { ArchiveFacts, ArchiveScope, ArchiveSource } from "./types.ts";
export { isArchiveAddress, parseArchiveAddress };

/** Events at an address as a source. Nothing is loaded or asked before `read`. */
export function createArchive(address: ArchiveAddress, machine: Machine): ArchiveSource {
  const { engine: kind, table } = address;
  const place = kind === "clickhouse" ? `${new URL(address.url).host}/${address.database}` : address.path;
  return {
    at: { engine: kind, place },
    read: async (scope) => {
      const engine = await engineFor(address, machine);
      try {
        return await readArchive(engine, table, scope);
      } finally {
        await engine.close();
      }
    },
  };
}

async function engineFor(address: ArchiveAddress, machine: Machine): Promise<Engine> {
  if (address.engine === "clickhouse")
    return (await import("./clickhouse/engine.ts")).openClickHouse(address, machine.env);
  return (await import("./duckdb/engine.ts")).openDuckDB(address, machine);
}
