// npm run bench:sources -- [EVENTS] [RUNS]: the same generated events read from plain memory, from ClickHouse and from
// DuckDB, side by side, each run in a process of its own. ClickHouse needs `clickhouse-server` (Debian has it); DuckDB
// needs @duckdb/node-api where a user would have it, or in the folder that COMMONRY_TEST_DUCKDB names.
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

const [count, runs] = [Number(process.argv[2] ?? 1_000_000), Number(process.argv[3] ?? 3)];
const home = fileURLToPath(new URL("../..", import.meta.url));
const place = mkdtempSync(join(tmpdir(), "commonry-sources-"));

/** The parts in TypeScript, as one of plain JavaScript each. */
async function bundled(name, input) {
  const bundle = await rolldown({
    input: fileURLToPath(new URL(input, import.meta.url)),
    platform: "node",
    external: [/^node:/],
  });
  await bundle.write({ dir: join(place, name), format: "esm", entryFileNames: "entry.mjs" });
  return join(place, name, "entry.mjs");
}

const load = async (name, input) => import(pathToFileURL(await bundled(name, input)).href);
const [events, write, servers, duck] = [
  await load("events", "../support/archive/events.ts"),
  await load("write", "../support/archive/write.ts"),
  await load("server", "../support/archive/server.ts"),
  await load("duckdb", "../../src/providers/archive/duckdb/module.ts"),
];
const child = await bundled("child", "./sources-child.js");
const files = Object.fromEntries(
  ["tsv", "csv", "parquet", "duckdb"].map((form) => [form, join(place, `events.${form}`)]),
);

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const timed = async (work) => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

function writeLines(path, line, head) {
  const file = openSync(path, "w");
  for (const piece of write.pieces(events.generate(count), line, head)) writeSync(file, piece);
  closeSync(file);
}

/** The most memory that a process has had, in megabytes, and the seconds of processor that it has taken. */
const peak = (pid) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
const taken = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/s, "").trim().split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

/**
 * Reads once to warm the caches, then some times.
 * @param server process that does a part of the work, if one does
 * @throws Error when a run fails: it must not look fast
 */
function measure(name, address, server) {
  const once = () => {
    const before = server ? taken(server) : 0;
    const { status, stdout, stderr } = spawnSync(process.execPath, [child, address, home], { encoding: "utf8" });
    if (status !== 0) throw new Error(`${name}: ${stderr}`);
    return { ...JSON.parse(stdout), served: server ? taken(server) - before : 0 };
  };
  once();
  const all = Array.from({ length: runs }, once);
  const of = (key) => median(all.map((run) => run[key]));
  const cpu = `${of("cpu").toFixed(2)} s${server ? ` + ${of("served").toFixed(2)} s` : ""}`;
  const memory = `${of("megabytes").toFixed(0)} MB${server ? ` + ${peak(server).toFixed(0)} MB` : ""}`;
  const [{ lines, digest }] = all;
  console.log(`| ${[name, `${of("seconds").toFixed(2)} s`, cpu, memory, lines, digest].join(" | ")} |`);
  return digest;
}

const digests = [];
let server;
try {
  writeLines(files.tsv, write.tabLine, "");
  writeLines(files.csv, write.csvLine, `${write.columns.join()}\n`);
  console.log(`${count} events, ${runs} runs each after one to warm up, node ${process.version}\n`);
  console.log(
    "| source | time | CPU (+ server) | peak memory (+ server) | facts | digest |\n|---|---|---|---|---|---|",
  );
  digests.push(measure("plain memory, from a file of lines", `plain:${files.tsv}`));
  const loads = [];
  const program = servers.clickHouseProgram();
  if (program) {
    server = await servers.startClickHouse(program);
    loads.push(`ClickHouse ${(await timed(() => servers.fill(server, events.generate(count)))).toFixed(1)} s`);
    const version = (await server.run("SELECT version()")).trim();
    const address = `clickhouse://127.0.0.1:${server.port}/default`;
    digests.push(measure(`ClickHouse ${version}`, address, server.pid));
  } else console.log("| ClickHouse | not installed |");
  const machine = { env: process.env, cwd: process.env.COMMONRY_TEST_DUCKDB || home, home };
  const duckdb = await duck.loadDuckDB(machine).catch(() => undefined);
  if (duckdb) {
    const instance = await duckdb.DuckDBInstance.create(files.duckdb, {});
    const connection = await instance.connect();
    const typed =
      "SELECT * REPLACE (created_at::TIMESTAMP AS created_at, number::UINTEGER AS number, merged::UTINYINT AS merged)";
    const from = `${typed} FROM read_csv('${files.csv}', header = true, all_varchar = true) ORDER BY event_type, repo_name, created_at`;
    const seconds = await timed(() => connection.run(`CREATE TABLE github_events AS ${from}`));
    loads.push(`DuckDB ${seconds.toFixed(1)} s`);
    await connection.run(`COPY github_events TO '${files.parquet}'`);
    connection.closeSync();
    instance.closeSync();
    for (const form of ["duckdb", "parquet", "csv"]) {
      digests.push(
        measure(`DuckDB, ${form === "duckdb" ? "a database" : `a file of ${form}`}`, `duckdb:${files[form]}`),
      );
    }
  } else console.log("| DuckDB | not installed |");
  console.log(
    `\nFilled in: ${loads.join(", ") || "nothing"}. All say the same: ${new Set(digests).size === 1 ? "yes" : "NO"}`,
  );
  if (new Set(digests).size !== 1) process.exitCode = 1;
} finally {
  await server?.stop();
  rmSync(place, { recursive: true, force: true });
}
