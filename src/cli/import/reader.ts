import { fold, identityOf, isMap, type Values } from "../../manifest/write/index.ts";
import type { ParsedYaml } from "../../system/yaml/index.ts";
import type { Found, Note } from "./found.ts";

interface Place {
  readonly line: number;
  readonly column: number;
}

/** A place in the file. */
export type At = readonly (string | number)[];

/** Reads parts of a peer's file, and keeps what has no counterpart, each with its line and column. */
export class Reader {
  readonly #notes: (Note & Place)[] = [];
  /** Places that one note stands for, by what they have in common. */
  readonly #alike = new Map<string, { readonly code: Note["code"]; readonly places: Map<string, At> }>();
  readonly #yaml: ParsedYaml;
  readonly #file: string;

  constructor(yaml: ParsedYaml, file: string) {
    this.#yaml = yaml;
    this.#file = file;
  }

  /** Notes that what stands at a place, or a part of it, is left out. */
  leave(at: At, code: Note["code"] = "import.left", part = ""): void {
    const { line, column } = this.#yaml.position(at, typeof at[at.length - 1] === "string" ? "key" : "value");
    this.#notes.push({ code, place: `${this.#file}:${line}:${column} ${this.pathOf(at)}${part}`, line, column });
  }

  /** The same of a key that most things of a list have: one note for all of them, at the first, with their number. */
  leaveAlike(at: At, code: Note["code"] = "import.left"): void {
    const key = `${code} ${at.filter((step) => typeof step === "string").join(".")}`;
    const known = this.#alike.get(key) ?? { code, places: new Map<string, At>() };
    known.places.set(this.pathOf(at), at);
    this.#alike.set(key, known);
  }

  /** The same file, read once more: what is left out has been noted already. */
  silent(): Reader {
    return new Reader(this.#yaml, this.#file);
  }

  /** Where something stands, as editors take it. */
  from(at: At): string {
    const { line, column } = this.#yaml.position(at);
    return `${this.#file}:${line}:${column}`;
  }

  /** What was left out, in the order of the file. */
  notes(): Note[] {
    for (const { code, places } of this.#alike.values()) {
      const [first = []] = places.values();
      this.leave(first, code, places.size > 1 ? ` (× ${places.size})` : "");
    }
    this.#alike.clear();
    const sorted = [...this.#notes].sort((a, b) => a.line - b.line || a.column - b.column);
    return sorted.map(({ code, place }) => ({ code, place }));
  }

  /** A path as people write it, an item of a list by its name when it has one. */
  pathOf(at: At): string {
    return at
      .map((step, index) => {
        if (typeof step === "string") return index > 0 ? `.${step}` : step;
        const item = this.value(at.slice(0, index + 1));
        const name = isMap(item) ? (item.name ?? item.title) : item;
        return typeof name === "string" ? `[${step}] (${name})` : `[${step}]`;
      })
      .join("");
  }

  value(at: At): unknown {
    return at.reduce<unknown>((node, step) => (node as Values | undefined)?.[step], this.#yaml.value);
  }

  /** The items of a list that are maps; others are noted. Nothing there is an empty list. */
  items(at: At): { readonly item: Values; readonly at: At }[] {
    const list = this.value(at);
    if (list === undefined || list === null) return [];
    if (!Array.isArray(list)) {
      this.leave(at);
      return [];
    }
    return list.flatMap((item, index) => {
      if (isMap(item)) return [{ item, at: [...at, index] }];
      this.leave([...at, index]);
      return [];
    });
  }

  /** The values of a map that are maps themselves; others are noted. Nothing there is an empty map. */
  entries(at: At): { readonly key: string; readonly at: At }[] {
    const map = this.value(at);
    if (map === undefined || map === null) return [];
    if (!isMap(map)) {
      this.leave(at);
      return [];
    }
    return Object.entries(map).flatMap(([key, value]) => {
      if (isMap(value) || value === null) return [{ key, at: [...at, key] }];
      this.leave([...at, key]);
      return [];
    });
  }

  /** Notes the keys of a map that nobody has read. */
  others(at: At, known: readonly string[]): void {
    const map = this.value(at);
    for (const key of isMap(map) ? Object.keys(map) : []) if (!known.includes(key)) this.leave([...at, key]);
  }

  /** A text, as it is written: a name `404` or a colour `5319e7` without quotes would be a number to YAML. */
  text(at: At): string | undefined {
    const value = this.value(at);
    if (typeof value === "string") {
      const said = value.replace(/\r\n?/g, "\n").trim();
      // An empty text would clear something; here it is as if nothing were said, so that is said.
      if (said === "") this.leaveAlike(at, "import.cleared");
      return said || undefined;
    }
    if (value === undefined || value === null) return undefined;
    const source = typeof value === "object" ? undefined : (this.#yaml.source(at) ?? String(value));
    if (source === undefined) this.leave(at);
    return source;
  }

  /** One text, or a list of them. */
  texts(at: At): string[] {
    const value = this.value(at);
    if (!Array.isArray(value)) return [this.text(at) ?? []].flat();
    return value.flatMap((_, index) => this.text([...at, index]) ?? []);
  }
}

/** A thing found, with its place for what is to be said of it. */
export interface Placed {
  readonly found: Found;
  readonly at: At;
}

/**
 * Names that differ only in case are one to GitHub, and a former name belongs to one label: of each the first counts,
 * and the rest is noted. A former name that is a label's own now is left out, since that label stays.
 */
export function withoutDoubles(all: readonly Placed[], reader: Reader): Found[] {
  const key = ({ section, repository, reach }: Found) => `${section}\t${reach === "own" ? fold(repository ?? "") : ""}`;
  const named = (scope: string, name: string) => `${scope}\t${fold(name)}`;
  const scopes = (one: Found) => (one.reach === "own" ? [`${one.section}\t`, key(one)] : [key(one)]);
  const nameOf = ({ section, entry: { values } }: Found) => String(values[identityOf(section)]);
  const seen = new Set<string>();
  const kept = all.filter(({ found, at }) => {
    const isKnown = scopes(found).some((scope) => seen.has(named(scope, nameOf(found))));
    if (isKnown) reader.leave(at, "import.twice");
    seen.add(named(key(found), nameOf(found)));
    return !isKnown;
  });
  const former = new Set<string>();
  return kept.map(({ found, at }) => {
    const { was, ...values } = found.entry.values as Values & { readonly was?: readonly string[] };
    const names = (was ?? []).filter((name) => {
      const isTaken = scopes(found).some((scope) => seen.has(named(scope, name)) || former.has(named(scope, name)));
      if (isTaken) reader.leave(at, "import.twice", ` ← ${name}`);
      former.add(named(key(found), name));
      return !isTaken;
    });
    const entry = { ...found.entry, values: names.length > 0 ? { ...values, was: names } : values };
    return { ...found, entry, from: reader.from(at) };
  });
}
