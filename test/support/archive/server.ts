import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { ArchivedEvent } from "./events.ts";
import { pieces, tabLine } from "./write.ts";

/** A ClickHouse of one's own on this machine. */
export interface ClickHouse {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Runs anything, as the user `default`. */
  readonly run: (sql: string, body?: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** The account that may only read, by its own profile. */
export const reader = { CLICKHOUSE_USER: "reader", CLICKHOUSE_PASSWORD: "only-reads" };

/** Debian puts it where only administrators look. */
export function clickHouseProgram(): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/bin"];
  return folders.map((folder) => join(folder, "clickhouse-server")).find((path) => existsSync(path));
}

/** Starts Debian's server, or a newer one, in a folder of its own; its zone is none that an event is dated in. */
export async function startClickHouse(program: string): Promise<ClickHouse> {
  const folder = mkdtempSync(join(tmpdir(), "commonry-clickhouse-"));
  const port = await freePort();
  for (const name of ["data", "tmp", "user_files", "format_schemas"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "config.xml"), config(folder, port));
  writeFileSync(join(folder, "users.xml"), users);
  const child = spawn(program, [`--config-file=${join(folder, "config.xml")}`], { cwd: folder, stdio: "ignore" });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()).once("error", () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    const hard = setTimeout(() => child.kill("SIGKILL"), 5000);
    await ended;
    clearTimeout(hard);
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await answers(`${url}/ping`, () => child.exitCode === null);
  } catch (error) {
    await stop();
    throw error;
  }
  const run = async (sql: string, body = ""): Promise<string> => {
    const response = await fetch(`${url}/?query=${encodeURIComponent(sql)}`, { method: "POST", body });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return text;
  };
  return { url, port, pid: child.pid ?? 0, run, stop };
}

async function answers(url: string, alive: () => boolean): Promise<void> {
  for (const end = Date.now() + 15_000; Date.now() < end && alive(); ) {
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error("clickhouse-server did not start");
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

const config = (folder: string, port: number) => `<yandex>
  <logger><level>none</level></logger>
  <listen_host>127.0.0.1</listen_host>
  <http_port>${port}</http_port>
  <path>${folder}/data/</path>
  <tmp_path>${folder}/tmp/</tmp_path>
  <user_files_path>${folder}/user_files/</user_files_path>
  <format_schema_path>${folder}/format_schemas/</format_schema_path>
  <timezone>Asia/Shanghai</timezone>
  <mark_cache_size>67108864</mark_cache_size>
  <users_config>${folder}/users.xml</users_config>
  <default_profile>default</default_profile>
  <default_database>default</default_database>
</yandex>
`;

const local = "<networks><ip>127.0.0.1</ip></networks><quota>default</quota>";
const users = `<yandex>
  <profiles><default></default><reader><readonly>1</readonly></reader></profiles>
  <users>
    <default><password></password>${local}<profile>default</profile></default>
    <reader><password>${reader.CLICKHOUSE_PASSWORD}</password>${local}<profile>reader</profile></reader>
  </users>
  <quotas><default></default></quotas>
</yandex>
`;

/** The table in the shape that ClickHouse's own collection of GitHub's events has, as far as it is read. */
export const table = `CREATE TABLE github_events (
  event_type Enum8('CommitCommentEvent' = 1, 'CreateEvent' = 2, 'IssueCommentEvent' = 6, 'IssuesEvent' = 7,
    'PullRequestEvent' = 10, 'PullRequestReviewCommentEvent' = 11, 'PushEvent' = 12, 'ReleaseEvent' = 13,
    'WatchEvent' = 15, 'PullRequestReviewEvent' = 19),
  actor_login String, repo_name String, created_at DateTime,
  action Enum8('none' = 0, 'created' = 1, 'opened' = 5, 'closed' = 6, 'reopened' = 7, 'assigned' = 8,
    'labeled' = 10, 'started' = 15, 'published' = 16, 'merged' = 20),
  number UInt32, merged UInt8, release_tag_name String
) ENGINE = MergeTree PARTITION BY tuple() ORDER BY (event_type, repo_name, created_at)`;

/** Fills the table. */
export async function fill({ run }: ClickHouse, events: Iterable<ArchivedEvent>): Promise<void> {
  await run(table);
  for (const piece of pieces(events, tabLine)) await run("INSERT INTO github_events FORMAT TabSeparated", piece);
}
