import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isArchiveAddress, parseArchiveAddress } from "../../../../src/providers/archive/index.ts";

describe("an address", () => {
  const usual = { engine: "clickhouse", database: "gh", table: "github_events" };
  test.each([
    ["clickhouse://localhost/gh", { ...usual, url: "http://localhost:8123" }],
    ["clickhouse://localhost:80/gh", { ...usual, url: "http://localhost:80" }],
    ["clickhouse://127.0.0.1:9123/gh?table=events_v2", { ...usual, url: "http://127.0.0.1:9123", table: "events_v2" }],
    ["clickhouse://[::1]:9123/gh", { ...usual, url: "http://[::1]:9123" }],
    ["clickhouse://events.example/gh", { ...usual, url: "https://events.example:8443" }],
    ["clickhouse://events.example:443/gh", { ...usual, url: "https://events.example:443" }],
    ["CLICKHOUSE://10.0.0.7:8443/gh", { ...usual, url: "https://10.0.0.7:8443" }],
    // What only looks like this machine is another one.
    ["clickhouse://localhost.example/gh", { ...usual, url: "https://localhost.example:8443" }],
    ["clickhouse://127.0.0.1.example/gh", { ...usual, url: "https://127.0.0.1.example:8443" }],
    ["duckdb:events.duckdb", { engine: "duckdb", path: "events.duckdb", form: "database", table: "github_events" }],
    ["duckdb:a b/events?table=mine", { engine: "duckdb", path: "a b/events", form: "database", table: "mine" }],
    ["duckdb:/data/*.parquet", { engine: "duckdb", path: "/data/*.parquet", form: "parquet", table: "github_events" }],
    ["duckdb:x.CSV.gz", { engine: "duckdb", path: "x.CSV.gz", form: "csv", table: "github_events" }],
    ["duckdb:C:\\data\\x.csv", { engine: "duckdb", path: "C:\\data\\x.csv", form: "csv", table: "github_events" }],
  ])("%s", (text, expected) => {
    expect(isArchiveAddress(text)).toBe(true);
    expect(parseArchiveAddress(text)).toEqual(expected);
  });

  test.each([
    ["", "archive.address"],
    ["postgres://localhost/gh", "archive.address"],
    ["clickhouse:localhost/gh", "archive.address"],
    ["clickhouse://localhost", "archive.address"],
    ["clickhouse://localhost/", "archive.address"],
    ["clickhouse:///gh", "archive.address"],
    ["clickhouse://localhost/gh/more", "archive.address"],
    ["clickhouse://localhost:99999/gh", "archive.address"],
    ["clickhouse://local host/gh", "archive.address"],
    ["clickhouse://localhost/gh?readonly=0", "archive.address"],
    ["clickhouse://localhost/gh?table=a&readonly=0", "archive.address"],
    ["clickhouse://localhost/gh?table=a&table=b", "archive.address"],
    ["clickhouse://localhost/gh#x", "archive.address"],
    ['clickhouse://localhost/gh?table=a"b', "archive.table"],
    ["clickhouse://localhost/gh?table=a%22b", "archive.table"],
    ["clickhouse://localhost/gh?table=system.users", "archive.table"],
    ["clickhouse://localhost/g`h", "archive.table"],
    ["clickhouse://localhost/1gh", "archive.table"],
    ["clickhouse://ada@localhost/gh", "archive.credential"],
    ["clickhouse://ada:secret@events.example/gh", "archive.credential"],
    ["clickhouse://:secret@events.example/gh?x", "archive.credential"],
    ["duckdb:", "archive.address"],
    ["duckdb:?table=a", "archive.address"],
    ["duckdb:https://events.example/x.parquet", "archive.address"],
    ["duckdb:s3://bucket/x.parquet", "archive.address"],
    ["duckdb://host/x.parquet", "archive.address"],
    ["duckdb:md:mine", "archive.address"],
    ["duckdb:x.parquet?table=a", "archive.address"],
    ["duckdb:x.duckdb?table=a;b", "archive.table"],
  ])("%s is refused: %s", (text, code) => {
    expect(() => parseArchiveAddress(text)).toThrow(expect.objectContaining({ code, exitCode: 2 }));
  });

  test("with a password is refused without a word of it", () => {
    const text = "clickhouse://ada:hush-hush@events.example/gh";
    try {
      parseArchiveAddress(text);
      expect.unreachable();
    } catch (error) {
      expect(JSON.stringify([error, String(error)])).not.toMatch(/hush|ada/);
    }
  });

  test("either is one or is an error for a person, and goes to no other host without a certificate", () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom("localhost", "[::1]", "a.example", "@", ":80", "/db", "?table=", "\\"),
    );
    fc.assert(
      fc.property(fc.constantFrom("clickhouse:", "duckdb:", "clickhouse://"), fc.array(part), (scheme, parts) => {
        try {
          const address = parseArchiveAddress(scheme + parts.join(""));
          if (address.engine !== "clickhouse") return;
          expect(new URL(address.url).username).toBe("");
          expect(address.url).toMatch(/^https:|^http:\/\/(localhost|127(\.\d+){3}|\[::1\]):\d+$/);
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^archive\./), exitCode: 2 });
        }
      }),
      { numRuns: 300 },
    );
  });
});
