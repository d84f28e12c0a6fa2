import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expand } from "../../../../src/events/expand.ts";
import type { Series } from "../../../../src/events/model.ts";
import { type Page, page } from "../../../../src/events/page/page.ts";
import { seriesOf, weekly } from "../../../support/series.ts";
import { has, run } from "../../../support/tools.ts";

const window = { from: Date.UTC(2027, 0), to: Date.UTC(2027, 6) };

function pageOf(series: readonly Series[], parts: Partial<Page> = {}): string {
  return page(expand(series, window), {
    name: "Community",
    language: "en",
    feeds: [{ file: "community.ics" }, { tag: "newcomers", file: "community-newcomers.ics" }],
    ...parts,
  });
}

const attributes = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, "g"))].map(([, value]) => value as string);

/** Names of elements that are opened, script and style without their contents. */
const elements = (html: string) =>
  [...html.replace(/<(script|style)>.*?<\/\1>/gs, "<$1>").matchAll(/<([a-z][a-z0-9]*)[\s>]/g)].map(([, name]) => name);

const hostile = `</title><script>alert(1)</script>"'><img src=x onerror=alert(1)> & \u202e javascript:alert(1)`;

describe("the page", () => {
  const html = pageOf([
    weekly({ place: { online: "https://meet.example/x" } }),
    seriesOf({ uid: "b@x", timezone: "Asia/Tokyo" }),
  ]);

  test("has each time with its own date, clock and zone, and says what is cancelled and why", () => {
    expect(html).toContain(
      '<time class="at" datetime="2027-01-05T22:00:00.000Z" data-wall="2027-01-05 17:00">17:00</time>',
    );
    expect(html).toContain("Tuesday, 5 January 2027, 17:00 – 18:00, New York (UTC-5)");
    expect(html).toContain('data-wall="2027-01-05 17:00">17:00</time> <span class="zone">Tokyo</span>');
    expect(html).toContain("<strong>room taken</strong>");
    expect(html).toMatch(
      /class="e k-office-hours gone" id="e-office-hours-community-example-20270406T170000".*?Cancelled.*?speaker ill/s,
    );
    expect(html).not.toMatch(/data-day="2027-02-16">(?:(?!<\/td>).)*Office hours/s);
  });

  test("runs, styles and fetches nothing but itself", () => {
    const [policy = ""] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.slice(1) ?? [];
    const [, script = ""] = /<script>(.*?)<\/script>/s.exec(html) ?? [];
    const [, style = ""] = /<style>(.*?)<\/style>/s.exec(html) ?? [];
    const digest = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      `script-src ${digest(script)}`,
      `style-src ${digest(style)}`,
      "img-src data:",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(attributes(html, "src")).toEqual([]);
    expect(attributes(html, "style")).toEqual([]);
    expect(attributes(html, "on[a-z]+")).toEqual([]);
    expect(style).not.toMatch(/url\(|@import/);
    expect(script).not.toMatch(/fetch|XMLHttp|innerHTML|eval|import\(/);
    expect(attributes(html, "href").filter((one) => !/^(#|\.\/|data:,$|https:\/\/)/.test(one))).toEqual([]);
  });

  test("is built for readers of every kind: landmarks, headings, a table that says so, a language", () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    for (const part of ["<header>", '<main id="events">', '<nav aria-label="Subscribe">', '<nav aria-label="Months">'])
      expect(html).toContain(part);
    expect(html).toContain('<a class="skip" href="#events">');
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html.match(/<table role="table" aria-labelledby="m-2027-0\d">/g)).toHaveLength(6);
    expect(html.match(/<th scope="col" role="columnheader"/g)).toHaveLength(42);
    const ids = attributes(html, "id");
    expect(new Set(ids).size).toBe(ids.length);
    const links = attributes(html, "href").filter((one) => one.startsWith("#"));
    expect(links.filter((link) => !ids.includes(link.slice(1)))).toEqual([]);
  });

  test("leaves out what is private", () => {
    const secret = weekly({ isPrivate: true, title: "Secret talk" });
    expect(pageOf([secret])).not.toContain("Secret");
    expect(pageOf([secret])).toContain("No events yet.");
  });

  test("shows what takes days on each of them, and what ends at midnight on one", () => {
    const camp = seriesOf({
      uid: "camp@x",
      title: "Camp",
      start: { date: "2027-01-30" },
      length: { days: 3, minutes: 0 },
    });
    const late = seriesOf({
      uid: "late@x",
      title: "Late",
      start: { date: "2027-01-06", time: "22:00" },
      length: { days: 0, minutes: 120 },
    });
    const text = pageOf([camp, late]);
    const days = (title: string) =>
      [...text.matchAll(/<td role="cell" data-day="([^"]+)">(.*?)<\/td>/gs)].flatMap(([, day, cell]) =>
        cell?.includes(`<b>${title}</b>`) ? [day] : [],
      );
    expect(days("Camp")).toEqual(["2027-01-30", "2027-01-31", "2027-02-01"]);
    expect(days("Late")).toEqual(["2027-01-06"]);
  });

  test("is Chinese where the community is", () => {
    const text = pageOf([weekly()], { language: "zh", name: "社区" });
    expect(text).toContain('<html lang="zh-CN">');
    expect(text).toContain("2027 年 1 月 5 日 星期二，17:00 – 18:00，纽约时间 (UTC-5)");
    expect(text).toContain("已取消");
    const words = text.replace(/<(script|style)>.*?<\/\1>/gs, "").replace(/<[^>]*>/g, " ");
    expect(words.match(/\b(Subscribe|Download|Cancelled|About|Months|Agenda)\b/g)).toBeNull();
  });
});

describe("hostile text", () => {
  test("stays text, wherever it stands", () => {
    const place = { name: hostile, room: hostile, address: hostile, online: "javascript:alert(1)" };
    const series = weekly({
      ...{
        title: hostile,
        description: `${hostile}\n\n${hostile}`,
        place,
        link: "javascript:alert(1)",
        language: hostile,
      },
      ...{ speakers: [hostile], hosts: [hostile], agenda: [hostile], tracks: [hostile], tags: [hostile] },
    });
    const plain = elements(pageOf([weekly()]));
    const text = pageOf([series], {
      name: hostile,
      description: hostile,
      feeds: [{ tag: hostile, file: "javascript:x.ics" }],
    });
    const known = new Set([...plain, "p", "dl", "dt", "dd", "ul", "br", "nav"]);
    expect(elements(text).filter((name) => !known.has(name as string))).toEqual([]);
    expect(text.match(/<script>/g)).toHaveLength(1);
    expect(attributes(text, "on[a-z]+")).toEqual([]);
    expect(attributes(text, "href").filter((one) => !/^(#|\.\/|data:,$|https:\/\/)/.test(one))).toEqual([]);
  });

  test("of any kind adds no element and no attribute", () => {
    const count = (html: string) => html.match(/<[a-z]/g)?.length;
    const base = count(pageOf([seriesOf({ title: "x" })]));
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."<>\"'&=/ \n\u202eax!-"), maxLength: 40 }), (title) => {
        expect(count(pageOf([seriesOf({ title })]))).toBe(base);
      }),
      { numRuns: 50 },
    );
  });
});

const browser = ["chromium", "chromium-browser", "google-chrome"].find((name) => has(name));

describe("in a browser", () => {
  test.skipIf(!browser)(
    `the script runs under the page's own policy${browser ? "" : " (no Chromium is installed)"}`,
    () => {
      const folder = mkdtempSync(join(tmpdir(), "commonry-page-"));
      try {
        const file = join(folder, "index.html");
        writeFileSync(file, pageOf([weekly()]));
        const flags = [
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--no-first-run",
          "--disable-background-networking",
        ];
        flags.push(
          "--disable-component-update",
          "--disable-sync",
          "--disable-quic",
          `--user-data-dir=${join(folder, "profile")}`,
        );
        const { code, output } = run(browser as string, [...flags, "--dump-dom", `file://${file}`], {
          env: { TZ: "Asia/Tokyo" },
        });
        expect(code, output).toBe(0);
        expect(output).toContain('<span class="here">Wed, Jan 6 07:00 your time</span>');
        expect(output).not.toMatch(/Content.Security.Policy.*(?:violat|refused)/i);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});
