import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Document } from "../../../../../src/cli/views/reports/document.ts";
import { htmlOf } from "../../../../../src/cli/views/reports/html.ts";
import { Browser, chromium } from "../../../../support/browser.ts";
import { contributors } from "./sample.ts";
import { textsOf } from "./texts.ts";

/** The texts of a chart that are not wholly within it, whatever the font is. */
const leaving = `(svg) => {
  const frame = svg.getBoundingClientRect();
  const isOut = ({ left, right, top, bottom }) =>
    left < frame.left - 1 || right > frame.right + 1 || top < frame.top - 1 || bottom > frame.bottom + 1;
  return [...svg.querySelectorAll("text")].filter((text) => isOut(text.getBoundingClientRect())).map((text) => text.textContent);
}`;

const evil = "<img src=http://127.0.0.1:9/x onerror=document.title='owned'>";

/** The sample, with names that would reach out if they could. */
function hostile(): Document {
  const sample = contributors("en");
  return { ...sample, title: evil, subtitle: `</style><style>@import "http://127.0.0.1:9/y";</style>`, notes: [evil] };
}

describe.skipIf(!chromium)(`the page in a browser${chromium ? "" : " (no Chromium is installed)"}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "commonry-page-"));
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(htmlOf(contributors("zh"), textsOf.zh));
  });
  let browser: Browser;
  const open = (document: Document, look: Parameters<Browser["open"]>[1]) => {
    const file = join(folder, `${document.lang}.html`);
    writeFileSync(file, htmlOf(document, textsOf[document.lang]));
    return browser.open(pathToFileURL(file).href, look);
  };
  const column = (index: number) =>
    `[...document.querySelectorAll("table.sortable tbody tr")].map((row) => row.cells[${index}].textContent)`;

  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    browser = new Browser(chromium as string);
  });
  afterAll(async () => {
    await browser?.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("asks for nothing, complains of nothing, and runs nothing of what it shows", async () => {
    const page = await open(hostile(), { width: 1280 });
    expect(await page.evaluate("document.title")).toBe(evil);
    expect(page.requests).toEqual([]);
    expect(page.complaints).toEqual([]);
    const served = await browser.open(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { width: 1280 });
    expect(await served.evaluate("document.documentElement.lang")).toBe("zh-CN");
    expect(served.requests).toEqual([]);
    expect(asked).toEqual(["/"]);
  });

  test("sorts numbers as numbers, whatever they look like", async () => {
    const values = [10, 1200, -5, 2.5, 2.25, "too few", 1e21, null, 0.004];
    const columns = [{ label: "Number", type: "number" as const }];
    const table = { kind: "table" as const, caption: "c", columns, rows: values.map((value) => [value]) };
    const sections = [{ id: "a", heading: "h", blocks: [table] }];
    const page = await open({ title: "t", subtitle: "s", lang: "en", sections, notes: [] }, { width: 800 });
    const press = `document.querySelector("table.sortable thead button").click()`;
    await page.evaluate(press);
    const shown = ["1e+21", "1,200.00", "10.00", "2.50", "2.25", "0.00", "-5.00"];
    expect(await page.evaluate(column(0))).toEqual([...shown, "too few", ""]);
    await page.evaluate(press);
    expect(await page.evaluate(column(0))).toEqual([...shown.reverse(), "too few", ""]);
  });

  test("sorts by mouse and keyboard, numbers as numbers, what is missing last", async () => {
    const page = await open(contributors("en"), { width: 1280 });
    const press = (index: number) =>
      page.evaluate(`document.querySelectorAll("table.sortable thead button")[${index}].click()`);
    const state = () =>
      page.evaluate(`[...document.querySelectorAll("table.sortable thead th")].map((head) => head.ariaSort)`);
    await press(3);
    const most = await page.evaluate<string[]>(column(3));
    const numbers = most.filter(Boolean).map(Number);
    expect(numbers.length).toBeGreaterThan(5);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    expect(most.indexOf("")).toBe(numbers.length);
    expect(await state()).toEqual([null, null, null, "descending", null, null, null]);
    await press(3);
    const least = await page.evaluate<string[]>(column(3));
    expect(least.slice(0, numbers.length)).toEqual([...numbers].reverse().map(String));
    expect(least.at(-1)).toBe("");
    await page.evaluate(`document.querySelectorAll("table.sortable thead button")[0].focus()`);
    await page.press("Enter");
    expect(await state()).toEqual(["ascending", null, null, null, null, null, null]);
    expect((await page.evaluate<string[]>(column(0)))[0]).toBe("Ada Okafor");
  });

  test.each(["en", "zh"] as const)(
    "at any width in %s nothing is wider than the page or leaves its chart",
    async (lang) => {
      const page = await open(contributors(lang), { width: 320 });
      for (const width of [320, 380, 640, 760, 1280]) {
        await page.look({ width, dark: lang === "zh" });
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
        const charts = `[...document.querySelectorAll("svg")].filter((svg) => svg.getBoundingClientRect().width > 0)`;
        expect(await page.evaluate(`${charts}.length`)).toBe(4);
        expect(await page.evaluate(`${charts}.flatMap(${leaving})`), `at ${width}`).toEqual([]);
      }
      const ground = { en: "rgb(244, 246, 248)", zh: "rgb(13, 17, 23)" }[lang];
      expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe(ground);
    },
  );

  test("without script is there as it is; on paper it is light", async () => {
    const page = await open(contributors("en"), { width: 900, dark: true, print: true });
    expect(await page.evaluate(`getComputedStyle(document.body).backgroundColor`)).toBe("rgb(255, 255, 255)");
    expect(await page.evaluate(`getComputedStyle(document.querySelector("nav")).display`)).toBe("none");
    await page.look({ width: 900, noScript: true });
    const still = await open(contributors("en"), { width: 900, noScript: true });
    expect(await still.evaluate(`document.querySelectorAll("table.sortable thead button").length`)).toBe(0);
    expect(await still.evaluate(`document.querySelectorAll("table.sortable tbody tr").length`)).toBe(25);
  });
});
