import fc from "fast-check";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { blocksOf } from "../../../../src/events/ical/blocks.ts";
import { renew, writeCalendar } from "../../../../src/events/ical/renew.ts";
import type { Series } from "../../../../src/events/model.ts";
import { seriesOf } from "../../../support/series.ts";

/** Text from outside in every place that takes any: whatever it says, a calendar holds the same things. */

const injected = fc.constantFrom(
  "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\n",
  "\nATTACH:https://evil.example/\n",
  '";X-EVIL=1:',
  "\u2028BEGIN:VALARM\u2029",
  "\\n\\,;:,\\",
  "\r \t\u0000\u001b]0;x\u0007",
  "中文😀\ud83d",
);
const hostile = fc
  .array(fc.oneof(injected, fc.string({ unit: "binary", maxLength: 20 })), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(""));

function seriesWith(text: string): Series {
  const place = { name: text, room: text, address: text, online: `https://meet.example/${text}` };
  return seriesOf({
    ...{ uid: text, title: text, description: text, link: `https://community.example/${text}`, place, parent: text },
    ...{ tags: [text], language: text, speakers: [text], hosts: [text], agenda: [text], tracks: [text] },
    rule: "FREQ=WEEKLY;BYDAY=TU",
    overrides: [{ original: { date: "2027-01-12", time: "17:00" }, title: text, note: text, cancelled: text }],
  });
}

const feedOf = (text: string) => ({
  name: text,
  description: text,
  url: `https://x.example/${text}`,
  tag: text,
  language: "en" as const,
});

test("breaks out nowhere, in no line and to no reader", () => {
  const shape = (calendar: string) => {
    const [, properties, components] = ICAL.parse(calendar) as [
      string,
      unknown[][],
      [string, unknown[][], unknown[]][],
    ];
    const names = (list: unknown[][]) => list.map(([name]) => name);
    return [names(properties), components.map(([name, own, inner]) => [name, names(own), inner.length])];
  };
  const plain = shape(writeCalendar([seriesWith("x")], feedOf("x")));
  fc.assert(
    fc.property(hostile, (text) => {
      // A text of which nothing is left has no line of its own.
      const calendar = writeCalendar([seriesWith(`a${text}`)], feedOf(`a${text}`));
      expect(shape(calendar)).toEqual(plain);
      for (const line of calendar.split("\r\n")) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).not.toMatch(/[^\P{Cc}\t]/u);
      }
    }),
    { numRuns: 60 },
  );
});

test("comes back from a calendar as it was written, so that a second run changes nothing", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const [series, feed] = [seriesWith(`a${text}`), feedOf("x")];
      const first = writeCalendar([series], feed);
      expect(blocksOf(first, "x.ics").filter(({ name }) => name === "VEVENT")).toHaveLength(2);
      const second = renew([series], feed, { previous: first, now: new Date("2027-06-01T00:00:00Z") });
      expect(second.changes).toEqual([]);
      expect(second.text).toBe(first);
    }),
    { numRuns: 60 },
  );
});
