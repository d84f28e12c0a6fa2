import { type Actual, fold, type KindId, kindIds, type Section, targetKey } from "../../kinds/item.ts";
import { kinds } from "../../kinds/kind.ts";
import type { Community } from "../../manifest/schema/manifest.ts";
import {
  identityOf,
  isMap,
  type OwnSection,
  ownSections,
  type ThingPath,
  type Values,
} from "../../manifest/write/index.ts";
import type { Place, Snapshot, Target } from "../../plan/port.ts";
import { type Current, itemsOf } from "./found.ts";

/** What was read of a place, and how far it can be trusted to be all. */
export interface Look {
  readonly snapshot: Snapshot;
  readonly owner: string;
  readonly offers: Place["offers"];
  readonly only: readonly Section[];
}

/** Things of the manifest that the place has no more. */
export interface Gone {
  readonly paths: readonly ThingPath[];
  /** Shared things that some repositories lack: a path, and those repositories. */
  readonly lacking: readonly { readonly path: ThingPath; readonly repositories: readonly string[] }[];
}

const kindOf: Readonly<Record<OwnSection, KindId>> = {
  labels: "label",
  milestones: "milestone",
  autolinks: "autolink",
  rulesets: "ruleset",
};

/** Repositories of which a section was read whole. */
export function readWhole(look: Look, section: OwnSection): string[] {
  const names = look.snapshot.items.filter(({ kind }) => kind === "repository").map(({ name }) => name);
  return names.filter((repository) => isWhole(look, kindOf[section], { owner: look.owner, repository }));
}

/** A listing that failed, in part or for the whole owner, tells of nothing that it is not there. */
function isWhole({ snapshot, offers, only }: Look, kind: KindId, target: Target): boolean {
  const { section } = kinds[kind];
  if (!offers.has(kind) || (only.length > 0 && !only.includes(section))) return false;
  return !snapshot.failures.some((failure) => {
    const { repository, team, board } = failure.target;
    const reaches = targetKey(failure.target) === targetKey(target) || !(repository ?? team ?? board);
    return reaches && (failure.kind === undefined || kinds[failure.kind].section === section);
  });
}

/** Compares the manifest that is there with what was read. Pure. */
export function goneOf(community: Community, look: Look): Gone {
  const seen = new Set(look.snapshot.items.filter(isOpen).map(keyOf));
  const finder = new Finder(community as Current, look, seen);
  return {
    paths: [
      ...finder.repositories(),
      ...finder.ownLists(),
      ...finder.teams(),
      ...finder.boards(),
      ...finder.shared().gone,
    ],
    lacking: finder.shared().lacking,
  };
}

const isOpen = ({ kind, fields }: Actual) => kind !== "board" || fields.closed !== true;
const keyOf = ({ kind, target, name }: Pick<Actual, "kind" | "target" | "name">) =>
  `${kindIds.indexOf(kind)}\t${targetKey(target)}\t${fold(name)}`;

class Finder {
  readonly #current: Current;
  readonly #look: Look;
  readonly #seen: ReadonlySet<string>;

  constructor(current: Current, look: Look, seen: ReadonlySet<string>) {
    this.#current = current;
    this.#look = look;
    this.#seen = seen;
  }

  /** Whether a thing is there, under its name or one that it had before. */
  #has(kind: KindId, target: Target, item: Values, key: string): boolean {
    const names = [item[key], ...(Array.isArray(item.was) ? item.was : [])].map(String);
    return names.some((name) => this.#seen.has(keyOf({ kind, target, name })));
  }

