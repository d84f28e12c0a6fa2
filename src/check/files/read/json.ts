import { LineCounter } from "yaml";
import type { Path } from "../../../system/yaml/index.ts";
import { placeOf } from "../../../system/yaml/place.ts";
import { blankComments, parseJson } from "../../json.ts";
import type { Reader } from "./file.ts";

/** One value of a JSON text: where it begins, and its parts. */
export interface Node {
  readonly offset: number;
  readonly keys?: Map<string, { readonly offset: number; value?: Node }>;
  readonly items?: Node[];
  /** The key that was read last: the next value is its own. */
  key?: string;
  /** Of a map: the keys that stand in it more than once. */
  twice?: string[];
}

/** Deeper than any file of a service; past it nothing is checked. */
const deepest = 64;

/** A reader of JSON, with comments and trailing commas where the tool takes them. */
export function jsonReader({ comments }: { readonly comments: boolean }): Reader {
  return (path, source) => {
    const text = source.replace(/^\ufeff/, "");
    const plain = comments ? blankComments(text) : text;
    const { value, findings } = parseJson(path, plain);
    const root = findings.length === 0 ? nodesOf(plain) : undefined;
    if (!root) return undefined;
    const lines = lineCounter(text);
    const position = (at: Path, part: "value" | "key" = "value") => placeOf(text, lines, offsetOf(root, at, part));
    return { path, value, position, within: (at) => position(at), isOpen: () => false, twice: twiceIn(root, []) };
  };
}

/** Where the lines of a text begin. */
export function lineCounter(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines.addNewLine(at + 1);
  return lines;
}

/** The tree of places of a text that is valid JSON; undefined when it nests too deep. */
function nodesOf(text: string): Node | undefined {
  const root: Node = { offset: 0, items: [] };
  const open = [root];
  let before = "";
  for (const { 0: token, index: offset } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g)) {
    const top = open[open.length - 1] ?? root;
    const isKey = top.keys && /^[{,]$/.test(before);
    before = token;
    if (/^[}\]]$/.test(token)) open.pop();
    else if (isKey) addKey(top, token, offset);
    else if (!/^[,:]$/.test(token)) {
      const node = addValue(top, token, offset);
      if (node.keys || node.items) open.push(node);
    }
    if (open.length > deepest) return undefined;
  }
  return root.items?.[0];
}

function addKey(map: Node, token: string, offset: number): void {
  map.key = JSON.parse(token) as string;
  if (map.keys?.has(map.key)) {
    map.twice ??= [];
    map.twice.push(map.key);
  }
  map.keys?.set(map.key, { offset });
}

function addValue(parent: Node, token: string, offset: number): Node {
  const node: Node = token === "{" ? { offset, keys: new Map() } : token === "[" ? { offset, items: [] } : { offset };
  parent.items?.push(node);
  const entry = parent.key === undefined ? undefined : parent.keys?.get(parent.key);
  if (entry) entry.value = node;
  return node;
}

/** Where the keys are that stand more than once in their map. */
function twiceIn(node: Node, path: Path): Path[] {
  const own = [...new Set(node.twice)].map((key) => [...path, key]);
  const keys = [...(node.keys ?? [])].flatMap(([key, { value }]) => (value ? twiceIn(value, [...path, key]) : []));
  const items = (node.items ?? []).flatMap((item, index) => twiceIn(item, [...path, index]));
  return [...own, ...keys, ...items];
}

/** Where the value at a path begins, or its key. */
export function offsetOf(root: Node, path: Path, part: "value" | "key"): number {
  let [node, offset] = [root, root.offset];
  for (const [index, step] of path.entries()) {
    const entry = node.keys?.get(String(step));
    const next = node.items?.[Number(step)] ?? entry?.value;
    if (!next) break;
    offset = entry && part === "key" && index === path.length - 1 ? entry.offset : next.offset;
    node = next;
  }
  return offset;
}
