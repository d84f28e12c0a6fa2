import { FAILSAFE_SCHEMA, loadAll, Type } from "js-yaml";
import { yamlLimits } from "./guard.ts";

/** A plain scalar: a key is what is written, a value what the reader's words make of it. */
class Plain {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  // Else js-yaml takes it for a key that is a map.
  get [Symbol.toStringTag](): string {
    return "Plain";
  }
  toString(): string {
    return this.text;
  }
}

const plainTag = "commonry:plain";
const schema = FAILSAFE_SCHEMA.extend({
  implicit: [new Type(plainTag, { kind: "scalar", construct: (text) => new Plain(String(text)) })],
});

/** What the listener of js-yaml sees of the node that it is at. */
interface State {
  readonly tag: string | null;
  readonly anchor: string | null;
}

/** Nothing is said of this text here. */
class Unsure extends Error {}

/** Where the two parsers may differ, or a tree of one document is not all there is: directives, keys that are collections. */
const doubtful =
  /^%|\r(?!\n)|[\u0085\u2028\u2029\ufeff]|^\t|[{,]\s*:\s|^[ \t]*(?:[-?:][ \t]+)*\?(?:\s|$)|[[{,]\s*\?(?:\s|$)|\{\s*\[|[{,]\s*\[[^\]]*\]\s*[,}]/m;

/** The end of a list or map that may be a key. In scripts it is mostly that of a variable: `${name}: `. */
const closed = /[\]}][ \t]*:(?:\s|$)/gm;
/** The beginning of a line up to there, where it is one: a key stands first in its line, or in a collection. */
const opened = /(?:^[ \t]*(?:[-?:][ \t]+)*|[[{,:?][ \t]*)(?:[&!]\S*[ \t]+)*[[{]/;
/** More of them than scripts have. */
const mostClosed = 500;

function isDoubtful(text: string): boolean {
  if (doubtful.test(text)) return true;
  let count = 0;
  for (const { index } of text.matchAll(closed)) {
    // A key is of at most 1,024 signs.
    const start = Math.max(text.lastIndexOf("\n", index) + 1, index - 1100);
    if (++count > mostClosed || opened.test(text.slice(start, index))) return true;
  }
  return false;
}

/**
 * The value of a text of one sound document without anchors, aliases, tags and keys that are no text, nearly ten times as fast
 * as by the parser that keeps places. Never throws.
 * @param word what a plain scalar says
 * @returns undefined for any other text: it has to be read slowly
 */
export function quickValue(text: string, word: (plain: string) => unknown): { readonly value: unknown } | undefined {
  if (text.length > yamlLimits.bytes / 3 || isDoubtful(text)) return undefined;
  let depth = 0;
  let nodes = 0;
  const listener = (event: "open" | "close", state: unknown) => {
    if (event === "open") {
      if (++depth > yamlLimits.depth || ++nodes > yamlLimits.nodes) throw new Unsure();
      return;
    }
    depth--;
    const { tag, anchor } = state as State;
    if (anchor !== null || (tag !== null && tag !== "?" && tag !== plainTag)) throw new Unsure();
  };
  try {
    const documents = loadAll(text, null, { schema, listener });
    return documents.length === 1 ? { value: asValue(documents[0], word) } : undefined;
  } catch {
    return undefined;
  }
}

function asValue(node: unknown, word: (plain: string) => unknown): unknown {
  if (node instanceof Plain) return word(node.text);
  if (Array.isArray(node)) return node.map((item) => asValue(item, word));
  if (typeof node !== "object" || node === null) return node;
  const map = node as Record<string, unknown>;
  for (const key of Object.keys(map)) {
    if (key === "" || key === "[object Object]") throw new Unsure();
    const value = map[key];
    // A text is what it is, and most values are texts.
    if (typeof value === "object") map[key] = asValue(value, word);
  }
  return map;
}

/** A plain scalar by the core schema of YAML 1.2.2 (10.3.2), as the slow parser resolves it. */
export function coreWord(text: string): unknown {
  const first = text.charCodeAt(0);
  // Digits, signs, a point; `~`, `n`, `N`, `t`, `T`, `f`, `F`: all else is a text.
  if (first > 57 && !/^[~nNtTfF]/.test(text)) return text;
  if (/^(?:~|null|Null|NULL)?$/.test(text)) return null;
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  if (/^0o[0-7]+$/.test(text)) return Number.parseInt(text.slice(2), 8);
  if (/^[-+]?[0-9]+$/.test(text)) return Number.parseInt(text, 10);
  if (/^0x[0-9a-fA-F]+$/.test(text)) return Number.parseInt(text.slice(2), 16);
  if (/^\.(?:nan|NaN|NAN)$/.test(text)) return Number.NaN;
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(text)) {
    return text.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/.test(text)) return Number(text);
  if (/^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/.test(text)) return Number.parseFloat(text);
  return text;
}
