import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { inside } from "../../../support/inside.ts";

const community = `version: 1
community: { name: Commons, languages: [en, zh], timezone: Europe/Berlin, website: "https://commons.example" }
events: [events.yaml]
`;
const events = `version: 1
defaults: { timezone: Europe/Berlin, duration: 1h }
events:
  - { id: meetup, title: { en: Meetup, zh: 聚会 }, at: 2027-02-11 18:30, tags: [newcomers] }
  - { id: hours, title: Office hours, at: 2027-01-05 17:00, repeat: every Tuesday, tags: [newcomers, help] }
  - { id: secret, title: Secret talk, at: 2027-02-12 18:30, private: true, publish: [feed], tags: [help] }
  - { id: elsewhere, title: Only an issue, at: 2027-02-13 18:30, publish: [issue] }
`;
const now = "2027-01-01T00:00:00Z";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "commonry-build-"));
  write("community.yaml", community);
  write("events.yaml", events);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFileSync(join(dir, name), text);
const read = (name: string) => readFileSync(join(dir, name), "utf8");
const build = (args: string[], at = now, env = {}) => inside(["events", "build", ...args], { cwd: dir, now: at, env });
const titles = (name: string) => [...read(name).matchAll(/^SUMMARY:(.*)\r$/gm)].map(([, title]) => title);

