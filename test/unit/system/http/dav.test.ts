import { expect, test } from "vitest";
import { createDav, type DavOptions } from "../../../../src/system/http/dav.ts";
import { UnknownOutcome } from "../../../../src/system/http/errors.ts";
import { type Reply, serve } from "./server.ts";

const password = "a-password-of-words";
const options = (base: string, more: Partial<DavOptions> = {}): DavOptions => ({
  ...{ base, user: "ada", password, userAgent: "test", readOnly: false, idle: 300, total: 2000 },
  ...more,
});

const listing = '<?xml version="1.0"?>\n<d:multistatus xmlns:d="DAV:"><d:response/></d:multistatus>\n';
const answer =
  (text: string, status = 207, headers: Record<string, string> = {}): Reply =>
  (response) => {
    response.writeHead(status, { "content-type": "text/xml", ...headers });
    response.end(text);
  };

test.each([
  ["http://dav.example/", "plain"],
  ["https://ada:secret@dav.example/", "credential"],
  ["nonsense", "invalid"],
])("%s is no address for a password (%s)", (base, fault) => {
  expect(() => createDav(options(base))).toThrow(expect.objectContaining({ code: "dav.base", params: { fault } }));
});

test("the credential goes to the base's own origin, and the body comes whole", async () => {
  const { base, seen } = await serve(answer(listing));
  const dav = createDav(options(`${base}/dav/`));
  const response = await dav.fetch(`${base}/elsewhere/`, { method: "PROPFIND", headers: { depth: "1" }, body: "<x/>" });
  expect([response.status, await response.text()]).toEqual([207, listing]);
  expect(seen[0]?.headers.authorization).toBe(`Basic ${Buffer.from(`ada:${password}`).toString("base64")}`);
  const other = await serve(answer(listing));
  await expect(dav.fetch(`${other.base}/`, { method: "PROPFIND" })).rejects.toMatchObject({ code: "dav.foreign" });
  expect(other.seen).toEqual([]);
});

test.each<[string, string, number]>([
  ["cut off", listing.slice(0, -20), 207],
  ["a page with status 200", "<html>sign in</html>", 200],
  ["a page with status 207", "<html>sign in</html>", 207],
  ["a document type of its own", `<!DOCTYPE x [<!ENTITY a "b">]>${listing}`, 207],
  ["nothing", "", 207],
])("a listing that is %s is not believed", async (_, text, status) => {
  const { base } = await serve(answer(text, status));
  const dav = createDav(options(base));
  await expect(dav.fetch(`${base}/c/`, { method: "REPORT", body: "<x/>" })).rejects.toMatchObject({
    code: "http.broken",
  });
});

test.each(["PUT", "DELETE", "MKCALENDAR", "PROPPATCH", "MOVE"])(
  "%s is never sent while only reading",
  async (method) => {
    const { base, seen } = await serve(answer("", 201));
    const dav = createDav(options(base, { readOnly: true }));
    await expect(dav.fetch(`${base}/c/a.ics`, { method })).rejects.toMatchObject({
      code: "http.read-only",
      exitCode: 6,
    });
    expect(seen).toEqual([]);
  },
);

test.each(["/c/", "/c/a/../b.ics", "/c//a.ics", "/c/%2e%2e/a.ics"])("nothing is written at %s", async (path) => {
  const { base, seen } = await serve(answer("", 204));
  const dav = createDav(options(base));
  for (const method of ["PUT", "DELETE"])
    await expect(dav.fetch(base + path, { method })).rejects.toMatchObject({ code: "http.address" });
  expect(seen).toEqual([]);
});

test("a read follows where it is led within the origin, a write never; nobody follows elsewhere", async () => {
  const { base, seen } = await serve((response, { url, method }, nth) => {
    if (url === "/out") answer("", 301, { location: "https://other.example/" })(response, seen[0] as never, nth);
    else if (url.startsWith("/old")) answer("", 301, { location: "/new/" })(response, seen[0] as never, nth);
    else answer(method === "PUT" ? "" : listing)(response, seen[0] as never, nth);
  });
  const dav = createDav(options(base));
  expect((await dav.fetch(`${base}/old/`, { method: "PROPFIND" })).status).toBe(207);
  await expect(dav.fetch(`${base}/old/a.ics`, { method: "PUT", body: "x" })).rejects.toMatchObject({
    code: "dav.redirect",
  });
  await expect(dav.fetch(`${base}/out`, { method: "PROPFIND" })).rejects.toMatchObject({ code: "dav.foreign" });
  expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "PROPFIND /old/",
    "PROPFIND /new/",
    "PUT /old/a.ics",
    "PROPFIND /out",
  ]);
});

test("a refused password ends the run; a write without a clear answer is not sent again", async () => {
  const refused = await serve(answer("", 401));
  await expect(
    createDav(options(refused.base)).fetch(`${refused.base}/`, { method: "PROPFIND" }),
  ).rejects.toMatchObject({
    code: "dav.unauthorised",
    exitCode: 4,
  });
  const broken = await serve((response, { method }) => {
    if (method === "PUT") response.destroy();
    else answer("down", 503)(response, {} as never, 1);
  });
  const dav = createDav(options(broken.base));
  await expect(dav.fetch(`${broken.base}/a.ics`, { method: "PUT", body: "x" })).rejects.toBeInstanceOf(UnknownOutcome);
  await expect(dav.fetch(`${broken.base}/a.ics`, { method: "DELETE" })).rejects.toBeInstanceOf(UnknownOutcome);
  expect(broken.seen.map(({ method }) => method)).toEqual(["PUT", "DELETE"]);
});
