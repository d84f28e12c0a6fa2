import { type Actual, type Desired, fold, type Item, type Target } from "../../kinds/item.ts";
import { isLink } from "../../kinds/nesting.ts";
import type { Group } from "../port.ts";

/**
 * Things that hang on a repository, a team or a board carry its name in their target. Once it is known which one is
 * renamed, what hangs on the old name is what hangs on the new one.
 */
export class Names {
  readonly #renamed = new Map<string, string>();

  readonly #former = new Map<string, string>();

  /** Notes that a thing will have another name. */
  rename(item: Actual, wanted: Desired): void {
    if (item.name === wanted.name) return;
    this.#renamed.set(key(item.kind, item.target, item.name), wanted.name);
    this.#former.set(key(item.kind, item.target, wanted.name), item.name);
  }

  /**
   * The same thing, with the name in its target that it will have. A repository on a board or in a team is called by
   * the repository's name, so it is renamed with it, and is neither made anew nor deleted.
   */
  moved<T extends Item>(item: T): T {
    const target = this.#target(item.target, this.#renamed);
    const name = isLink(item.kind) ? this.#renamed.get(key("repository", item.target, item.name)) : undefined;
    return { ...item, target, name: name ?? item.name };
  }

  /** The group with the name in its target that the place knows now. */
  former({ kind, target }: Group): Group {
    return { kind, target: this.#target(target, this.#former) };
  }

  #target({ owner, repository, team, board, calendar }: Target, names: ReadonlyMap<string, string>): Target {
    const name = (kind: string, own: string | undefined) =>
      own === undefined ? undefined : (names.get(key(kind, { owner }, own)) ?? own);
    const parts = {
      repository: name("repository", repository),
      team: name("team", team),
      board: name("board", board),
      calendar,
    };
    return { owner, ...defined(parts) };
  }
}

function key(kind: string, { owner }: Target, name: string): string {
  return `${kind}\t${fold(owner)}\t${fold(name)}`;
}

function defined(parts: Readonly<Record<string, string | undefined>>): Partial<Target> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}
