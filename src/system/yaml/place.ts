import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Pair,
  type YAMLMap,
} from "yaml";
import { keyOf, startOf } from "./convert.ts";

export type Path = readonly (string | number)[];

/** Line and column, both from 1; a column counts UTF-16 units, as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Line and column of an offset, never outside the text. */
export function placeOf(text: string, lines: LineCounter, offset: number): Place {
  const at = Math.min(offset, text.length);
  const { line, col } = lines.linePos(at);
  // The parser has counted no lines of a file that it has not seen, and misses some in a text that is no YAML.
  if (line > 0 && col > 0 && !text.slice(at - col + 1, at).includes("\n")) return { line, column: col };
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: (before[before.length - 1] ?? "").length + 1 };
}

/** Finds the parts of a document by path. */
export interface Locator {
  /** Where the last part of the path begins that is there. */
  offset(path: Path, part: "value" | "key"): number;
  /** The node at a path, through aliases. */
  node(path: Path): unknown;
}

/** Keys and aliases are looked up once each, so that asking for every place in a large file stays linear. */
export function locate(document: Document.Parsed): Locator {
  const pairs = new Map<YAMLMap, Map<string, Pair>>();
  const targets = new Map<Alias, unknown>();

  const resolve = (node: unknown): unknown => {
    if (!isAlias(node)) return node;
    if (!targets.has(node)) targets.set(node, node.resolve(document));
    return targets.get(node);
  };
  const pairOf = (map: YAMLMap, key: string): Pair | undefined => {
    let known = pairs.get(map);
    if (!known) {
      // Of a key that stands twice the first counts, as in the value.
      known = new Map([...map.items].reverse().map((pair) => [keyOf(pair) ?? "", pair]));
      pairs.set(map, known);
    }
    return known.get(key);
  };
  const child = (parent: unknown, step: string | number, part: "value" | "key"): unknown => {
    const node = resolve(parent);
    if (isSeq(node)) return node.items[Number(step)];
    const pair = isMap(node) ? pairOf(node, String(step)) : undefined;
    // A key without a value has its fault where it stands itself.
    return part === "key" ? pair?.key : (pair?.value ?? pair?.key);
  };

  return {
    offset: (path, part) => {
      let node: unknown = document.contents;
      let offset = startOf(node);
      for (const [index, step] of path.entries()) {
        node = child(node, step, index === path.length - 1 ? part : "value");
        if (node === undefined || node === null) break;
        offset = startOf(node);
      }
      return offset;
    },
    node: (path) => resolve(path.reduce<unknown>((node, step) => child(node, step, "value"), document.contents)),
  };
}

/** The scalar at a path as it is written; undefined for what is not a plain scalar. */
export function sourceAt(locator: Locator, path: Path): string | undefined {
  const node = locator.node(path);
  return isScalar(node) && node.type === "PLAIN" ? node.source : undefined;
}
