import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readBody } from "../../../../src/system/http/body.ts";
import { inside } from "../../../support/inside.ts";
import { encoded } from "../../events/ical/encoded.ts";

/** E7 at every door by which a calendar enters. */

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "commonry-bytes-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const now = "2027-01-01T00:00:00Z";
const write = (name: string, content: string | Uint8Array) => writeFileSync(join(dir, name), content);
const read = (name: string) => readFileSync(join(dir, name), "utf8");
const run = (...args: string[]) => inside(args, { cwd: dir, now });

const [, , titleGbk, hexGbk] = encoded[0] as (typeof encoded)[number];
const start = "DTSTART;TZID=Asia/Shanghai:20270202T100000";

function calendar(title: Uint8Array, when = start): Buffer {
  const head = `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\n${when}\r\nSUMMARY:`;
  return Buffer.concat([Buffer.from(head), title, Buffer.from("\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")]);
}
/** Within the second character. */
const split = Buffer.concat([
  Buffer.from("社区").subarray(0, 4),
  Buffer.from("\r\n "),
  Buffer.from("社区").subarray(4),
]);

describe("import", () => {
  test("says what a calendar was taken for, with a line to judge it by", async () => {
    write("gbk.ics", calendar(Buffer.from(hexGbk, "hex")));
    const { code, err } = await run("import", "gbk.ics");
    expect({ code, err }).toEqual({
      code: 0,
      err: expect.stringContaining(`read as gb18030, which fits best: SUMMARY:${titleGbk}`),
    });
    expect(read("events/gbk.yaml")).toContain(`title: ${titleGbk}`);
  });

  test("takes a calendar in UTF-16 for one, whatever its name", async () => {
    write("calendar.txt", Buffer.from(calendar(Buffer.from("社区")).toString(), "utf16le"));
    expect(await run("import", "calendar.txt")).toMatchObject({ code: 0, err: expect.not.stringContaining("UTF-8") });
    expect(read("events/calendar.yaml")).toContain("title: 社区");
  });

  test("names the lines in which a character is no more", async () => {
    write("cut.ics", calendar(Buffer.from("社区例会").subarray(0, 10)));
    const { code, err } = await run("import", "cut.ics");
    expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(/no characters; look at lines 5\n/) });
  });

  test("of what is no calendar is UTF-8, or is refused", async () => {
    write("labels.yaml", Buffer.from("- name: caf\xe9\n", "latin1"));
    expect(await run("import", "labels.yaml")).toMatchObject({ code: 2, err: expect.stringContaining("UTF-8") });
  });
});

describe("breaks", () => {
  const events = [
    "version: 1",
    "breaks: { holidays: { file: holidays.ics } }",
    "events: [{ id: a, title: A, at: 2027-02-01 10:00, timezone: UTC, repeat: every day, count: 3, duration: 1h, skip: [holidays] }]",
  ].join("\n");

  test.each([
    ["in GBK", calendar(Buffer.from(hexGbk, "hex"), "DTSTART;VALUE=DATE:20270202")],
    ["folded within a character", calendar(split, "DTSTART;VALUE=DATE:20270202")],
    ["in UTF-16", Buffer.from(`\ufeff${calendar(Buffer.from("社区"), "DTSTART;VALUE=DATE:20270202")}`, "utf16le")],
  ])("by a calendar %s", async (_, holidays) => {
    write("a.yaml", events);
    write("holidays.ics", holidays);
    const { code, out } = await run("events", "expand", "a.yaml", "--json");
    expect(code).toBe(0);
    expect(out.match(/2027-02-0\d(?=T10)/g)?.filter((date, at, all) => all.indexOf(date) === at)).toEqual([
      "2027-02-01",
      "2027-02-03",
    ]);
  });
});

describe("a feed that an editor or a shell has written anew in its own way", () => {
  const event = (title: string) =>
    `version: 1\nevents: [{ id: a, title: ${title}, at: 2027-02-01 10:00, timezone: UTC, duration: 1h }]\n`;

  test.each([
    ["with a mark", (text: string) => Buffer.from(`\ufeff${text}`)],
    ["in UTF-16", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le")],
    ["in Latin-1", (text: string) => Buffer.from(text, "latin1")],
  ])("%s is renewed, and not refused for ever", async (_, anew) => {
    write("a.yaml", event("Größe"));
    await run("events", "build", "a.yaml", "-o", "feed.ics");
    write("feed.ics", anew(read("feed.ics")));
    write("a.yaml", event("Größer"));
    expect(await run("events", "build", "a.yaml", "-o", "feed.ics")).toMatchObject({ code: 0 });
    expect(read("feed.ics")).toMatch(/^BEGIN:VCALENDAR[\s\S]*SEQUENCE:1[\s\S]*SUMMARY:Größer/);
  });
});

test("a manifest with a mark at its beginning is written to", async () => {
  write("community.yaml", "\ufeffversion: 1\ncommunity: { name: a }\ngithub: { owner: octo }\n");
  write("labels.yaml", "- name: bug\n  color: d73a4a\n");
  const { code, err } = await run("import", "labels.yaml", "--from", "label-sync");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(read("community.yaml")).toContain("bug");
});

describe("answers of a server", () => {
  const answer = (type: string) =>
    new Response(Buffer.concat([Buffer.from("<data>SUMMARY:"), split, Buffer.from("</data>")]), {
      headers: { "content-type": type },
    });
  const asked = { method: "REPORT" } as Parameters<typeof readBody>[3];
  const bodyOf = (type: string) =>
    readBody(
      answer(type),
      new AbortController(),
      setTimeout(() => undefined, 0),
      asked,
    );

  test("whose calendars are folded within a character are read", async () => {
    expect((await bodyOf("application/xml; charset=utf-8")).replaceAll("\r\n ", "")).toBe("<data>SUMMARY:社区</data>");
    expect((await bodyOf("text/calendar")).replaceAll("\r\n ", "")).toBe("<data>SUMMARY:社区</data>");
  });

  test("which are none are held to UTF-8", async () => {
    await expect(bodyOf("application/json")).rejects.toMatchObject({ fault: "cut" });
  });
});
