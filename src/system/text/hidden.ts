/**
 * What is in a text and is seen by no reader, as the body of a character class. Control characters (C0, DEL, C1), which
 * also begin every escape sequence; the marks that reorder text (Unicode UAX #9, "Bidi controls"); and what takes no room:
 * zero-width blanks, fillers, annotations. U+200C and U+200D stay, which words and emoji are joined by.
 */
const controls = "\\p{Cc}";
const bidi = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069";
const invisible = "\\u115f\\u1160\\u180e\\u200b\\u2060-\\u2065\\u206a-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb";
/** Letters of no width, in which text can be hidden from people alone; emoji of flags are spelt with them (UTS #51, ED-14a). */
const tags = "(?<!\\u{1f3f4}[\\u{e0020}-\\u{e007e}]*)[\\u{e0000}-\\u{e007f}]";

/** Each hidden character, but those of `but` (the body of a character class). */
export function hiddenBut(but = ""): RegExp {
  const seen = but === "" ? "" : `(?![${but}])`;
  return new RegExp(`${seen}(?:[${controls}${bidi}${invisible}]|${tags})`, "gu");
}

/** Each character that no output of ours may ever carry: see `harmless.ts`. */
export const forbidden = new RegExp(`(?![\\n\\t])[${controls}${bidi}]`, "gu");

/** A hidden character as its code point, so that a reader sees that something was there. */
export function codePoint(character: string): string {
  return `<U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}>`;
}
