import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openClickHouse } from "../../../../src/providers/archive/clickhouse/engine.ts";
import { openDuckDB } from "../../../../src/providers/archive/duckdb/engine.ts";
import { type Connection, loadDuckDB } from "../../../../src/providers/archive/duckdb/module.ts";
import { createArchive, parseArchiveAddress } from "../../../../src/providers/archive/index.ts";
import type { ArchiveScope, Engine } from "../../../../src/providers/archive/types.ts";
import { compared } from "../../../support/archive/compare.ts";
import { generate } from "../../../support/archive/events.ts";
import { Plain, type PlainFacts, type PlainScope } from "../../../support/archive/plain.ts";
import { type ClickHouse, clickHouseProgram, fill, reader, startClickHouse } from "../../../support/archive/server.ts";
import { writeCsv } from "../../../support/archive/write.ts";

const program = clickHouseProgram();
const home = fileURLToPath(new URL("../../../..", import.meta.url));
/** DuckDB is no dependency of ours: it is looked for here, as a user's would be, and in the folder that CI names. */
const machine = { env: process.env, cwd: process.env.COMMONRY_TEST_DUCKDB || home, home };
const duckdb = await loadDuckDB(machine).catch(() => undefined);

const isBot = (login: string) => login === "k8s-ci-robot" || login === "fossabot";
const [from, until] = [Date.UTC(2024, 0, 1), Date.UTC(2024, 8, 1) + 500];
/** What is asked for, and the same in plain words. */
const scopes: Readonly<Record<string, readonly [ArchiveScope, PlainScope]>> = {
  everything: [
    { repositories: ["*"], isBot },
    { wants: () => true, isBot },
  ],
  "some, for some months": [
    { repositories: ["quark/core*", "solo/one", "no/such"], from, until, isBot },
    {
      wants: (name) => name.startsWith("quark/core") || name === "solo/one",
      named: ["solo/one", "no/such"],
      from,
      until,
      isBot,
    },
  ],
};

/** A million are for the bench: a test has seconds. */
const count = 60_000;

const folder = mkdtempSync(join(tmpdir(), "commonry-archive-"));
const csv = join(folder, "events.csv");
const plain = new Map<string, PlainFacts>();
let server: ClickHouse | undefined;

beforeAll(async () => {
  const groups = Object.entries(scopes).map(([name, [, scope]]) => ({ name, group: new Plain(scope) }));
  const events = [...generate(count)];
  for (const event of events) for (const { group } of groups) group.add(event);
  for (const { name, group } of groups) plain.set(name, group.facts());
  if (duckdb) writeCsv(csv, events);
  if (program) {
    server = await startClickHouse(program);
    await fill(server, events);
  }
}, 60_000);

afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function all(engine: Engine, sql: string): Promise<unknown[]> {
  try {
    await engine.open();
    const rows: unknown[] = [];
    for await (const some of engine.rows(sql, 1000)) rows.push(...some);
    return rows;
  } finally {
    await engine.close();
  }
}

test("the generated events are worth grouping", () => {
  const { history, contacts, threads, releases } = plain.get("everything") as PlainFacts;
  expect(history.length).toBe(8);
  expect(contacts.length).toBeGreaterThan(count / 40);
  expect(contacts.filter(({ bot }) => bot).length).toBe(2);
  expect(threads.length).toBeGreaterThan(count / 10);
  const answered = threads.filter(({ replies }) => replies.length > 0).length;
  expect(answered / threads.length).toBeGreaterThan(0.5);
  expect(answered / threads.length).toBeLessThan(0.95);
  expect(threads.filter(({ replies }) => replies.length > 2).length).toBeGreaterThan(100);
  for (const kind of ["comment", "review"]) {
    expect(threads.filter(({ replies: [first] }) => first?.kind === kind).length).toBeGreaterThan(100);
  }
  expect(threads.filter(({ merged }) => merged !== undefined).length).toBeGreaterThan(1000);
  expect(releases.length).toBeGreaterThan(100);
  expect(releases.filter(({ prerelease }) => prerelease).length).toBeGreaterThan(10);
});

describe.skipIf(!program)(`ClickHouse${program ? "" : " (skipped: clickhouse-server is not installed)"}`, () => {
  const address = () => `clickhouse://127.0.0.1:${server?.port}/default`;
  const read = (text: string, scope: ArchiveScope, env = {}) =>
    createArchive(parseArchiveAddress(text), { ...machine, env }).read(scope);
  const engine = () => {
    const { url } = server as ClickHouse;
    return openClickHouse({ engine: "clickhouse", url, database: "default", table: "github_events" }, {});
  };

  test.each(Object.entries(scopes))("says what plain memory says: %s", async (name, [scope]) => {
    const facts = await read(address(), scope);
    expect(compared(facts, plain.get(name) as PlainFacts)).toBeGreaterThan(1000);
  });

  test("is read by an account that may set nothing, too", async () => {
    const [scope] = scopes["some, for some months"] as (typeof scopes)[string];
    const facts = await read(address(), scope, reader);
    expect(compared(facts, plain.get("some, for some months") as PlainFacts)).toBeGreaterThan(1000);
  });

  test("is never written to, whatever might be asked", async () => {
    const wrong = ["CREATE TABLE mine (a UInt8) ENGINE = Memory", "DROP TABLE github_events"];
    for (const sql of [...wrong, "INSERT INTO github_events SELECT * FROM github_events"]) {
      await expect(all(engine(), sql)).rejects.toMatchObject({ code: "archive.failed", exitCode: 1 });
    }
    expect(await server?.run("SELECT count(*) FROM github_events")).toBe(`${count}\n`);
  });

  test("says no more than was allowed", async () => {
    const sql = "SELECT actor_login FROM github_events";
    await expect(all(engine(), sql)).rejects.toMatchObject({ code: "archive.much" });
  });

  test.each([
    ["a wrong password", "default", { ...reader, CLICKHOUSE_PASSWORD: "wrong" }, "archive.unauthorised", 4],
    ["an unknown user", "default", { CLICKHOUSE_USER: "nobody" }, "archive.unauthorised", 4],
    ["no such database", "elsewhere", {}, "archive.no-table", 1],
    ["no such table", "default?table=other_events", {}, "archive.no-table", 1],
    ["another shape", "system?table=numbers", {}, "archive.columns", 1],
  ])("tells %s", async (_, place, env, code, exitCode) => {
    const text = address().replace(/default$/, place);
    await expect(read(text, { repositories: ["*"] }, env)).rejects.toMatchObject({ code, exitCode });
  });
});

