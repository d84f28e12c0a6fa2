import { describe, expect, test } from "vitest";
import { calendarText, isCalendar } from "../../../../src/events/ical/bytes.ts";
import { readCalendar } from "../../../../src/events/ical/read.ts";
import { encoded } from "./encoded.ts";

/** E7: calendars whose lines are folded within a character, or which are not UTF-8. */

const title = "社区例会 · Größe 🎉 の案内";

function calendar(summary: Uint8Array | string, zone = "", end = "\r\n"): Buffer {
  const start = zone === "" ? "DTSTART:20270202T100000Z" : `DTSTART;TZID=${zone}:20270202T100000`;
  const before = ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:a", start, "SUMMARY:"].join(end);
  return Buffer.concat([
    Buffer.from(before),
    Buffer.from(summary),
    Buffer.from(`${end}BROKEN\nEND:VEVENT${end}END:VCALENDAR${end}`),
  ]);
}

/** Folds the longest line after each `width` octets, wherever that is. */
function folded(bytes: Buffer, width: number, fold = "\r\n "): Buffer {
  const parts: Buffer[] = [];
  let column = 0;
  for (const byte of bytes) {
    column = byte === 10 || byte === 13 ? 0 : column + 1;
    if (column > width) {
      parts.push(Buffer.from(fold));
      column = 2;
    }
    parts.push(Buffer.of(byte));
  }
  return Buffer.concat(parts);
}

const titleOf = (bytes: Uint8Array) => readCalendar(calendarText(bytes).text, "a.ics").events[0]?.title;

describe("a line that is folded within a character", () => {
  const widths = Array.from({ length: 60 }, (_, index) => index + 16);

  test.each(["\r\n ", "\n ", "\r\n\t", "\r "])("comes in whole, folded anywhere with %j", (fold) => {
    const end = fold.slice(0, -1);
    for (const width of widths) {
      const bytes = folded(calendar(title.repeat(4), "", end), width, fold);
      expect(titleOf(bytes)).toBe(title.repeat(4));
      expect(calendarText(bytes).assumed).toBeUndefined();
    }
  });

  test("keeps the numbers of lines", () => {
    for (const bytes of [
      folded(calendar(title), 20),
      folded(calendar(Buffer.from("f\xfcr dich, \xfcber uns", "latin1")), 20),
    ]) {
      const lines = bytes.toString("latin1").split(/\r\n|\n/);
      const at = lines.indexOf("BROKEN") + 1;
      expect(at).toBeGreaterThan(7);
      expect(readCalendar(calendarText(bytes).text, "a.ics").events[0]?.others).toEqual([`:${at}`]);
    }
  });
});

describe("Unicode", () => {
  const plain = calendar(title).toString();
  const swapped = (text: string) => Buffer.from(text, "utf16le").swap16();

  test.each([
    ["UTF-8", Buffer.from(plain)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${plain}`)],
    ["UTF-16LE with a mark", Buffer.from(`\ufeff${plain}`, "utf16le")],
    ["UTF-16LE", Buffer.from(plain, "utf16le")],
    ["UTF-16BE with a mark", swapped(`\ufeff${plain}`)],
    ["UTF-16BE", swapped(plain)],
  ])("%s", (_, bytes) => {
    expect(isCalendar(bytes)).toBe(true);
    expect(titleOf(bytes)).toBe(title);
    expect(calendarText(bytes)).toEqual({ text: expect.any(String) });
  });
});

describe("another encoding is told by its bytes and by what the calendar says of its place", () => {
  test.each(encoded)("%s %s: %s", (encoding, zone, text, hex) => {
    const bytes = calendar(Buffer.from(hex, "hex"), zone);
    expect(calendarText(bytes)).toMatchObject({ assumed: encoding, sample: `SUMMARY:${text}` });
    expect(titleOf(bytes)).toBe(text);
    for (const width of [20, 21, 22, 23]) expect(titleOf(folded(bytes, width))).toBe(text);
  });

  test("what a property says of it goes first", () => {
    const bytes = calendar(Buffer.from("caf\xe9 \xbf", "latin1"));
    const said = Buffer.from(bytes.toString("latin1").replace("SUMMARY:", "SUMMARY;CHARSET=ISO-8859-7:"), "latin1");
    expect(calendarText(said).assumed).toBe("iso-8859-7");
  });

  test("ISO-2022-JP announces itself", () => {
    const bytes = calendar(Buffer.from("1b2442467c4b5c386c1b2842", "hex"));
    expect(titleOf(bytes)).toBe("日本語");
  });
});

describe("bytes of no character", () => {
  test("a text that was cut off within one costs that one, and is told with its line", () => {
    const bytes = calendar(Buffer.from(title).subarray(0, 11));
    expect(calendarText(bytes)).toMatchObject({ damaged: [6] });
    expect(calendarText(bytes).assumed).toBeUndefined();
    expect(titleOf(bytes)).toBe("社区例\ufffd");
  });

  test("a calendar put together from two encodings has the texts of both", () => {
    const [, , text, hex] = encoded[0] as (typeof encoded)[number];
    const bytes = Buffer.concat([calendar(title.repeat(9)), calendar(Buffer.from(hex, "hex"), "Asia/Shanghai")]);
    const { events } = readCalendar(calendarText(bytes).text, "a.ics");
    expect(events.map((event) => event.title)).toEqual([title.repeat(9), text]);
  });

  test("none is lost, whatever the bytes are, and times stand in every one", () => {
    for (let seed = 0; seed < 300; seed++) {
      const noise = Buffer.from(
        Array.from({ length: 40 }, (_, at) => 0x80 + ((seed * 7919 + at * at * 31 + at * seed) % 128)),
      );
      const { text } = calendarText(folded(calendar(noise), 30 + (seed % 40)));
      expect(readCalendar(text, "a.ics").events).toMatchObject([{ uid: "a", start: { wall: { date: "2027-02-02" } } }]);
    }
  });
});

describe("Quoted-Printable of vCalendar 1.0", () => {
  const property = (...lines: string[]) => calendar(lines.join("\r\n")).toString().replace("SUMMARY:", "SUMMARY");

  test.each([
    [
      "UTF-8, over two lines",
      [";ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=E7=A4=BE=E5=8C=BA=", "=E4=BE=8B=E4=BC=9A"],
      "社区例会",
    ],
    ["a character over two lines", [";CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=A4=", "=BE x=3D1"], "社 x=1"],
    ["without the parameter's name", [";QUOTED-PRINTABLE:Gr=FC=DFe"], "Grüße"],
    [
      "in GBK",
      [`;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:${(encoded[1]?.[3] ?? "").replace(/../g, "=$&")}`],
      encoded[1]?.[2],
    ],
    ["not said: a text with signs of equality", [":a=C3=A4="], "a=C3=A4="],
  ])("%s", (_, lines, text) => {
    const { events } = readCalendar(calendarText(Buffer.from(property(...lines))).text, "a.ics");
    expect(events).toMatchObject([{ title: text, others: [`:${6 + lines.length}`] }]);
  });
});
