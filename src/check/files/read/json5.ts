import { placeOf } from "../../../system/yaml/place.ts";
import type { Reader } from "./file.ts";
import { lineCounter, type Node, offsetOf } from "./json.ts";

/** Deeper than any file of a service; past it nothing is checked. */
const deepest = 64;

/** Blanks and comments. */
const between = /(?:[\s\ufeff]|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;

/** One sign of the text that is no blank and no comment: a text in quotes, a mark, a bare word. */
const token =
  /(?:[\s\ufeff]|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*(?:("(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*')|([{}[\],:])|([^\s{}[\],:"']+))/y;

/** A reader of JSON5 (spec.json5.org): comments, bare keys, texts in either quotes, commas at the end. */
export const json5Reader: Reader = (path, source) => {
  const text = source.replace(/^\ufeff/, "");
  const parsed = new Parser(text).whole();
  if (!parsed) return undefined;
  const lines = lineCounter(text);
  const position: ReturnType<typeof positions> = positions(text, lines, parsed.node);
  return { path, value: parsed.value, position, within: (at) => position(at), isOpen: () => false };
};

function positions(text: string, lines: ReturnType<typeof lineCounter>, root: Node) {
  return (at: readonly (string | number)[], part: "value" | "key" = "value") =>
    placeOf(text, lines, offsetOf(root, at, part));
}

interface Parsed {
  readonly value: unknown;
  readonly node: Node;
}

/** Thrown and caught within this file alone: the text is no JSON5. */
const fault = new Error("no JSON5");

class Parser {
  readonly #text: string;
  #at = 0;
  #offset = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Parsed | undefined {
    try {
      const parsed = this.#value(this.#next(), 0);
      between.lastIndex = this.#at;
      between.test(this.#text);
      return between.lastIndex === this.#text.length ? parsed : undefined;
    } catch (error) {
      if (error === fault) return undefined;
      throw error;
    }
  }

  #next(): string {
    token.lastIndex = this.#at;
    const found = token.exec(this.#text);
    if (!found) throw fault;
    this.#at = token.lastIndex;
    const sign = found[1] ?? found[2] ?? found[3] ?? "";
    this.#offset = this.#at - sign.length;
    return sign;
  }

  #value(sign: string, depth: number): Parsed {
    if (depth > deepest) throw fault;
    if (sign === "{") return this.#map(depth);
    if (sign === "[") return this.#list(depth);
    return { value: scalar(sign), node: { offset: this.#offset } };
  }

  #map(depth: number): Parsed {
    const node: Node = { offset: this.#offset, keys: new Map() };
    const entries: [string, unknown][] = [];
    for (let sign = this.#next(); sign !== "}"; ) {
      if (/^[{}[\],:]$/.test(sign)) throw fault;
      const key = /^["']/.test(sign) ? String(scalar(sign)) : sign;
      const offset = this.#offset;
      if (this.#next() !== ":") throw fault;
      const { value, node: child } = this.#value(this.#next(), depth + 1);
      node.keys?.set(key, { offset, value: child });
      entries.push([key, value]);
      sign = this.#next();
      if (sign === ",") sign = this.#next();
      else if (sign !== "}") throw fault;
    }
    return { value: Object.fromEntries(entries), node };
  }

  #list(depth: number): Parsed {
    const node: Node = { offset: this.#offset, items: [] };
    const value: unknown[] = [];
    for (let sign = this.#next(); sign !== "]"; ) {
      const item = this.#value(sign, depth + 1);
      value.push(item.value);
      node.items?.push(item.node);
      sign = this.#next();
      if (sign === ",") sign = this.#next();
      else if (sign !== "]") throw fault;
    }
    return { value, node };
  }
}

const words: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };
const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", v: "\v", "0": "\0" };

function scalar(sign: string): unknown {
  if (/^["']/.test(sign))
    return sign
      .slice(1, -1)
      .replace(
        /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|\r?\n|([\s\S]))/g,
        (_, u?: string, x?: string, one?: string) => {
          const code = u ?? x;
          if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
          return one === undefined ? "" : (escapes[one] ?? one);
        },
      );
  if (Object.hasOwn(words, sign)) return words[sign];
  if (/^[+-]?(?:Infinity|NaN|0x[0-9a-f]+|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)$/i.test(sign))
    return Number(sign.replace(/^([+-]?)(?=0x)/i, ""));
  throw fault;
}
