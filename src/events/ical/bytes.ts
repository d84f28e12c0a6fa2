import { isUtf8 } from "node:buffer";
import { decoded, encodingOf } from "../../system/text/encodings.ts";
import { foldAt, withWholeCharacters } from "../../system/text/folds.ts";

/**
 * The bytes of calendars as text. RFC 5545, 3.1 folds lines after so many octets, wherever in a character that is: lines
 * have to be made whole before their bytes are. Line numbers stay those of the file.
 */

export interface CalendarText {
  readonly text: string;
  /** The encoding that it was taken for, where nothing in it says so. */
  readonly assumed?: string;
  /** A line as it was read by that, for a person to look at. */
  readonly sample?: string;
  /** Lines that hold bytes of no character; those became U+FFFD. */
  readonly damaged?: readonly number[];
}

/** Whether bytes begin as a calendar does, in whatever encoding. */
export function isCalendar(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 80)).toString("latin1").replaceAll("\0", "");
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*BEGIN:VCALENDAR/i.test(start);
}

/** Never fails: what cannot be read is told. Linear in the number of bytes. */
export function calendarText(bytes: Uint8Array): CalendarText {
  const wide = utf16(bytes);
  if (wide !== undefined) return { text: new TextDecoder(wide).decode(bytes) };
  const whole = isUtf8(bytes) ? bytes : withWholeCharacters(bytes);
  if (!isUtf8(whole)) return byLines(bytes);
  const text = new TextDecoder().decode(whole);
  // ISO-2022-JP is ASCII throughout, and announces each of its characters.
  return text.includes("\u001b$") ? { text: new TextDecoder("iso-2022-jp").decode(whole) } : { text };
}

/** By its mark, or by where the zeros of the first letters stand. */
function utf16([first, second]: Uint8Array): string | undefined {
  if ((first === 0xff && second === 0xfe) || (first !== undefined && first > 0 && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== undefined && second > 0)) return "utf-16be";
  return undefined;
}

const [lf, cr] = [10, 13];

interface Line {
  readonly bytes: Uint8Array;
  readonly number: number;
  /** Folds that were taken out of it. */
  readonly folds: number;
}

/**
 * Line by line, since a calendar may be put together from several: lines that are UTF-8 stay so where there is much of
 * it, and others are of the encoding that fits them all.
 */
function byLines(bytes: Uint8Array): CalendarText {
  const lines = unfolded(bytes);
  const texts = lines.map((line) => new TextDecoder().decode(line.bytes));
  const [good, bad] = [/[^\p{ASCII}\ufffd]/gu, /\ufffd/g].map((sign) =>
    texts.reduce((sum, text) => sum + (text.match(sign)?.length ?? 0), 0),
  ) as [number, number];
  const isMixed = good > bad;
  // A line of which most is UTF-8 was cut off within a character.
  const isCut = (text: string) =>
    (text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0) >= (text.match(/\ufffd/g)?.length ?? 0);
  const isOther = texts.map((text) => !/^\p{ASCII}*$/u.test(text) && !(isMixed && isCut(text)));
  const others = lines.filter((_, index) => isOther[index]);
  const damaged = lines.flatMap(({ number }, index) =>
    !isOther[index] && texts[index]?.includes("\ufffd") ? [number] : [],
  );
  const parts = others.flatMap((line) => [line.bytes, Buffer.of(lf)]);
  const assumed = others.length > 0 ? encodingOf(Buffer.concat(parts), asciiOf(lines)) : undefined;
  const read = lines.map((line, index) =>
    isOther[index] ? decoded(line.bytes, assumed as string) : (texts[index] as string),
  );
  const sample = read.find((_, index) => isOther[index]);
  return {
    text: read.map((text, index) => `${text}${"\n".repeat((lines[index] as Line).folds)}`).join("\n"),
    ...(assumed === undefined ? {} : { assumed, sample: sample ?? "" }),
    ...(damaged.length > 0 ? { damaged } : {}),
  };
}

function asciiOf(lines: readonly Line[]): string {
  return lines.map(({ bytes }) => Buffer.from(bytes).toString("latin1")).join("\n");
}

function unfolded(bytes: Uint8Array): Line[] {
  const lines: Line[] = [];
  let parts: Uint8Array[] = [];
  let [start, number, folds] = [0, 1, 0];
  for (let at = 0; at <= bytes.length; at++) {
    if (at < bytes.length && bytes[at] !== lf && bytes[at] !== cr) continue;
    parts.push(bytes.subarray(start, at));
    const fold = foldAt(bytes, at);
    if (fold > 0) {
      folds++;
      start = at + fold;
      at = start - 1;
      continue;
    }
    lines.push({ bytes: Buffer.concat(parts), number, folds });
    if (bytes[at] === cr && bytes[at + 1] === lf) at++;
    start = at + 1;
    number += folds + 1;
    [parts, folds] = [[], 0];
  }
  return lines;
}
