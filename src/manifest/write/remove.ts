import { type Document, isAlias, isMap, isScalar, isSeq, type YAMLMap } from "yaml";
import { fold, identityOf } from "./entry.ts";
import { ownNode } from "./merge.ts";

/** Where a thing stands: the list or map, and its name in it, from the outside in. */
export type ThingPath = readonly (readonly [list: string, name: string])[];

/** Takes things out of a manifest. A list or map that would be left empty goes, too: the loader refuses those. */
export function removeThings(document: Document, paths: readonly ThingPath[]): void {
  for (const path of paths) remove(document, document.contents as YAMLMap, path);
}

function remove(document: Document, parent: YAMLMap, [step, ...rest]: ThingPath): void {
  if (!step) return;
  const [list, name] = step;
  const holder = ownNode(document, parent, list);
  const items: unknown[] = isSeq(holder) || isMap(holder) ? holder.items : [];
  const index = items.findIndex((item) => fold(nameOf(document, item, identityOf(list))) === fold(name));
  if (index < 0) return;
  const item = items[index];
  if (rest.length > 0) {
    if (isMap(item)) remove(document, item, rest);
    return;
  }
  items.splice(index, 1);
  if (items.length === 0) parent.delete(list);
}

function nameOf(document: Document, item: unknown, key: string): string {
  const node = isAlias(item) ? item.resolve(document) : item;
  if (isMap(node)) return String(node.get(key));
  // A pair of a map has its name as the key.
  const own = isScalar(node) ? node : (node as { key?: unknown } | undefined)?.key;
  return String(isScalar(own) ? own.value : own);
}