describe("commonry events build", () => {
  test("writes what is public, one calendar for each tag, and a page that links to them", async () => {
    const { code, out, err } = await build(["-o", "community.ics", "--per-tag", "--html", "index.html"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("✔ community.ics is written. (events: 2)");
    expect(titles("community.ics")).toEqual(["Office hours", "Meetup"]);
    expect(titles("community-newcomers.ics")).toEqual(["Office hours", "Meetup"]);
    expect(titles("community-help.ics")).toEqual(["Office hours"]);
    expect(read("community-help.ics")).toContain("X-WR-CALNAME:Commons: help\r\n");
    const html = read("index.html");
    expect(html).toContain('href="./community-help.ics"');
    expect(html).toContain("Office hours");
    expect(html).not.toContain("Secret");
    expect(readdirSync(dir).sort()).toEqual(
      [
        "community.yaml",
        "events.yaml",
        "community.ics",
        "community-help.ics",
        "community-newcomers.ics",
        "index.html",
      ].sort(),
    );
  });

  test("writes the same bytes whatever the machine's language and time zone, and when it is run again", async () => {
    await build(["-o", "a.ics", "--html", "a.html"]);
    const zone = process.env.TZ;
    try {
      process.env.TZ = "Asia/Tokyo";
      await build(["-o", "b.ics", "--html", "b.html"], "2027-01-31T23:00:00Z", {
        LANG: "zh_CN.UTF-8",
        TZ: "Asia/Tokyo",
      });
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
    expect(read("b.ics")).toBe(read("a.ics"));
    expect(read("b.html").replaceAll("b.ics", "a.ics")).toBe(read("a.html"));
    const before = [read("a.ics"), read("a.html")];
    const { out } = await build(["-o", "a.ics", "--html", "a.html"], "2027-01-20T00:00:00Z");
    expect(out).toContain("a.ics is as it should be");
    expect([read("a.ics"), read("a.html")]).toEqual(before);
  });

  test("is the same where git has handed it out with other line ends", async () => {
    await build(["-o", "a.ics"]);
    write("a.ics", read("a.ics").replaceAll("\r\n", "\n"));
    expect((await build(["-o", "a.ics", "--check"])).code).toBe(0);
    write("events.yaml", events.replace("Office hours", "Open hours"));
    expect((await build(["-o", "a.ics"])).out).toContain("  ~ Open hours\n");
    expect(read("a.ics")).toContain("SUMMARY:Open hours\r\n");
  });

  test("--check writes nothing, and says by exit code 3 that something would change", async () => {
    expect((await build(["-o", "c.ics", "--check"])).code).toBe(3);
    expect(readdirSync(dir)).not.toContain("c.ics");
    await build(["-o", "c.ics"]);
    expect((await build(["-o", "c.ics", "--check"])).code).toBe(0);
    write("events.yaml", events.replace("Office hours", "Open hours"));
    const { code, out } = await build(["-o", "c.ics", "--check", "--json"]);
    expect(code).toBe(3);
    expect(JSON.parse(out)).toEqual({
      schemaVersion: 1,
      command: "events build",
      written: false,
      files: [
        {
          path: "c.ics",
          changed: true,
          events: 2,
          changes: [{ what: "changed", uid: "hours@commons.example", title: "Open hours" }],
        },
      ],
    });
    expect((await build(["-o", "c.ics"])).out).toContain("  ~ Open hours\n");
  });

  test("an event that loses its tag leaves that tag's calendar, and is not called cancelled there", async () => {
    await build(["-o", "community.ics", "--per-tag"]);
    write("events.yaml", events.replace("tags: [newcomers, help]", "tags: [newcomers]"));
    await build(["-o", "community.ics", "--per-tag"], "2027-01-02T00:00:00Z");
    expect(titles("community-help.ics")).toEqual([]);
    expect(read("community-newcomers.ics")).not.toContain("CANCELLED");
    expect(read("community.ics")).not.toContain("CANCELLED");
  });

  test("a Chinese tag has its calendar, a link to it, and is known again when no event has it any more", async () => {
    const long = "人工智能与开放科学".repeat(4);
    write("events.yaml", events.replace("tags: [newcomers, help]", `tags: [新手, ${long}]`));
    const { code, err } = await build(["-o", "community.ics", "--per-tag", "--html", "index.html"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(titles("community-新手.ics")).toEqual(["Office hours"]);
    expect(titles(`community-${long}.ics`)).toEqual(["Office hours"]);
    expect(read("index.html")).toContain(`href="./community-${encodeURIComponent("新手")}.ics"`);
    write("events.yaml", events);
    await build(["-o", "community.ics", "--per-tag"], "2027-01-02T00:00:00Z");
    expect([titles("community-新手.ics"), titles(`community-${long}.ics`)]).toEqual([[], []]);
  });

  test("an event that becomes private is gone at once", async () => {
    await build(["-o", "community.ics"]);
    write("events.yaml", events.replace("id: meetup,", "id: meetup, private: true,"));
    const { out } = await build(["-o", "community.ics"]);
    expect(out).toContain("  - Meetup\n");
    expect(titles("community.ics")).toEqual(["Office hours"]);
  });

  test("goes where the event files say", async () => {
    write(
      "events.yaml",
      events.replace("events:", "targets: { feed: { file: public/all.ics, perTag: true } }\nevents:"),
    );
    expect((await build([])).code).toBe(0);
    expect(readdirSync(join(dir, "public")).sort()).toEqual(["all-help.ics", "all-newcomers.ics", "all.ics"]);
  });

  test("an event file stands alone", async () => {
    const { code, out } = await inside(["events", "build", "events.yaml", "-o", "-", "--lang", "zh"], {
      cwd: dir,
      now,
    });
    expect(code).toBe(0);
    expect(out).toContain("SUMMARY:聚会\r\n");
    expect(readdirSync(dir).sort()).toEqual(["community.yaml", "events.yaml"]);
  });

  test.each([
    [
      "a calendar of somebody else's",
      "theirs.ics",
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n",
      6,
    ],
    ["a file that is none", "notes.ics", "notes\n", 6],
    [
      "one of ours that was cut off",
      "cut.ics",
      "BEGIN:VCALENDAR\r\nPRODID:-//commonry//events//EN\r\nBEGIN:VEVENT\r\n",
      1,
    ],
  ])("%s is left alone", async (_, name, text, exit) => {
    write(name, text);
    const { code } = await build(["-o", name]);
    expect(code).toBe(exit);
    expect(read(name)).toBe(text);
  });

  test("a page of somebody else's is left alone", async () => {
    write("index.html", "<p>Mine</p>");
    expect((await build(["-o", "a.ics", "--html", "index.html"])).code).toBe(6);
    expect(read("index.html")).toBe("<p>Mine</p>");
    expect(readdirSync(dir)).not.toContain("a.ics");
  });

  test("asks where to write when nothing says so, and refuses an invalid event file", async () => {
    expect((await build([])).err).toContain("where is the calendar to be written?");
    write("events.yaml", events.replace("every Tuesday", "every Blursday"));
    const { code, err } = await build(["-o", "a.ics"]);
    expect(code).toBe(2);
    expect(err).toMatch(/events\.yaml:5:\d+: error/);
    expect(readdirSync(dir)).not.toContain("a.ics");
  });
});
