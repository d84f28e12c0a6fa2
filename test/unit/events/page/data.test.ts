import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expand } from "../../../../src/events/expand.ts";
import type { Series } from "../../../../src/events/model.ts";
import { type Page, page } from "../../../../src/events/page/page.ts";
import { Browser, chromium } from "../../../support/browser.ts";
import { seriesOf, weekly } from "../../../support/series.ts";

const window = { from: Date.UTC(2027, 0), to: Date.UTC(2027, 6) };
const plain: Page = { name: "Community", language: "en", url: "https://c.example/", feeds: [{ file: "a b.ics" }] };
const pageOf = (series: readonly Series[], parts: Partial<Page> = {}) =>
  page(expand(series, window, true), { ...plain, ...parts });

interface Told {
  readonly [key: string]: unknown;
  readonly name: string;
  readonly startDate: string;
  readonly endDate?: string;
  readonly eventStatus: string;
}

/** What a machine reads of a page, as browsers cut it out: up to the first end of a script. */
function toldBy(html: string): Told[] {
  const [, json = ""] = /<script type="application\/ld\+json">([\s\S]*?)<\/script/.exec(html) ?? [];
  const read = JSON.parse(json);
  expect(read["@context"]).toBe("https://schema.org");
  return read["@graph"];
}

describe("what the page says to machines", () => {
  test("is each time once, with its moment, on the clocks of its place", () => {
    const series = weekly({ place: { name: "Library", room: "2", online: "https://meet.example/x" } });
    const occurrences = expand([series], window, true);
    const told = toldBy(pageOf([series]));
    expect(told.map(({ startDate }) => Date.parse(startDate))).toEqual(occurrences.map(({ start }) => start));
    expect(told.map(({ endDate = "" }) => Date.parse(endDate))).toEqual(occurrences.map(({ end }) => end));
    expect(told[0]).toEqual({
      "@type": "Event",
      name: "Office hours",
      startDate: "2027-01-05T17:00:00-05:00",
      endDate: "2027-01-05T18:00:00-05:00",
      eventStatus: "https://schema.org/EventScheduled",
      location: [
        { "@type": "Place", name: "Library, 2", address: "Library" },
        { "@type": "VirtualLocation", url: "https://meet.example/x" },
      ],
      eventAttendanceMode: "https://schema.org/MixedEventAttendanceMode",
      organizer: { "@type": "Organization", name: "Community", url: "https://c.example/" },
    });
    const status = (name: string) => told.filter(({ eventStatus }) => eventStatus === `https://schema.org/${name}`);
    expect(status("EventCancelled").map(({ startDate }) => startDate)).toEqual(["2027-04-06T17:00:00-04:00"]);
    expect(
      status("EventRescheduled").map(({ startDate, previousStartDate }) => [previousStartDate, startDate]),
    ).toEqual([["2027-03-02T17:00:00-05:00", "2027-03-03T18:30:00-05:00"]]);
  });

  test("has whole days as dates, the last one counted in, and moments without a length without an end", () => {
    const camp = seriesOf({ start: { date: "2027-01-30" }, length: { days: 3, minutes: 0 }, timezone: "Asia/Tokyo" });
    const due = seriesOf({ uid: "d@x", id: "due", length: { days: 0, minutes: 0 }, timezone: "Asia/Kolkata" });
    const [first, second] = toldBy(pageOf([due, camp]));
    expect([first?.startDate, first?.endDate]).toEqual(["2027-01-05T17:00:00+05:30", undefined]);
    expect([second?.startDate, second?.endDate]).toEqual(["2027-01-30", "2027-02-01"]);
  });

  test("holds nothing private, and no address that is none", () => {
    expect(toldBy(pageOf([weekly({ isPrivate: true })]))).toEqual([]);
    const [one] = toldBy(pageOf([seriesOf({ link: "javascript:alert(1)", place: { online: "javascript:alert(1)" } })]));
    expect(JSON.stringify(one)).not.toContain("javascript");
  });

  test("is whole, whatever a text holds", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("</script>", "<!--", "<script", "\u2028", '"', "\\", "a", "&") }),
        (name) => {
          expect(
            toldBy(pageOf([seriesOf({ title: `x${name}`, description: name })], { name: `y${name}` }))[0]?.name,
          ).toBe(`x${name}`);
        },
      ),
    );
  });
});

describe.skipIf(!chromium)(`subscribing in a browser${chromium ? "" : " (no Chromium is installed)"}`, () => {
  test("leads to the reader's own program, Google's calendar and Microsoft's, where the page has an address", async () => {
    const html = pageOf([weekly()], { name: "A & B: 社区" });
    const server = createServer((_, response) =>
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html),
    ).listen(0, "127.0.0.1");
    await new Promise((done) => server.once("listening", done));
    const browser = new Browser(chromium as string);
    try {
      const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
      const opened = await browser.open(`http://${host}/events/`, { width: 800 });
      const links = await opened.evaluate<string[]>(
        "[...document.querySelectorAll('.feeds a')].filter((a) => !a.hidden).map((a) => a.href)",
      );
      const feed = `${host}/events/a%20b.ics`;
      expect(links[0]).toBe(`webcal://${feed}`);
      const [google, outlook, office] = links.slice(1, 4).map((link) => new URL(link));
      expect([google?.origin, google?.pathname]).toEqual(["https://calendar.google.com", "/calendar/render"]);
      expect(google?.searchParams.get("cid")).toBe(`webcal://${feed}`);
      for (const [url, origin] of [
        [outlook, "https://outlook.live.com"],
        [office, "https://outlook.office.com"],
      ] as const) {
        expect([url?.origin, url?.pathname]).toEqual([origin, "/calendar/0/addfromweb"]);
        expect(url?.searchParams.get("url")).toBe(`http://${feed}`);
        expect(url?.searchParams.get("name")).toBe("A & B: 社区");
      }
      expect(links[4]).toBe(`http://${feed}`);
      expect(opened.complaints).toEqual([]);
      expect(opened.requests).toEqual([]);
    } finally {
      await browser.close();
      server.close();
    }
  }, 60_000);
});
