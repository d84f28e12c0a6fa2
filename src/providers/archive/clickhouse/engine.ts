import { type ClickHouseClient, ClickHouseLogLevel, type ClickHouseSettings, createClient } from "@clickhouse/client";
import { credential } from "../../../system/credential.ts";
import { AppError } from "../../../system/errors.ts";
import type { ArchiveAddress } from "../address.ts";
import type { Cell, Engine } from "../types.ts";
import { explained, isSettingRefused, tooSlow } from "./errors.ts";
import { cellsOf } from "./tabs.ts";

type Address = Extract<ArchiveAddress, { readonly engine: "clickhouse" }>;

/** Seconds. The server is told to give up a while before we do, since only it can say why. */
export interface Patience {
  readonly server: number;
  readonly ours: number;
}

/** Bytes of one answer, as the server counts them and as we do. */
const mostBytes = 2 ** 30;

/**
 * ClickHouse over HTTP, by its own client. Every question is sent as one that must not write. User and password come from
 * `CLICKHOUSE_USER` and `CLICKHOUSE_PASSWORD`.
 */
export function openClickHouse(
  address: Address,
  env: Readonly<Record<string, string | undefined>>,
  patience: Patience = { server: 300, ours: 600 },
): Engine {
  const { url, database } = address;
  const client = createClient({
    url,
    database,
    username: credential(env, ["CLICKHOUSE_USER"], "password") || "default",
    password: credential(env, ["CLICKHOUSE_PASSWORD"], "password"),
    application: "commonry",
    request_timeout: patience.ours * 1000,
    // It would write to the console, queries and all.
    log: { level: ClickHouseLogLevel.OFF },
  });
  let taken: ClickHouseSettings = {};
  const ask = (sql: string, settings: ClickHouseSettings) => answer(client, sql, settings, { address, patience });
  return {
    at: { engine: "clickhouse", place: `${new URL(url).host}/${database}` },
    open: async () => {
      taken = await settingsTaken(patience, (settings) => all(ask("SELECT 1", settings)));
    },
    rows: (sql, limit) => ask(sql, "max_result_bytes" in taken ? { ...taken, max_result_rows: String(limit) } : taken),
    close: () => client.close().catch(() => undefined),
  };
}

/**
 * The strictest settings that the server lets us have. An account that is read-only itself may not set anything, and one
 * with constraints not everything.
 */
async function settingsTaken(
  { server }: Patience,
  attempt: (settings: ClickHouseSettings) => Promise<unknown>,
): Promise<ClickHouseSettings> {
  const readonly: ClickHouseSettings = { readonly: "1" };
  const bounds: ClickHouseSettings = {
    max_execution_time: server,
    max_result_bytes: String(mostBytes),
    result_overflow_mode: "throw",
  };
  for (const settings of [{ ...readonly, ...bounds }, readonly]) {
    try {
      await attempt(settings);
      return settings;
    } catch (error) {
      if (!isSettingRefused(error)) throw error;
    }
  }
  await attempt({});
  return {};
}

interface Circumstances {
  readonly address: Address;
  readonly patience: Patience;
}

/** One question and its rows. The server is to be done before it answers, so that no error comes in the middle of rows. */
async function* answer(
  client: ClickHouseClient,
  query: string,
  settings: ClickHouseSettings,
  { address, patience }: Circumstances,
): AsyncGenerator<Cell[][]> {
  const watch = new AbortController();
  const end = setTimeout(() => watch.abort(), patience.ours * 1000);
  try {
    const result = await client.query({
      query,
      format: "TabSeparated",
      clickhouse_settings: { ...settings, wait_end_of_query: 1 },
      abort_signal: watch.signal,
    });
    let bytes = 0;
    for await (const rows of result.stream()) {
      for (const { text } of rows) bytes += text.length;
      if (bytes > mostBytes) throw new AppError("archive.much");
      yield rows.map(({ text }) => cellsOf(text));
    }
  } catch (error) {
    throw watch.signal.aborted ? tooSlow(patience.ours, error) : explained(error, address, patience.server);
  } finally {
    clearTimeout(end);
    watch.abort();
  }
}

async function all(rows: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of rows);
}
