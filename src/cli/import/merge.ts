import { Document, isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from "yaml";
import { fold } from "../../kinds/item.ts";
import type { Entry } from "./peers.ts";

const identity: Readonly<Record<string, string>> = { milestones: "title", boards: "title", autolinks: "prefix" };
/** Lists whose items have names of their own. */
const inner = new Set(["labels", "milestones", "autolinks", "rulesets", "fields", "views"]);

/**
 * Puts what was imported into a manifest: things that are there are brought up to date where they stand, others come at
 * the end of their list. Comments, order and all else stay. What is in the manifest alone stays, too.
 * @param text the manifest that is there; a new one when there is none
 * @param head what a new manifest begins with
 */
export function mergeManifest(
  text: string | undefined,
  sections: Readonly<Record<string, readonly Entry[]>>,
  head: Entry,
): string {
  const document = text === undefined ? new Document(head) : parseDocument(text);
  for (const [section, entries] of Object.entries(sections)) {
    if (entries.length > 0) mergeList(document, document.contents as YAMLMap, section, entries);
  }
  return document.toString({ lineWidth: 0 });
}

function mergeList(document: Document, parent: YAMLMap, section: string, entries: readonly Entry[]): void {
  const key = identity[section] ?? "name";
  let list = parent.get(section, true) as unknown;
  if (!isSeq(list)) {
    list = document.createNode([]);
    parent.set(section, list);
  }
  const sequence = list as YAMLSeq;
  for (const entry of entries) {
    const found = sequence.items.find(
      (item): item is YAMLMap => isMap(item) && fold(String(item.get(key))) === fold(String(entry[key])),
    );
    if (found) mergeEntry(document, found, entry);
    else sequence.add(document.createNode(entry));
  }
}

function mergeEntry(document: Document, map: YAMLMap, entry: Entry): void {
  for (const [key, value] of Object.entries(entry)) {
    const isList = Array.isArray(value) && inner.has(key) && value.every((item) => typeof item === "object");
    if (isList) mergeList(document, map, key, value as readonly Entry[]);
    else if (key !== "was" && !isSame(map.get(key, true), value)) map.set(key, document.createNode(value));
  }
}

function isSame(node: unknown, value: unknown): boolean {
  const current = (node as { toJSON?: () => unknown } | undefined)?.toJSON?.();
  if (typeof current === "string" && typeof value === "string")
    return current === value || (/^[0-9a-f]{6}$/i.test(current) && fold(current) === fold(value));
  return JSON.stringify(current) === JSON.stringify(value);
}
