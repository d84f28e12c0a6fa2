import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openClickHouse } from "../../../../src/providers/archive/clickhouse/engine.ts";
import { cellsOf } from "../../../../src/providers/archive/clickhouse/tabs.ts";
import { serve } from "../../../support/git-server.ts";
import { has, run } from "../../../support/tools.ts";

const account = { CLICKHOUSE_USER: "ada", CLICKHOUSE_PASSWORD: "open sesame" };

type Answer = {
  readonly status?: number;
  readonly body: string;
  readonly headers?: Record<string, string>;
  readonly cut?: boolean;
};

/** A server that answers each request by its settings, and what was asked of it. */
async function pretend(
  answer: (settings: URLSearchParams, sql: string) => Answer | "never",
  patience = { server: 5, ours: 10 },
) {
  const asked: { settings: URLSearchParams; sql: string; authorization: string }[] = [];
  const { url } = await serve((request, response) => {
    let sql = "";
    request.on("data", (chunk) => {
      sql += chunk;
    });
    request.on("end", () => {
      const settings = new URL(request.url ?? "", "http://x").searchParams;
      asked.push({ settings, sql, authorization: request.headers.authorization ?? "" });
      const said = answer(settings, sql);
      if (said === "never") return;
      response.writeHead(said.status ?? 200, said.headers);
      if (!said.cut) return response.end(said.body);
      response.write(said.body, () => response.destroy());
    });
  });
  const engine = openClickHouse(
    { engine: "clickhouse", url, database: "gh", table: "github_events" },
    account,
    patience,
  );
  const rows = async (sql = "SELECT 7", limit = 1000) => {
    try {
      await engine.open();
      const all = [];
      for await (const some of engine.rows(sql, limit)) all.push(...some);
      return all;
    } finally {
      await engine.close();
    }
  };
  return { asked, rows };
}

/** What servers say in words, old and new. */
const old = (code: number, text: string): Answer => ({
  status: 500,
  body: `Code: ${code}, e.displayText() = DB::Exception: ${text}, e.what() = DB::Exception\n`,
});
const recent = (code: number, text: string, type: string): Answer => ({
  status: code === 516 ? 403 : 500,
  body: `Code: ${code}. DB::Exception: ${text}. (${type}) (version 26.7.2.1)\n`,
  headers: { "X-ClickHouse-Exception-Code": String(code) },
});

describe("a question to ClickHouse", () => {
  test("must not write, is bounded, and carries the password in a header only", async () => {
    const { asked, rows } = await pretend(() => ({ body: "7\n" }));
    expect(await rows()).toEqual([["7"]]);
    expect(asked.map(({ sql }) => sql.replace(/\s+/g, " "))).toEqual([
      "SELECT 1 FORMAT TabSeparated",
      "SELECT 7 FORMAT TabSeparated",
    ]);
    for (const { settings, authorization } of asked) {
      expect(Object.fromEntries(settings)).toMatchObject({
        database: "gh",
        readonly: "1",
        max_execution_time: "5",
        max_result_bytes: String(2 ** 30),
        result_overflow_mode: "throw",
        wait_end_of_query: "1",
      });
      expect(authorization).toBe(`Basic ${Buffer.from("ada:open sesame").toString("base64")}`);
      expect(settings.toString()).not.toMatch(/sesame|ada/);
    }
    expect(asked[1]?.settings.get("max_result_rows")).toBe("1000");
  });

  test.each([
    ["an account that may set nothing", (settings: URLSearchParams) => settings.has("readonly"), []],
    ["an account with constraints", (settings: URLSearchParams) => settings.has("max_execution_time"), ["readonly"]],
  ])("gives way to %s", async (_, refused, left) => {
    const { asked, rows } = await pretend((settings) =>
      refused(settings) ? old(164, "Cannot override setting in readonly mode") : { body: "7\n" },
    );
    expect(await rows()).toEqual([["7"]]);
    const last = [...(asked.at(-1)?.settings.keys() ?? [])].filter(
      (name) => !/^(database|query_id|wait_end)/.test(name),
    );
    expect(last).toEqual(left);
  });

  test("has its rows whole, wherever they are cut on the way", async () => {
    const body = Array.from({ length: 30_000 }, (_, index) => `a\\tb\t${index}\t名\n`).join("");
    const { rows } = await pretend((_, sql) => ({ body: sql.startsWith("SELECT 1") ? "1\n" : body }));
    const found = await rows();
    expect(found.length).toBe(30_000);
    expect(found[12_345]).toEqual(["a\tb", "12345", "名"]);
  });
});