  #missing(list: readonly Values[], section: string, kind: KindId, target: Target): string[] {
    if (!isWhole(this.#look, kind, target)) return [];
    const key = identityOf(section);
    return list.filter((item) => !this.#has(kind, target, item, key)).map((item) => String(item[key]));
  }

  repositories(): ThingPath[] {
    const { absent } = this.#look.snapshot;
    const gone = itemsOf(this.#current, "repositories").filter(({ name, was }) => {
      const names = [name, ...(Array.isArray(was) ? was : [])].map(String);
      return names.every((one) => absent.has(fold(one)));
    });
    return gone.map(({ name }) => [["repositories", String(name)]]);
  }

  ownLists(): ThingPath[] {
    return this.#read().flatMap((repository) =>
      ownSections.flatMap((section) => {
        const target = { owner: this.#look.owner, repository: String(repository.name) };
        const names = this.#missing(itemsOf(repository, section), section, kindOf[section], target);
        return names.map(
          (name): ThingPath => [
            ["repositories", target.repository],
            [section, name],
          ],
        );
      }),
    );
  }

  /** Repositories of the manifest that are there under their name. */
  #read(): Values[] {
    const { owner } = this.#look;
    return itemsOf(this.#current, "repositories").filter(({ name }) =>
      this.#seen.has(keyOf({ kind: "repository", target: { owner }, name: String(name) })),
    );
  }

  shared() {
    const gone: ThingPath[] = [];
    const lacking: { path: ThingPath; repositories: string[] }[] = [];
    for (const section of ownSections) {
      const whole = new Set(readWhole(this.#look, section).map(fold));
      const names = this.#read().map(({ name }) => String(name));
      const all = names.filter((name) => whole.has(fold(name)));
      const { absent } = this.#look.snapshot;
      const listed = itemsOf(this.#current, "repositories").filter(({ name }) => !absent.has(fold(String(name))));
      const isAll = all.length > 0 && all.length === listed.length;
      for (const item of itemsOf(this.#current, section)) {
        const only = Array.isArray(item.repositories) ? item.repositories.map((name) => fold(String(name))) : undefined;
        const holds = all.filter((name) => !only || only.includes(fold(name)));
        const key = identityOf(section);
        const lack = holds.filter(
          (repository) => !this.#has(kindOf[section], { owner: this.#look.owner, repository }, item, key),
        );
        const path: ThingPath = [[section, String(item[key])]];
        if (isAll && lack.length === holds.length && holds.length > 0) gone.push(path);
        else if (lack.length > 0) lacking.push({ path, repositories: lack });
      }
    }
    return { gone, lacking };
  }

  teams(): ThingPath[] {
    const target = { owner: this.#look.owner };
    const teams = itemsOf(this.#current, "teams");
    const gone = new Set(this.#missing(teams, "teams", "team", target));
    const inside = teams
      .filter(({ name, was }) => !gone.has(String(name)) && was === undefined)
      .flatMap((team) =>
        (["members", "repositories"] as const).flatMap((list) => {
          const own = isMap(team[list]) ? Object.keys(team[list]).map((name) => ({ name })) : [];
          const kind = list === "members" ? "team-member" : "team-repository";
          const names = this.#missing(own, list, kind, { ...target, team: String(team.name) });
          return names.map(
            (name): ThingPath => [
              ["teams", String(team.name)],
              [list, name],
            ],
          );
        }),
      );
    return [...[...gone].map((name): ThingPath => [["teams", name]]), ...inside];
  }

  boards(): ThingPath[] {
    const target = { owner: this.#look.owner };
    const boards = itemsOf(this.#current, "boards");
    const gone = new Set(this.#missing(boards, "boards", "board", target));
    const inside = boards
      .filter(({ title, was }) => !gone.has(String(title)) && was === undefined)
      .flatMap((board) =>
        (["fields", "views", "repositories"] as const).flatMap((list) => {
          const own = itemsOf(board, list).map((item) => (isMap(item) ? item : { name: item }));
          const kind = ({ fields: "board-field", views: "board-view", repositories: "board-repository" } as const)[
            list
          ];
          const names = this.#missing(own, "names", kind, { ...target, board: String(board.title) });
          return names.map(
            (name): ThingPath => [
              ["boards", String(board.title)],
              [list, name],
            ],
          );
        }),
      );
    return [...[...gone].map((name): ThingPath => [["boards", name]]), ...inside];
  }
}
