import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createEtags } from "../../../../src/system/http/etags.ts";
import { tempDir } from "../temp.ts";
import { canary, http, json, serve } from "./server.ts";

const tagged = () =>
  serve((response, one, nth) => {
    if (one.headers["if-none-match"] === '"1"') response.writeHead(304, { etag: '"1"' }).end();
    else json(["first"], 200, { etag: '"1"', link: '</x?page=2>; rel="next"' })(response, one, nth);
  });

test("an answer that still holds is not sent again, and is the same with its links", async () => {
  const { base, seen } = await tagged();
  const cacheFolder = tempDir();
  const first = await http(base, { cacheFolder }).request({ method: "GET", path: "/x" });
  const second = await http(base, { cacheFolder }).request({ method: "GET", path: "/x" });
  expect(second).toMatchObject({ status: 200, data: first.data });
  expect(second.headers.get("link")).toBe(first.headers.get("link"));
  const third = await http(base, { cacheFolder }).fetch(`${base}/x`, { headers: { accept: "application/json" } });
  expect([third.status, await third.json()]).toEqual([200, ["first"]]);
  expect(seen.map(({ headers }) => headers["if-none-match"])).toEqual([undefined, '"1"', '"1"']);
});

test("another credential, another address and a request that wants none are asked whole", async () => {
  const { base, seen } = await tagged();
  const cacheFolder = tempDir();
  await http(base, { cacheFolder }).request({ method: "GET", path: "/x" });
  await http(base, { cacheFolder, token: "another" }).request({ method: "GET", path: "/x" });
  await http(base, { cacheFolder }).request({ method: "GET", path: "/y" });
  await http(base, { cacheFolder }).request({ method: "GET", path: "/x", etag: false });
  expect(seen.map(({ headers }) => headers["if-none-match"])).toEqual([undefined, undefined, undefined, undefined]);
});

test.each<[string, (text: string) => string]>([
  ["cut", (text) => text.slice(0, -5)],
  ["edited", (text) => text.replace("first", "other")],
  ["of another shape", () => "[]"],
])("what was kept and is %s is as none", async (_, spoil) => {
  const { base, seen } = await tagged();
  const cacheFolder = tempDir();
  const asked = () => http(base, { cacheFolder }).request({ method: "GET", path: "/x" });
  await asked();
  const path = join(cacheFolder, "http", readdirSync(join(cacheFolder, "http"))[0] ?? "");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(path + readFileSync(path, "utf8")).not.toContain(canary);
  writeFileSync(path, spoil(readFileSync(path, "utf8")));
  expect(await asked()).toMatchObject({ data: ["first"] });
  expect(seen[1]?.headers["if-none-match"]).toBeUndefined();
});

test("the oldest go when there are too many", () => {
  const folder = tempDir();
  for (let nth = 0; nth < 5; nth++) {
    writeFileSync(join(folder, `${nth}`), "");
    utimesSync(join(folder, `${nth}`), nth + 1, nth + 1);
  }
  const answer = { status: 200, headers: new Headers({ etag: '"1"' }), text: "[]", data: [] };
  createEtags(folder, "me", 3).keep({ method: "GET", url: "https://x/", creates: 0, etag: true }, answer);
  expect(readdirSync(folder)).toHaveLength(3);
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(["3", "4"]));
});