describe("what goes wrong is told", () => {
  test.each<[string, Answer, string, number, object]>([
    ["wrong password, 2018", old(193, "Wrong password for user ada"), "archive.unauthorised", 4, {}],
    [
      "wrong password, now",
      recent(516, "ada: Authentication failed", "AUTHENTICATION_FAILED"),
      "archive.unauthorised",
      4,
      {},
    ],
    ["not allowed", recent(497, "Not enough privileges", "ACCESS_DENIED"), "archive.unauthorised", 4, {}],
    ["no table", recent(60, "Unknown table", "UNKNOWN_TABLE"), "archive.no-table", 1, { table: "gh.github_events" }],
    [
      "no column",
      recent(47, "Unknown identifier x", "UNKNOWN_IDENTIFIER"),
      "archive.columns",
      1,
      { table: "github_events" },
    ],
    ["too slow", old(159, "Timeout exceeded"), "archive.slow", 1, { seconds: 5 }],
    ["too much", recent(396, "Limit for result exceeded", "TOO_MANY_ROWS_OR_BYTES"), "archive.much", 1, {}],
    ["something else, 2018", old(241, "Memory limit exceeded"), "archive.failed", 1, { text: "Memory limit exceeded" }],
    ["something else, now", recent(241, "Memory\u001b[31m limit", "MEMORY_LIMIT_EXCEEDED"), "archive.failed", 1, {}],
    ["a page of a proxy", { status: 502, body: "<html>Bad gateway</html>" }, "archive.failed", 1, {}],
    [
      "a redirect",
      { status: 302, body: "", headers: { Location: "http://elsewhere.example/" } },
      "archive.failed",
      1,
      {},
    ],
    [
      "an answer that is cut",
      { body: "7\n8\n", cut: true, headers: { "Content-Length": "400" } },
      "archive.failed",
      1,
      {},
    ],
  ])("%s", async (_, answer, code, exitCode, params) => {
    const { rows } = await pretend((_settings, sql) =>
      sql.startsWith("SELECT 1") && answer.cut ? { body: "1\n" } : answer,
    );
    const error = await rows().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code, exitCode, params });
    expect(JSON.stringify((error as { params: unknown }).params)).not.toMatch(/\\u001b|sesame/);
  });

  test("a server that never answers", async () => {
    const { rows } = await pretend(() => "never", { server: 5, ours: 0.2 });
    await expect(rows()).rejects.toMatchObject({ code: "archive.slow", exitCode: 1 });
  });

  test.skipIf(!has("openssl"))("a server that nobody vouches for, which is told nothing", async () => {
    const folder = mkdtempSync(join(tmpdir(), "commonry-certificate-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    const name = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
    run("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, ...name]);
    const pair = { key: readFileSync(key), cert: readFileSync(cert) };
    const { url, requests } = await serve((_, response) => response.end("1\n"), pair);
    const engine = openClickHouse({ engine: "clickhouse", url, database: "gh", table: "t" }, account);
    await expect(engine.open()).rejects.toMatchObject({
      code: "archive.unreachable",
      params: { reason: "DEPTH_ZERO_SELF_SIGNED_CERT" },
    });
    await engine.close();
    expect(requests).toEqual([]);
  });

  test("a server that is not there", async () => {
    const engine = openClickHouse({ engine: "clickhouse", url: "http://127.0.0.1:1", database: "gh", table: "t" }, {});
    await expect(engine.open()).rejects.toMatchObject({ code: "archive.unreachable", params: { host: "127.0.0.1:1" } });
    await engine.close();
  });
});

test.each([
  ["a\tb", ["a", "b"]],
  ["", [""]],
  ["\t", ["", ""]],
  ["a\\\\\\tb\\n\\'\t1", ["a\\\tb\n'", "1"]],
  ["\\N\tx", ["", "x"]],
  ["\\b\\f\\r\\0", ["\b\f\r\0"]],
])("the line %j", (line, cells) => {
  expect(cellsOf(line)).toEqual(cells);
});
