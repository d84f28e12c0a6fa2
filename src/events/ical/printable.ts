import { isUtf8 } from "node:buffer";
import { decoded, encodingOf } from "../../system/text/encodings.ts";

/** Texts in Quoted-Printable (RFC 2045, 6.7), as vCalendar 1.0 has them: telephones and older programs write it. */

const said = /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i;

/** Whether the parameters of a line say that its value is so written. */
export function isPrintable(line: string): boolean {
  return said.test(line);
}

/** @param charset of the characters; UTF-8, or what fits best, where nothing is said */
export function fromPrintable(value: string, charset: string | undefined): string {
  const bytes = Buffer.from(
    value
      // What was no ASCII has been decoded already.
      .replace(/[^\p{ASCII}]+/gu, (text) => Buffer.from(text).toString("latin1"))
      .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );
  return isUtf8(bytes)
    ? bytes.toString("utf8")
    : decoded(bytes, encodingOf(bytes, charset ? `;CHARSET=${charset}` : ""));
}
