import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressFault, boundsOf } from "../../../../src/system/http/guard.ts";
import { http, json, rejection, serve } from "./server.ts";

const github = boundsOf("https://api.github.com/");
const enterprise = boundsOf("https://ghe.example/api/v3");

test.each([
  "https://api.github.com",
  "https://api.github.com/",
  "https://api.github.com/user",
  "https://api.github.com/repos/o/r/labels/a%2Fb?per_page=100&q=../..",
  "https://API.github.com:443/graphql",
  "https://api.github.com/repos/o/.github/labels/...",
])("%s may be asked", (url) => {
  expect(addressFault(url, github)).toBeUndefined();
});

test.each([
  ["https://ghe.example/api/v3/user", undefined],
  ["https://ghe.example/api/graphql", undefined],
  ["https://ghe.example/api/graphql/x", "outside"],
  ["https://ghe.example/user", "outside"],
  ["https://ghe.example/api/v33/user", "outside"],
])("below a base with a path: %s is %s", (url, fault) => {
  expect(addressFault(url, enterprise)).toBe(fault);
});

test.each([
  ["https://evil.example/user", "foreign"],
  ["http://api.github.com/user", "foreign"],
  ["https://api.github.com:444/user", "foreign"],
  ["https://api.github.com@evil.example/user", "foreign"],
  ["https://me@api.github.com/user", "foreign"],
  ["https://api.github.com.evil.example/user", "foreign"],
  ["https:/\\api.github.com/user", "sign"],
  ["https://api.github.com/labels\\..", "sign"],
  ["https://api.github.com/la\tbels", "sign"],
  ["https://api.github.com/labels/c#", "sign"],
  ["/user", "sign"],
  ["https://api.github.com/repos//labels", "segment"],
  ["https://api.github.com/repos/o/r/labels/", "segment"],
  ["https://api.github.com/repos/o/r/labels/..", "segment"],
  ["https://api.github.com/repos/o/r/labels/.?x", "segment"],
  ["https://api.github.com/repos/o/r/labels/%2e%2E", "segment"],
  ["https://api.github.com/repos/o/r/labels/.%2e", "segment"],
  ["https://api.github.com/repos/o/r/labels/a%2F..%2F..", "segment"],
])("%s may not be asked: %s", (url, fault) => {
  expect(addressFault(url, github)).toBe(fault);
});

describe("whatever a name is", () => {
  const name = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(".", "/", "%2e", "%2F", "\\", "?", "#", "a") }));
  const before = "https://api.github.com/repos/o/r/labels/";

  test("one that is encoded reaches the label and nothing above it, or is refused", () => {
    fc.assert(
      fc.property(name, (text) => {
        const url = before + encodeURIComponent(text);
        if (addressFault(url, github)) return;
        expect(decodeURIComponent(new URL(url).pathname)).toBe(`/repos/o/r/labels/${text}`);
      }),
    );
  });
  test("one that is not encoded stays below", () => {
    fc.assert(
      fc.property(name, (text) => {
        if (!addressFault(before + text, github)) expect(new URL(before + text).href.startsWith(before)).toBe(true);
      }),
    );
  });
});

test("what may not be asked is not sent, whichever way it is asked", async () => {
  const { base, seen } = await serve(json({}));
  const client = http(base);
  for (const name of ["..", ".", "", "%2e%2e"]) {
    const asked = { method: "DELETE", path: `/repos/o/r/labels/${name}` };
    expect(await rejection(client.request(asked))).toMatchObject({
      code: "http.address",
      params: { fault: "segment" },
    });
    expect(await rejection(client.fetch(base + asked.path, asked))).toMatchObject({ code: "http.address" });
  }
  expect(seen).toHaveLength(0);
});

test.each([
  ["http://example.org", "plain"],
  ["https://u:p@example.org", "credential"],
  ["file:///etc/passwd", "plain"],
  ["x", "invalid"],
])("%s is no base: %s", (base, fault) => {
  expect(() => http(base)).toThrow(expect.objectContaining({ code: "http.base", exitCode: 2, params: { fault } }));
});