describe.skipIf(!duckdb)(`DuckDB${duckdb ? "" : " (skipped: npm install --no-save @duckdb/node-api)"}`, () => {
  const database = join(folder, "events.duckdb");
  const odd = join(folder, "it's [not] a pattern");
  const read = (text: string, scope: ArchiveScope, cwd = machine.cwd) =>
    createArchive(parseArchiveAddress(`duckdb:${text}`), { ...machine, home: machine.cwd, cwd }).read(scope);
  const [some] = scopes["some, for some months"] as (typeof scopes)[string];
  const equal = async (facts: Promise<PlainFacts>, name = "some, for some months") =>
    expect(compared(await facts, plain.get(name) as PlainFacts)).toBeGreaterThan(1000);

  beforeAll(async () => {
    mkdirSync(odd);
    const instance = await duckdb?.DuckDBInstance.create(database, {});
    const connection = (await instance?.connect()) as Connection;
    const source = `read_csv('${csv}', header = true, all_varchar = true)`;
    await connection.run(
      `CREATE TABLE github_events AS SELECT * REPLACE (created_at::TIMESTAMP AS created_at, number::UINTEGER AS number, merged = '1' AS merged) FROM ${source}`,
    );
    await connection.run(
      "CREATE VIEW other_events AS SELECT * REPLACE (content AS actor_login) FROM github_events, read_text('/etc/hostname')",
    );
    const quoted = odd.replace(/'/g, "''");
    const halves = ["number % 2 = 0", "number % 2 = 1"].entries();
    // As ClickHouse exports it: times as seconds. And as others do: with a zone.
    const times = ["epoch(created_at)::UINTEGER", "created_at AT TIME ZONE 'UTC'"];
    for (const [index, condition] of halves) {
      await connection.run(
        `COPY (SELECT * REPLACE (epoch(created_at)::UINTEGER AS created_at) FROM github_events WHERE ${condition}) TO '${quoted}/part-${index}.parquet'`,
      );
    }
    await connection.run("SET TimeZone = 'America/New_York'");
    await connection.run(
      `COPY (SELECT * REPLACE (${times[1]} AS created_at) FROM github_events) TO '${quoted}/zoned.parquet'`,
    );
    connection.closeSync();
    instance?.closeSync();
  });

  test("says what plain memory says of a CSV file", () =>
    equal(read(csv, scopes.everything?.[0] as ArchiveScope), "everything"));
  test("says it of a database", () => equal(read(database, some)));
  test("says it of several Parquet files with times in seconds, below a folder with an odd name", () =>
    equal(read("part-*.parquet", some, odd)));
  test("says it of a Parquet file with times in a zone", () => equal(read("zoned.parquet", some, odd)));

  test("a database is not written to, and asks for no other file", async () => {
    const open = () =>
      openDuckDB({ engine: "duckdb", path: database, form: "database", table: "github_events" }, machine);
    expect(await all(open(), "SELECT 1 AS one")).toEqual([[1]]);
    for (const sql of [
      "CREATE TABLE kept.mine (a INTEGER)",
      "DROP TABLE kept.github_events",
      "SELECT content FROM read_text('/etc/hostname')",
      "SET enable_external_access = true",
      "COPY (SELECT 1) TO '/tmp/commonry-never.csv'",
    ]) {
      await expect(all(open(), sql)).rejects.toMatchObject({ code: "archive.failed", exitCode: 1 });
    }
    await expect(read(`${database}?table=other_events`, some)).rejects.toMatchObject({ code: "archive.failed" });
  });

  test.each([
    ["no such file", "none.duckdb", "archive.no-file"],
    ["no file that a pattern names", "none-*.parquet", "archive.no-file"],
    ["no such table", `${database}?table=nothing`, "archive.no-table"],
    ["another shape", fileURLToPath(new URL("../../../../package.json", import.meta.url)), "archive.failed"],
  ])("tells %s", async (_, path, code) => {
    await expect(read(path, some)).rejects.toMatchObject({ code, exitCode: 1 });
  });

  test("gives up after a while", async () => {
    const address = { engine: "duckdb", path: csv, form: "csv", table: "github_events" } as const;
    const endless = "SELECT count(*) FROM range(100000000) a, range(100000000) b";
    await expect(all(openDuckDB(address, machine, 0.2), endless)).rejects.toMatchObject({ code: "archive.slow" });
  });
});

test("without DuckDB its absence is told, with what to do", async () => {
  const nowhere = { env: { PATH: folder }, cwd: folder, home: folder };
  const source = createArchive(parseArchiveAddress("duckdb:events.csv"), nowhere);
  await expect(source.read({ repositories: ["*"] })).rejects.toMatchObject({ code: "archive.no-duckdb", exitCode: 1 });
});
