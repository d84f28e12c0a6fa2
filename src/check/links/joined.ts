import { type Segment, textOf } from "./lines.ts";

/** Several lines as one text, and the way back to their places in the page. */
export class Joined {
  readonly text: string;
  readonly #lines: readonly Segment[];
  /** Where each line begins in the text; made for the first place that is asked for. */
  #starts: number[] | undefined;

  constructor(lines: readonly Segment[]) {
    this.#lines = lines;
    this.text = inOnePiece(lines) ?? lines.map(textOf).join("\n");
  }

  /** Where in the page a sign of the text stands. */
  inPage(at: number): number {
    this.#starts ??= startsOf(this.text);
    const line = lineOf(at, this.#starts);
    return (this.#lines[line]?.at ?? 0) + at - (this.#starts[line] as number);
  }
}

/** Lines that follow one another in the page with nothing between them need no copy. */
function inOnePiece(lines: readonly Segment[]): string | undefined {
  const [first] = lines;
  if (!first) return "";
  let end = first.from - 1;
  for (const { source, from, to } of lines) {
    if (source !== first.source || from !== end + 1) return undefined;
    end = to;
  }
  return first.source.slice(first.from, end);
}

/** Tells the lines and columns of places in a text; both numbers count from 1. */
export class Places {
  readonly #text: string;
  #starts: number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  of(at: number): { line: number; column: number } {
    this.#starts ??= startsOf(this.#text);
    const line = lineOf(at, this.#starts);
    return { line: line + 1, column: at - (this.#starts[line] as number) + 1 };
  }
}

/** Which line a place lies in: the last that begins at or before it. */
function lineOf(at: number, starts: readonly number[]): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  return starts;
}
