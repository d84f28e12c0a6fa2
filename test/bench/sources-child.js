// One source read once, in a process of its own: what it said, how long it took, how much memory. Bundled by sources.js.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { performance } from "node:perf_hooks";
import { createInterface } from "node:readline";
import { cellsOf } from "../../src/providers/archive/clickhouse/tabs.ts";
import { createArchive, parseArchiveAddress } from "../../src/providers/archive/index.ts";
import { looksLikeBot } from "../../src/reports/identity/bots.ts";
import { linesOf } from "../support/archive/compare.ts";
import { Plain } from "../support/archive/plain.ts";

const isBot = (login) => looksLikeBot({ name: login, login });

/** The events of a file in ClickHouse's tab-separated format, line by line, grouped in memory. */
async function plain(path) {
  const group = new Plain({ wants: () => true, isBot });
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    const [type, actor, repository, at, action, number, merged, tag] = cellsOf(line);
    group.add({ type, actor, repository, at: Number(at), action, number: Number(number), merged: Number(merged), tag });
  }
  return group.facts();
}

const [address, home] = process.argv.slice(2);
const start = performance.now();
const machine = { env: process.env, cwd: process.env.COMMONRY_TEST_DUCKDB || home, home };
const facts = await (address.startsWith("plain:")
  ? plain(address.slice("plain:".length))
  : createArchive(parseArchiveAddress(address), machine).read({ repositories: ["*"], isBot }));
const seconds = (performance.now() - start) / 1000;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const hash = createHash("sha256");
let lines = 0;
for (const line of linesOf(facts)) {
  hash.update(line);
  lines++;
}
const cpu = (userCPUTime + systemCPUTime) / 1e6;
console.log(JSON.stringify({ seconds, cpu, megabytes: maxRSS / 1024, lines, digest: hash.digest("hex").slice(0, 12) }));
