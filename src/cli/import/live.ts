import { type Actual, fold, type KindId, type Section, type Value } from "../../kinds/item.ts";
import { kinds } from "../../kinds/kind.ts";
import type { Entry, Imported } from "./peers.ts";

type Fields = Readonly<Record<string, Value>>;

/** What a place has, as the manifest's sections: what all repositories have goes into the shared lists. Pure. */
export function fromLive(items: readonly Actual[], only: readonly Section[]): Imported {
  const of = (kind: KindId) =>
    items.filter((item) => item.kind === kind && (only.length === 0 || only.includes(kinds[kind].section)));
  const names = items.filter(({ kind }) => kind === "repository").map(({ name }) => name);
  const lists = (["label", "milestone", "autolink", "ruleset"] as const).map(
    (kind) => [kinds[kind].section, split(of(kind), names)] as const,
  );
  const repositories = items
    .filter(({ kind }) => kind === "repository")
    .map(({ name, fields }) => {
      const own = lists.flatMap(([section, { owned }]) => {
        const list = owned.get(fold(name));
        return list ? [[section, list] as const] : [];
      });
      const settings = only.length === 0 || only.includes("repositories") ? nested(fields) : {};
      return { name, ...settings, ...Object.fromEntries(own) };
    });
  return {
    sections: {
      repositories,
      ...Object.fromEntries(lists.map(([section, { shared }]) => [section, shared])),
      teams: of("team").map((team) => teamOf(team, items)),
      boards: of("board")
        .filter(({ fields }) => fields.closed !== true)
        .map((board) => boardOf(board, items)),
    },
    left: [],
  };
}

/** Shared: the same in every repository. Owned: the rest, by repository. */
function split(items: readonly Actual[], names: readonly string[]) {
  const groups = new Map<string, { entry: Entry; where: string[] }>();
  for (const item of items) {
    const entry = entryOf(item);
    const key = JSON.stringify(entry);
    const group = groups.get(key) ?? { entry, where: [] };
    group.where.push(item.target.repository ?? "");
    groups.set(key, group);
  }
  const all = [...groups.values()];
  const shared = all.filter(({ where }) => where.length === names.length).map(({ entry }) => entry);
  const owned = new Map<string, Entry[]>();
  for (const { entry, where } of all.filter((group) => group.where.length < names.length)) {
    for (const name of where) owned.set(fold(name), [...(owned.get(fold(name)) ?? []), entry]);
  }
  return { shared, owned };
}

const identity: Partial<Record<KindId, string>> = { milestone: "title", autolink: "prefix", board: "title" };

function entryOf({ kind, name, fields }: Actual): Entry {
  const key = identity[kind] ?? "name";
  if (kind === "ruleset") return { [key]: name, ...rulesetOf(fields) };
  return { [key]: name, ...plain(fields) };
}

/** Without what is empty or as it is by itself. */
function plain(fields: Fields): Fields {
  const usual: Fields = { state: "open", alphanumeric: true, privacy: "closed", archived: false, template: false };
  return Object.fromEntries(
    Object.entries(fields).filter(([key, value]) => {
      const isEmpty = value === "" || value === null || (Array.isArray(value) && value.length === 0);
      return !isEmpty && usual[key] !== value;
    }),
  );
}

/** `features.wiki` as `features: { wiki }`. */
function nested(fields: Fields): Entry {
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(plain(fields))) {
    const [group = "", word] = key.split(".");
    if (word === undefined) result[group] = value;
    else result[group] = { ...(result[group] as object | undefined), [word]: value };
  }
  return result;
}

function rulesetOf(fields: Fields): Entry {
  const { target, enforcement, include, exclude, rules } = fields;
  const words = (list: Value | undefined) =>
    (list as readonly string[]).map((one) => one.replace(/^refs\/(heads|tags)\//, ""));
  const on = Object.entries(rules as Fields).filter(
    ([, value]) => value !== false && value !== null && !(Array.isArray(value) && value.length === 0),
  );
  const isUsual = JSON.stringify(include) === '["~DEFAULT_BRANCH"]';
  return {
    ...plain({
      target: target === "branch" ? "" : (target ?? ""),
      enforcement: enforcement === "active" ? "" : (enforcement ?? ""),
    }),
    ...(isUsual ? {} : { include: words(include) }),
    ...((exclude as readonly string[]).length > 0 ? { exclude: words(exclude) } : {}),
    rules: Object.fromEntries(on),
  };
}

function teamOf(team: Actual, items: readonly Actual[]): Entry {
  const own = (kind: KindId) => {
    const inside = items.filter((item) => item.kind === kind && fold(item.target.team ?? "") === fold(team.name));
    return inside.length > 0
      ? Object.fromEntries(inside.map(({ name, fields }) => [name, fields.role ?? "member"]))
      : undefined;
  };
  const [members, repositories] = [own("team-member"), own("team-repository")];
  return {
    name: team.name,
    ...plain(team.fields),
    ...(members ? { members } : {}),
    ...(repositories ? { repositories } : {}),
  };
}

function boardOf(board: Actual, items: readonly Actual[]): Entry {
  const own = (kind: KindId) =>
    items.filter((item) => item.kind === kind && fold(item.target.board ?? "") === fold(board.name));
  const { closed: _, ...fields } = board.fields;
  const lists = {
    repositories: own("board-repository").map(({ name }) => name),
    fields: own("board-field").map(({ name, fields: values }) => ({ name, ...plain(values), ...optionsOf(values) })),
    views: own("board-view").map(({ name, fields: values }) => ({ name, ...plain(values) })),
  };
  const filled = Object.entries(lists).filter(([, list]) => list.length > 0);
  return { title: board.name, ...plain(fields), ...Object.fromEntries(filled) };
}

function optionsOf({ options }: Fields): Entry {
  if (!Array.isArray(options)) return {};
  return { options: options.map((option) => plain({ ...(option as Fields), id: "" })) };
}
