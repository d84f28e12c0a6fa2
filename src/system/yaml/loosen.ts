/** In front of a value, on its line: `- `, `? `, a colon, a tag, an anchor. */
const lead = /[-?](?=[ \t\r]|$)|:|[!&][^\s,[\]{}]*(?=[ \t\r]|$)/my;
const blockHeader = /[|>][-+0-9]*[ \t]*(?:#.*)?\r?$/my;
/** A plain key or text: to its colon, to a comment, or to the end of the line. */
const plain = /(?:[^\s:#]|[ \t\r]+(?![\s#])|:(?![ \t\r]|$)|(?<![ \t])#)+/my;
const quoted = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*'/y;
/** The pieces of a flow collection: quoted texts, comments, brackets, words, and what is between them. */
const piece = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*'|#.*|[[\]{}]|[^\s[\]{},:"'#][^\s[\]{},:]*|[\s,:]+/y;
const marks = /\n(?:---|\.\.\.)(?:\s|$)/;

/**
 * The same text, as long as before, in which quoted texts and flow collections stand on one line each. libyaml, js-yaml
 * and with them most programs take their continuation lines at any column, while the parser here wants them indented as
 * YAML 1.2 says (8.1, production 67). For a second look at what does not parse: what a text says may lose a line break.
 * Linear.
 */
export function loosen(text: string): string {
  const spans: [from: number, to: number][] = [];
  for (let line = 0; line < text.length; ) {
    const next = scanLine(text, line, spans);
    if (next === undefined) return text;
    line = next;
  }
  if (spans.length === 0) return text;
  const parts = spans.flatMap(([from, to], index) => [
    text.slice(spans[index - 1]?.[1] ?? 0, from),
    joined(text.slice(from, to)),
  ]);
  return parts.join("") + text.slice(spans[spans.length - 1]?.[1]);
}

/** Finds what goes on over several lines from one on; gives the line behind it, undefined when something never closes. */
function scanLine(text: string, line: number, spans: [from: number, to: number][]): number | undefined {
  let end = lineEnd(text, line);
  let parent = -1;
  for (let at = skip(text, line); at < end; at = skip(text, at)) {
    const close = closing(text, at);
    if (close === undefined) return undefined;
    if (close > at) {
      if (isContinued(text, at, close)) spans.push([at, close]);
      end = lineEnd(text, close);
      at = close;
      continue;
    }
    if (ending(blockHeader, text, at) !== undefined) return afterBlock(text, end + 1, parent);
    const next = ending(lead, text, at) ?? ending(plain, text, at);
    // Behind a comment, or what is none of all this, the line says nothing.
    if (next === undefined) break;
    if (holds(text, at, next)) parent = at - line;
    at = next;
  }
  return end + 1;
}

/** Whether what stands here, a dash or a key, has a value of its own. */
function holds(text: string, at: number, next: number): boolean {
  return /[-?]/.test(text[at] ?? "") || text[next] === ":";
}

/** Where a match ends that begins here; undefined when there is none. */
function ending(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** Over several lines, as libyaml takes it: no key, no mark of a document, no dash behind a tab within a collection. */
function isContinued(text: string, from: number, to: number): boolean {
  const span = text.slice(from, to);
  if (!span.includes("\n") || marks.test(span) || text[skip(text, to)] === ":") return false;
  return /^["']/.test(span) || !/\n *\t[ \t]*-[ \t]/.test(span);
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

function skip(text: string, at: number): number {
  let to = at;
  while (text[to] === " " || text[to] === "\t" || text[to] === "\r") to++;
  return to;
}

/** Where the lines of a block scalar end that began under a key or a dash at a column. */
function afterBlock(text: string, from: number, parent: number): number {
  let at = from;
  while (at < text.length) {
    const end = lineEnd(text, at);
    const first = skip(text, at);
    if (first < end && first - at <= parent) return at;
    at = end + 1;
  }
  return at;
}

/** The offset behind the quoted text or collection that opens here; the same where none does, undefined when it never closes. */
function closing(text: string, from: number): number | undefined {
  const first = text[from] ?? "";
  if (/["']/.test(first)) return ending(quoted, text, from);
  if (!/[[{]/.test(first)) return from;
  let depth = 0;
  for (let at = from; ; ) {
    const next = ending(piece, text, at);
    if (next === undefined) return undefined;
    if (/[[{]/.test(text[at] ?? "")) depth++;
    else if (/[\]}]/.test(text[at] ?? "")) depth--;
    if (depth === 0) return next;
    at = next;
  }
}

/** On one line, without comments. */
function joined(span: string): string {
  const bare = /^["']/.test(span)
    ? span
    : span.replace(/"(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*'|\s#.*/g, (part) =>
        /^\s/.test(part) ? " ".repeat(part.length) : part,
      );
  return bare.replace(/[\r\n\t]/g, " ");
}
