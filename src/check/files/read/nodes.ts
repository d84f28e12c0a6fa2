import { type Document, isAlias, isMap, isScalar, isSeq, type Scalar, type YAMLMap, type YAMLSeq } from "yaml";
import { keyOf } from "../../../system/yaml/convert.ts";
import { yamlLimits } from "../../../system/yaml/guard.ts";
import type { Path } from "../../../system/yaml/index.ts";
import { coreWord } from "../../../system/yaml/quick-value.ts";

/** How a service reads plain words: `1.1` takes `yes`, `no`, `on` and `off` for truth values, as Ruby's parser does. */
export type Words = "1.1" | "1.2";

/** A document as plain values, and the paths of what stays open. */
export interface Converted {
  readonly value: unknown;
  readonly isOpen: (path: Path) => boolean;
}

/**
 * Turns a document into plain values as services read it: aliases followed, merge keys merged when asked, tags of a
 * service's own left open. Linear: what aliases multiply counts against the limit of nodes, and is left open past it.
 */
export function convertNodes(document: Document, words: Words, merges: boolean): Converted {
  const open = new Set<string>();
  const anchors = new Map<string, unknown>();
  const under = new Set<unknown>();
  let nodes = 0;

  const leave = (path: Path): null => {
    open.add(keyFor(path));
    return null;
  };
  const visit = (node: unknown, path: Path): unknown => {
    if (++nodes > yamlLimits.nodes || path.length > yamlLimits.depth) return leave(path);
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      return target === undefined ? leave(path) : visit(target, path);
    }
    return isScalar(node) || isMap(node) || isSeq(node) ? value(node, path) : null;
  };
  const value = (node: Scalar | YAMLMap | YAMLSeq, path: Path): unknown => {
    if (node.anchor) anchors.set(node.anchor, node);
    if (node.tag?.startsWith("!")) leave(path);
    if (isScalar(node)) return scalar(node, words);
    if (under.has(node)) return leave(path);
    under.add(node);
    const found = isSeq(node) ? sequence(node, path) : mapping(node, path);
    under.delete(node);
    return found;
  };
  const sequence = (node: YAMLSeq, path: Path) => node.items.map((item, index) => visit(item, [...path, index]));
  const mapping = (node: YAMLMap, path: Path): Record<string, unknown> => {
    const result: Record<string, unknown> = {};
    const merged: Record<string, unknown>[] = [];
    for (const pair of node.items) {
      const key = keyOf(pair);
      if (key === "<<" && merges) merged.push(...mergedMaps(visit(pair.value, path)));
      else if (key !== undefined && !Object.hasOwn(result, key)) define(result, key, visit(pair.value, [...path, key]));
    }
    for (const [key, value] of merged.flatMap((map) => Object.entries(map)))
      if (!Object.hasOwn(result, key)) define(result, key, value);
    return result;
  };

  const converted = visit(document.contents, []);
  const isOpen = (path: Path) => open.size > 0 && path.some((_, at) => open.has(keyFor(path.slice(0, at + 1))));
  return { value: converted, isOpen };
}

function keyFor(path: Path): string {
  return JSON.stringify(path.map(String));
}

/** Without a setter in the way: a key may be called `__proto__`. */
function define(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

function mergedMaps(value: unknown): Record<string, unknown>[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (item): item is Record<string, unknown> => typeof item === "object" && item !== null && !Array.isArray(item),
  );
}

function scalar(node: Scalar, words: Words): unknown {
  const { value, type } = node;
  return words === "1.2" || type !== "PLAIN" || typeof value !== "string" ? value : truth(value);
}

/** What a plain scalar says where words are those of YAML 1.1. */
export function wordOf11(text: string): unknown {
  const value = coreWord(text);
  return typeof value === "string" ? truth(value) : value;
}

function truth(value: string): unknown {
  if (/^(yes|on)$/i.test(value)) return true;
  return /^(no|off)$/i.test(value) ? false : value;
}
