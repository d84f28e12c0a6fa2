import { type Document, isAlias, isMap, isScalar, isSeq, type Node, visit, type YAMLMap, type YAMLSeq } from "yaml";
import { compact, type Entry, fold, identityOf, isEmpty, isMap as isPlainMap, type Values } from "./entry.ts";
import { saysSame } from "./same.ts";

/** What is to stand in a manifest: shared lists and those of the owner, and what is a repository's own. */
export interface Wanted {
  readonly sections: Readonly<Record<string, readonly Entry[]>>;
  /** By the repository's name; one that is not listed comes into the list. */
  readonly own: ReadonlyMap<string, Readonly<Record<string, readonly Entry[]>>>;
}

/** Lists of things with names of their own, inside of another thing. */
const inner = new Set(["fields", "views"]);

/**
 * Puts things into a manifest: those that are there are brought up to date where they stand, others come at the end of
 * their list. What is in the manifest alone stays.
 * @returns paths of texts in several languages that say something else than what came in: they are left as they are
 */
export function mergeInto(document: Document, { sections, own }: Wanted): string[] {
  const merger = new Merger(document);
  const root = document.contents as YAMLMap;
  for (const [section, entries] of Object.entries(sections)) merger.list(root, section, entries, section);
  for (const [name, lists] of own) {
    for (const [section, entries] of Object.entries(lists)) {
      if (entries.length === 0) continue;
      merger.list(root, "repositories", [{ values: { name } }], "repositories");
      merger.list(merger.item(root, "repositories", name), section, entries, `${name} › ${section}`);
    }
  }
  return merger.kept;
}

