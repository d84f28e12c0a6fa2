import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from "yaml";
import type { Params } from "../errors.ts";
import { yamlLimits } from "./guard.ts";

/** A fault in the tree, by its offset in the text. */
export interface Fault {
  readonly code: string;
  readonly offset: number;
  readonly params?: Params;
}

/** Names that reach an object's prototype, and the merge key of YAML 1.1: nobody needs them as keys here. */
const refusedKeys = new Set(["__proto__", "constructor", "prototype", "<<"]);

/**
 * Turns a document into plain objects, lists and scalars, and finds what the parser lets pass: keys that stand
 * twice, keys that are no text, reserved keys, too many aliases or nodes. Linear in the number of nodes.
 */
export function convert(document: Document.Parsed): { value: unknown; faults: Fault[] } {
  const faults: Fault[] = [];
  let aliases = 0;
  let nodes = 0;
  const open = new Set<unknown>();
  const add = (code: string, node: unknown, params?: Params) => {
    faults.push({ code, offset: startOf(node), ...(params ? { params } : {}) });
  };

  /** Each limit is reported once, where it is passed: the rest of the file has no further fault. */
  const counted = (node: unknown): boolean => {
    if (++nodes === yamlLimits.nodes + 1) add("yaml.many", node, { most: yamlLimits.nodes });
    return nodes <= yamlLimits.nodes;
  };

  const visit = (node: unknown, depth: number): unknown => {
    if (!counted(node)) return null;
    if (isAlias(node)) return follow(node, depth);
    if (isScalar(node)) return node.value;
    return isMap(node) || isSeq(node) ? collection(node, depth) : null;
  };

  const collection = (node: YAMLMap | YAMLSeq, depth: number): unknown => {
    if (depth >= yamlLimits.depth || open.has(node)) {
      add(open.has(node) ? "yaml.cycle" : "yaml.deep", node);
      return null;
    }
    open.add(node);
    const value = isSeq(node) ? node.items.map((item) => visit(item, depth + 1)) : mapping(node, depth);
    open.delete(node);
    return value;
  };

  const follow = (node: Node, depth: number): unknown => {
    if (++aliases === yamlLimits.aliases + 1) add("yaml.aliases", node, { most: yamlLimits.aliases });
    if (aliases > yamlLimits.aliases || !isAlias(node)) return null;
    const target = node.resolve(document);
    if (!target) add("yaml.alias", node, { name: node.source });
    return visit(target, depth);
  };

  const mapping = (map: YAMLMap, depth: number): Record<string, unknown> => {
    const result: Record<string, unknown> = {};
    const seen = new Map<string, Pair>();
    for (const pair of map.items) {
      const key = keyOf(pair);
      if (key === undefined) add("yaml.key", pair.key ?? pair.value);
      else if (refusedKeys.has(key)) add("yaml.reserved-key", pair.key, { key });
      else if (seen.has(key)) add("yaml.duplicate-key", pair.key, { key, first: startOf(seen.get(key)?.key) });
      else {
        seen.set(key, pair);
        result[key] = visit(pair.value, depth + 1);
      }
    }
    return result;
  };

  return { value: visit(document.contents, 0), faults };
}

/**
 * A key as text: as it is written, so that `1.10: x` has the key `1.10`. Undefined for one that is a collection or
 * nothing at all.
 */
export function keyOf(pair: Pair): string | undefined {
  if (!isScalar(pair.key)) return undefined;
  const { value, source } = pair.key;
  if (typeof value === "string") return value;
  return source || undefined;
}

/** Where a node begins in the text. */
export function startOf(node: unknown): number {
  return (node as { range?: [number, number, number] | null } | undefined)?.range?.[0] ?? 0;
}
