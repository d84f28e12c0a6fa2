import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { fold, parameter, plain, text, uri } from "../../../../src/events/ical/line.ts";

const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'\r\n\t\u0000\u0085\u2028\ufeff\\;,:"^=néナ😀\ud800'),
    fc.string({ minLength: 1, maxLength: 1, unit: "binary" }),
  ),
  maxLength: 200,
});

/** A calendar around one line, and what ical.js finds in its event. */
function readBack(line: string): unknown[][] {
  const calendar = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n${line}END:VEVENT\r\nEND:VCALENDAR\r\n`;
  const [, , [event]] = ICAL.parse(calendar) as [string, unknown, [string, unknown[][], unknown[]][]];
  expect(event?.[2]).toEqual([]);
  return event?.[1] ?? [];
}

describe("folding", () => {
  test("no line is longer than 75 octets, no character is cut, and unfolding gives the line back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (raw) => {
        const line = raw.replace(/[\r\n]/g, "");
        const folded = fold(line);
        expect(folded.endsWith("\r\n")).toBe(true);
        for (const physical of folded.slice(0, -2).split("\r\n")) {
          expect(Buffer.byteLength(physical)).toBeLessThanOrEqual(75);
          // What was cut within a character would not come back from its bytes.
          expect(Buffer.from(physical).toString()).toBe(physical);
        }
        expect(folded.slice(0, -2).replace(/\r\n /g, "")).toBe(line);
      }),
    );
  });

  test("at the edge: 75 octets are one line, 76 are two; a sign of four octets is never split", () => {
    expect(fold("x".repeat(75))).toBe(`${"x".repeat(75)}\r\n`);
    expect(fold("x".repeat(76))).toBe(`${"x".repeat(75)}\r\n x\r\n`);
    expect(fold(`${"x".repeat(73)}😀`)).toBe(`${"x".repeat(73)}\r\n 😀\r\n`);
    expect(fold("中".repeat(26))).toBe(`${"中".repeat(25)}\r\n 中\r\n`);
  });
});

describe("escaping", () => {
  test("whatever a text holds, it stays one value of one property", () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const [property, ...others] = readBack(fold(`SUMMARY:${text(raw)}`));
        expect(others).toEqual([]);
        expect(property?.[0]).toBe("summary");
        expect(property?.[3]).toBe(plain(text(raw)));
      }),
    );
  });

  test("a text without control characters comes back as it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii", maxLength: 120 }), (raw) => {
        expect(readBack(fold(`DESCRIPTION:${text(raw)}`))[0]?.[3]).toBe(raw);
      }),
    );
  });

  test("line breaks of every kind become one, and what hides or reorders text goes", () => {
    expect(text("a\r\nb\rc\nd\u2028e\u0085f")).toBe("a\\nb\\nc\\nd\\ne\\nf");
    expect(text("safe\u202egnp.exe\u0000\u001b[31m\ufeff")).toBe("safegnp.exe[31m");
    expect(text("a;b,c\\n")).toBe("a\\;b\\,c\\\\n");
  });

  test("a text cannot end its property and begin another", () => {
    const hostile = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTACH:https://evil.example/";
    expect(readBack(fold(`SUMMARY:${text(hostile)}`)).map(([name]) => name)).toEqual(["summary"]);
    const label = fold(`CONFERENCE;VALUE=URI;LABEL=${parameter(`a":b;X=y,z^n\r\nATTACH:c`)}:https://meet.example/x`);
    const [property, ...others] = readBack(label);
    expect(others).toEqual([]);
    expect(property?.[3]).toBe("https://meet.example/x");
  });

  test("an address has only signs of RFC 3986, and only that of a page counts", () => {
    expect(uri("https://a.example/x y\r\n<z>")).toBe("https://a.example/x%20y%0D%0A%3Cz%3E");
    expect(uri("javascript:alert(1)")).toBeUndefined();
    fc.assert(
      fc.property(anyText, (raw) => {
        expect(uri(`https://a.example/${raw}`)).toMatch(/^[!-~]+$/);
      }),
    );
  });
});
