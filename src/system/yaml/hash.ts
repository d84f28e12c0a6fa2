import type { Fault } from "./convert.ts";

/** `#` and what stands right behind it, as a colour or a channel does: a comment that is meant has a blank there. */
const meant = /^#[0-9A-Za-z][\w-]*/;

/** What stands where a value is missing, since `#` begins a comment: `#d73a4a`. */
export function hashAt(text: string, offset: number): string | undefined {
  return meant.exec(text.slice(offset, offset + 100).trimStart())?.[0];
}

/**
 * A `#` inside of brackets that makes the rest of its line a comment, so that their end is missing: the parser then finds
 * fault with whatever comes next. The last such line before that place whose brackets no later line closes.
 * @param from offset of the document
 * @param until offset of the parser's first fault
 */
export function hashInBrackets(text: string, from: number, until: number): Fault | undefined {
  let found: { fault: Fault; open: number } | undefined;
  let start = from;
  for (const line of text.slice(from, until).split("\n")) {
    const { open, blank } = openIn(line);
    const hash = open > 0 && blank !== undefined ? meant.exec(line.slice(blank + 1))?.[0] : undefined;
    if (hash !== undefined && blank !== undefined) {
      const fault = { code: "yaml.hash", offset: start + blank + 1, params: { source: quoted(hash) } };
      found = { fault, open };
    } else if (found) found = found.open + open > 0 ? { ...found, open: found.open + open } : undefined;
    start += line.length + 1;
  }
  return found?.fault;
}

/** As it is to be written: colours of labels have no `#`. */
export function quoted(hash: string): string {
  return `"${/^#[0-9a-fA-F]{6}$/.test(hash) ? hash.slice(1) : hash}"`;
}

/** How many more brackets a line opens than it closes, and the blank behind which its comment begins; quoted text is neither. */
function openIn(line: string): { open: number; blank: number | undefined } {
  const bare = line.replace(/"[^"]*"|'[^']*'/g, (text) => "x".repeat(text.length));
  const blank = bare.search(/\s#/);
  const before = blank < 0 ? bare : bare.slice(0, blank);
  const count = (signs: RegExp) => before.match(signs)?.length ?? 0;
  return { open: count(/[{[]/g) - count(/[}\]]/g), blank: blank < 0 ? undefined : blank };
}
