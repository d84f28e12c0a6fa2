import { type Actual, type Desired, fold, type Item, type Target } from "../../kinds/item.ts";

/**
 * Things that hang on a repository, a team or a board carry its name in their target. Once it is known which one is
 * renamed, what hangs on the old name is what hangs on the new one.
 */
export class Names {
  readonly #renamed = new Map<string, string>();

  /** Notes that a thing will have another name. */
  rename(item: Actual, wanted: Desired): void {
    if (item.name !== wanted.name) this.#renamed.set(key(item.kind, item.target, item.name), wanted.name);
  }

  /** The same thing, with the name in its target that it will have. */
  moved<T extends Item>(item: T): T {
    const { owner, repository, team, board } = item.target;
    const name = (kind: string, own: string | undefined) =>
      own === undefined ? undefined : (this.#renamed.get(key(kind, { owner }, own)) ?? own);
    const target = {
      owner,
      ...defined({ repository: name("repository", repository), team: name("team", team), board: name("board", board) }),
    };
    return { ...item, target };
  }
}

function key(kind: string, { owner }: Target, name: string): string {
  return `${kind}\t${fold(owner)}\t${fold(name)}`;
}

function defined(parts: Readonly<Record<string, string | undefined>>): Partial<Target> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}
