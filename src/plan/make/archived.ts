import { type Actual, type Desired, fold, type Target } from "../../kinds/item.ts";
import { isLink } from "../../kinds/nesting.ts";
import type { Change, Note } from "../plan.ts";
import type { Group } from "../port.ts";
import { changeId, type Part } from "./types.ts";

/** Repositories that are archived and stay so: GitHub takes nothing there, so nothing is planned in them. */
export class Archived {
  /** Keys of the repositories, under the name that they have and the one that is wanted. */
  readonly #keys = new Map<
    string,
    { readonly owner: string; readonly repository: string; readonly isWanted: boolean }
  >();
  readonly #dropped = new Map<string, number>();

  /**
   * Notes a repository.
   * @param thing what is wanted of it; undefined when the manifest does not speak of it
   */
  note(item: Actual, thing: Desired | undefined): void {
    if (item.fields.archived !== true || thing?.fields.archived === false) return;
    const { owner } = item.target;
    const about = { owner, repository: thing?.name ?? item.name, isWanted: thing?.fields.archived === true };
    for (const name of [item.name, thing?.name ?? item.name]) this.#keys.set(key(owner, name), about);
  }

  /** What is left of a part of a plan; the rest is counted. */
  left(group: Group, part: Part): Part {
    if (this.#keys.size === 0) return part;
    const home = group.target.repository;
    const stays = (target: Target, name: string | undefined) =>
      name === undefined || !this.#keys.has(key(target.owner, name));
    const kept = part.changes.filter((change) => {
      const name = home ?? placeOf(change);
      const isKept = stays(change.target, name) && stays(change.target, change.from);
      if (!isKept) this.#drop(change.target.owner, stays(change.target, name) ? (change.from ?? "") : (name ?? ""));
      return isKept;
    });
    const held = part.held.filter(({ kind, target, name }) => stays(target, home ?? placeOf({ kind, name })));
    const ids = new Set(kept.map(({ id }) => id));
    return { ...part, changes: kept, held, weigh: part.weigh.filter(([id]) => ids.has(id)) };
  }

  #drop(owner: string, name: string): void {
    this.#dropped.set(key(owner, name), (this.#dropped.get(key(owner, name)) ?? 0) + 1);
  }

  /** Where something was wanted in a repository of which the manifest does not say that it is archived. */
  get warnings(): Note[] {
    const counts = new Map<string, { note: Note; count: number }>();
    for (const [at, count] of this.#dropped) {
      const about = this.#keys.get(at);
      if (!about || about.isWanted) continue;
      const { owner, repository } = about;
      const sum = (counts.get(key(owner, repository))?.count ?? 0) + count;
      const note = { code: "plan.archived", target: { owner, repository }, params: { count: sum } };
      counts.set(key(owner, repository), { note, count: sum });
    }
    return [...counts.values()].map(({ note }) => note);
  }
}

const key = (owner: string, name: string) => `${fold(owner)}/${fold(name)}`;

/** The repository that a change without a home in one is about. */
function placeOf({ kind, name }: Pick<Change, "kind" | "name">): string | undefined {
  return kind === "repository" || isLink(kind) ? name : undefined;
}

/** Whether a change puts a repository into the archive. */
export function archives({ kind, fields }: Pick<Change, "kind" | "fields">): boolean {
  return kind === "repository" && fields.some(({ field, after }) => field === "archived" && after === true);
}

/** A repository is archived by a change of its own: what is wanted in it comes before that. */
export function archivedLast(changes: readonly Change[]): Change[] {
  return changes.flatMap((change): Change[] => {
    if (!archives(change)) return [change];
    const { kind, target, name, ref } = change;
    const rest = { ...change, fields: change.fields.filter(({ field }) => field !== "archived") };
    const last: Change = {
      id: changeId("archive", { kind, target, name }),
      action: "update",
      ...{ kind, target, name },
      ...(ref === undefined ? {} : { ref }),
      fields: [{ field: "archived", before: false, after: true }],
      before: { ...change.before, archived: false },
    };
    return change.action === "update" && rest.fields.length === 0 ? [{ ...last, id: change.id }] : [rest, last];
  });
}
