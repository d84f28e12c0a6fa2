import type { Community } from "../../manifest/schema/manifest.ts";
import {
  type Entry,
  fold,
  identityOf,
  type OwnSection,
  ownSections,
  type ThingPath,
  type Values,
} from "../../manifest/write/index.ts";
import { type Current, type Found, itemsOf, type Note } from "./found.ts";

/** Where things go: the shared lists, or the lists of their repositories. */
export interface Arranged {
  readonly shared: Readonly<Record<string, readonly Entry[]>>;
  readonly own: ReadonlyMap<string, Readonly<Record<string, readonly Entry[]>>>;
  /** Shared things that not all repositories have: with `prune` they go, and come back where they are. */
  readonly unshared: readonly ThingPath[];
  readonly notes: readonly Note[];
}

export interface Reading {
  readonly current: Community | undefined;
  /** Repositories whose things of a section are known whole. */
  readonly read: (section: OwnSection) => readonly string[];
  /** Repositories that are not there, by folded name: what all have, they need not. */
  readonly absent: ReadonlySet<string>;
  readonly prune: boolean;
}

/**
 * Puts each thing where the manifest has it already; a new one into the shared list when every repository of the
 * manifest was read and has the same, else with its repository. Pure.
 */
export function arrange(found: readonly Found[], reading: Reading): Arranged {
  const sorter = new Sorter(reading);
  for (const section of ownSections) {
    const groups = new Map<string, Found[]>();
    for (const one of found.filter((thing) => thing.section === section)) {
      const key = fold(nameOf(one));
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    for (const group of groups.values()) sorter.place(section, group);
  }
  return sorter;
}

const nameOf = ({ section, entry }: Found) => String(entry.values[identityOf(section)]);

class Sorter implements Arranged {
  readonly shared: Record<string, Entry[]> = {};
  readonly own = new Map<string, Record<string, Entry[]>>();
  readonly unshared: ThingPath[] = [];
  readonly notes: Note[] = [];
  readonly #reading: Reading;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  place(section: OwnSection, group: readonly Found[]): void {
    const [first] = group;
    if (!first) return;
    const current = this.#reading.current as Current | undefined;
    const everywhere = group.find(({ reach }) => reach === "all");
    const stands = standing(itemsOf(current, section), section, nameOf(first));
    if (everywhere) this.#add(section, everywhere.entry);
    const rest = group.filter((one) => one.reach !== "all");
    if (rest.length === 0) return;
    if (stands === "renaming") this.#note("import.renaming", section, nameOf(first));
    else if (stands === "there" || everywhere) this.#sharedAlready(section, rest, everywhere !== undefined);
    else if (this.#isShared(section, rest)) this.#add(section, first.entry);
    else for (const one of rest) this.#ownOne(section, one, current);
  }

  /** The shared one takes what most repositories have; those that have something else are named. */
  #sharedAlready(section: OwnSection, rest: readonly Found[], isGiven: boolean): void {
    if (this.#reading.prune && !isGiven && this.#isAll(section) && !this.#isUniform(section, rest)) {
      for (const [index, one] of rest.entries()) {
        if (index === 0) this.unshared.push([[section, nameOf(one)]]);
        this.#addOwn(one);
      }
      return;
    }
    const [most = []] = variants(rest).sort((a, b) => b.length - a.length);
    if (!isGiven && most[0]) this.#add(section, most[0].entry);
    for (const one of rest.filter((thing) => isGiven || !most.includes(thing)))
      this.#note("import.differs", section, nameOf(one), one.repository);
  }

  #ownOne(section: OwnSection, one: Found, current: Current | undefined): void {
    const repository = itemsOf(current, "repositories").find(
      ({ name }) => fold(String(name)) === fold(one.repository ?? ""),
    );
    const stands = standing(itemsOf(repository, section), section, nameOf(one));
    if (stands === "renaming") this.#note("import.renaming", section, nameOf(one), one.repository);
    else this.#addOwn(one);
  }

  /** New, and the same in all repositories, none of which has it in a list of its own. */
  #isShared(section: OwnSection, rest: readonly Found[]): boolean {
    const isOwn = itemsOf(this.#reading.current as Current | undefined, "repositories").some((repository) =>
      itemsOf(repository, section).some((item) => {
        const key = identityOf(section);
        return fold(String(item[key])) === fold(String(rest[0]?.entry.values[key]));
      }),
    );
    return !isOwn && rest.every(({ reach }) => reach === "open") && this.#isUniform(section, rest);
  }

  #isUniform(section: OwnSection, rest: readonly Found[]): boolean {
    const have = new Set(rest.map(({ repository }) => fold(repository ?? "")));
    const all = new Set([...this.#listed(), ...this.#reading.read(section).map(fold)]);
    return variants(rest).length === 1 && [...all].every((name) => have.has(name));
  }

  /** Whether every repository of the manifest was read. */
  #isAll(section: OwnSection): boolean {
    const read = new Set(this.#reading.read(section).map(fold));
    return this.#listed().every((name) => read.has(name));
  }

  #listed(): string[] {
    const names = itemsOf(this.#reading.current as Current | undefined, "repositories").map(({ name }) => String(name));
    return names.map(fold).filter((name) => !this.#reading.absent.has(name));
  }

  #add(section: OwnSection, entry: Entry): void {
    this.shared[section] = [...(this.shared[section] ?? []), entry];
  }

  #addOwn({ section, entry, repository = "" }: Found): void {
    const lists = this.own.get(repository) ?? {};
    this.own.set(repository, { ...lists, [section]: [...(lists[section] ?? []), entry] });
  }

  #note(code: Note["code"], section: OwnSection, name: string, repository?: string): void {
    const where = repository === undefined ? "" : `${repository} › `;
    this.notes.push({ code, place: `${where}${section} › ${name}` });
  }
}

/** Things that say the same, together. */
function variants(group: readonly Found[]): Found[][] {
  const kinds = new Map<string, Found[]>();
  for (const one of group) {
    const key = JSON.stringify(Object.entries(one.entry.values).sort(([a], [b]) => (a < b ? -1 : 1)));
    kinds.set(key, [...(kinds.get(key) ?? []), one]);
  }
  return [...kinds.values()];
}

/** Whether a list has a thing of that name, or one that is to be renamed from it. */
function standing(list: readonly Values[], section: OwnSection, name: string): "there" | "renaming" | undefined {
  if (list.some((item) => fold(String(item[identityOf(section)])) === fold(name))) return "there";
  const former = list.some(({ was }) => Array.isArray(was) && was.some((one) => fold(String(one)) === fold(name)));
  return former ? "renaming" : undefined;
}
