import type { Fault } from "./convert.ts";

/** `#` and what stands right behind it, as a colour or a channel does: a comment that is meant has a blank there. */
const meant = /^#[0-9A-Za-z][\w-]*/;

/** What stands where a value is missing, since `#` begins a comment: `#d73a4a`. */
export function hashAt(text: string, offset: number): string | undefined {
  return meant.exec(text.slice(offset, offset + 100).trimStart())?.[0];
}

/**
 * A `#` inside of brackets that makes the rest of its line a comment, so that their end is missing: the parser then finds
 * fault with whatever comes next. The last such line before that place.
 * @param until offset of the parser's first fault
 */
export function hashInBrackets(text: string, until: number): Fault | undefined {
  let found: Fault | undefined;
  let start = 0;
  for (const line of text.slice(0, until).split("\n")) {
    const column = openHash(line);
    const hash = column === undefined ? undefined : meant.exec(line.slice(column))?.[0];
    if (hash !== undefined && column !== undefined)
      found = { code: "yaml.hash", offset: start + column, params: { source: quoted(hash) } };
    start += line.length + 1;
  }
  return found;
}

/** As it is to be written: colours of labels have no `#`. */
export function quoted(hash: string): string {
  return `"${/^#[0-9a-fA-F]{6}$/.test(hash) ? hash.slice(1) : hash}"`;
}

/** Where in a line a comment begins while a bracket of that line is open; quoted text is no comment. */
function openHash(line: string): number | undefined {
  const bare = line.replace(/"[^"]*"|'[^']*'/g, (text) => "x".repeat(text.length));
  const blank = bare.search(/\s#/);
  if (blank < 0) return undefined;
  const before = bare.slice(0, blank);
  const count = (signs: RegExp) => before.match(signs)?.length ?? 0;
  return count(/[{[]/g) > count(/[}\]]/g) ? blank + 1 : undefined;
}