class Merger {
  readonly kept: string[] = [];
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
  }

  list(parent: YAMLMap, section: string, entries: readonly Entry[], path: string): void {
    if (entries.length === 0) return;
    const key = identityOf(section);
    const sequence = this.#sequence(parent, section);
    for (const entry of entries) {
      const found = this.#find(sequence, key, String(entry.values[key]));
      if (found) this.#update(found, entry, `${path} › ${String(entry.values[key])}`);
      else sequence.add(this.#document.createNode(fresh(entry)));
    }
  }

  item(parent: YAMLMap, section: string, name: string): YAMLMap {
    return this.#find(this.#sequence(parent, section), identityOf(section), name) as YAMLMap;
  }

  #sequence(parent: YAMLMap, key: string): YAMLSeq {
    const list = ownNode(this.#document, parent, key);
    if (isSeq(list)) return list;
    const made = this.#document.createNode([]) as YAMLSeq;
    parent.set(key, made);
    return made;
  }

  #find(sequence: YAMLSeq, key: string, name: string): YAMLMap | undefined {
    const index = sequence.items.findIndex((item) => {
      const map = isAlias(item) ? item.resolve(this.#document) : item;
      return isMap(map) && fold(String(map.get(key))) === fold(name);
    });
    const item = sequence.items[index];
    if (isAlias(item)) sequence.items[index] = copy(item.resolve(this.#document) as Node);
    return sequence.items[index] as YAMLMap | undefined;
  }

  #update(map: YAMLMap, { values, cleared = [], usual = [], fallback = [] }: Entry, path: string): void {
    for (const [key, value] of Object.entries(values)) {
      if (fallback.includes(key) || (usual.includes(key) && !map.has(key))) continue;
      this.#value(map, key, value, path);
    }
    for (const key of cleared) clear(map, key.split("."));
  }

  #value(map: YAMLMap, key: string, value: unknown, path: string): void {
    if (key === "was") this.#union(map, key, value as readonly string[]);
    else if (key === "repositories" && Array.isArray(value)) this.#union(map, key, value as readonly string[]);
    else if (inner.has(key) && isListOfMaps(value))
      this.list(
        map,
        key,
        value.map((item) => innerEntry(key, item)),
        path,
      );
    else if (key === "options" && Array.isArray(value)) this.#options(map, value as readonly Values[]);
    else if (isPlainMap(value)) this.#map(map, key, value);
    else this.#scalar(map, key, value, path);
  }

  #scalar(map: YAMLMap, key: string, value: unknown, path: string): void {
    const present = map.get(key, true) as Node | undefined;
    const current = present?.toJS(this.#document);
    if (present && saysSame(key, current, value)) return;
    if (isPlainMap(current)) this.kept.push(`${path} › ${key}`);
    else if (isScalar(present) && (typeof value !== "object" || value === null)) present.value = value;
    else map.set(key, this.#document.createNode(value));
  }

  /** Names that stand in a list already, whatever their case, are not added again. */
  #union(map: YAMLMap, key: string, names: readonly string[]): void {
    const known = new Set(((map.toJS(this.#document) as Values)[key] as string[] | undefined)?.map(fold));
    const missing = names.filter((name) => !known.has(fold(name)));
    if (missing.length === 0) return;
    const sequence = this.#sequence(map, key);
    for (const name of missing) sequence.add(this.#document.createNode(name));
  }

  /** A map inside of a thing. Rules that are off, and lists that are empty, need not be said where nothing was said. */
  #map(parent: YAMLMap, key: string, value: Values): void {
    const node = ownNode(this.#document, parent, key);
    if (!isMap(node)) {
      const said = key === "rules" ? onRules(value) : compact(value);
      if (!isEmpty(said)) parent.set(key, this.#document.createNode(said));
      return;
    }
    for (const [name, part] of Object.entries(value)) {
      const place = keyIn(node, name);
      if (isEmpty(part)) node.delete(place);
      else if (isPlainMap(part)) this.#map(node, place, part);
      else if (node.has(place) || key !== "rules" || part !== false) this.#scalar(node, place, part, key);
    }
  }

  /** The choices of a field in their order; one that is only named in the manifest stays so. */
  #options(map: YAMLMap, options: readonly Values[]): void {
    const sequence = this.#sequence(map, "options");
    const nameOf = (node: unknown) => fold(String(isMap(node) ? node.get("name") : isScalar(node) ? node.value : ""));
    const left = new Map(sequence.items.map((node) => [nameOf(node), node]));
    const items = options.map((option) => {
      const name = fold(String(option.name));
      const node = left.get(name);
      left.delete(name);
      if (isMap(node)) this.#update(node, { values: option }, "options");
      else if (isScalar(node)) node.value = option.name;
      return node ?? this.#document.createNode(option);
    });
    sequence.items = [...items, ...left.values()];
  }
}

function clear(map: YAMLMap, keys: readonly string[]): void {
  if (map.hasIn(keys)) map.deleteIn(keys);
}

/** A view's filter and fields are told by every place: what is not there is empty. */
function innerEntry(list: string, values: Values): Entry {
  return list === "views" ? { values, cleared: ["filter", "fields"].filter((key) => !(key in values)) } : { values };
}

function isListOfMaps(value: unknown): value is readonly Values[] {
  return Array.isArray(value) && value.every(isPlainMap);
}

/** A new thing: without what holds anyway. */
function fresh({ values, usual = [] }: Entry): Values {
  const said = Object.entries(values).filter(([key]) => !usual.includes(key));
  const all = said.map(([key, value]) => [key, key === "rules" ? onRules(value as Values) : value]);
  return compact(Object.fromEntries(all)) as Values;
}

function onRules(rules: Values): unknown {
  return compact(Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== false)));
}

/** User names and repositories are keys whose case does not count. */
function keyIn(map: YAMLMap, name: string): string {
  const found = map.items.find(({ key }) => fold(String(isScalar(key) ? key.value : key)) === fold(name));
  return found ? String(isScalar(found.key) ? found.key.value : found.key) : name;
}

/** What a key holds; an alias becomes a copy, so that a change here is none elsewhere. */
export function ownNode(document: Document, parent: YAMLMap, key: string): unknown {
  const node = parent.get(key, true) as unknown;
  if (!isAlias(node)) return node;
  const made = copy(node.resolve(document) as Node);
  parent.set(key, made);
  return made;
}

/** A copy without anchors: each may stand only once. */
function copy(node: Node): Node {
  const made = node.clone() as Node;
  visit(made, {
    Node: (_, part) => {
      if ("anchor" in part) delete (part as { anchor?: string }).anchor;
    },
  });
  return made;
}
