import { type Actual, type Fields, fold, type KindId, type Section, type Value } from "../../kinds/item.ts";
import { kinds } from "../../kinds/kind.ts";
import { compact, type Entry, type OwnSection, type Values } from "../../manifest/write/index.ts";
import type { Found, Imported } from "./found.ts";

const identity: Partial<Record<KindId, string>> = { milestone: "title", autolink: "prefix", board: "title" };

/** What holds when the manifest says nothing: such a value is written only where the manifest speaks of it. */
const usual: Partial<Record<KindId, Fields>> = {
  repository: { archived: false, template: false },
  milestone: { state: "open" },
  autolink: { alphanumeric: true },
  ruleset: { target: "branch", enforcement: "active" },
};

/** What a place has, as entries of the manifest's sections. Pure. */
export function fromLive(items: readonly Actual[], only: readonly Section[]): Imported {
  const isWanted = (kind: KindId) => only.length === 0 || only.includes(kinds[kind].section);
  const of = (kind: KindId) => items.filter((item) => item.kind === kind && isWanted(kind));
  const found = (["label", "milestone", "autolink", "ruleset"] as const).flatMap((kind) =>
    of(kind).map((item): Found => {
      const repository = item.target.repository ?? "";
      return { section: kinds[kind].section as OwnSection, entry: entryOf(item), repository, reach: "open" };
    }),
  );
  const owned = {
    // Repositories are listed even when only their labels are wanted: without them the labels would be nowhere.
    repositories: items
      .filter(({ kind }) => kind === "repository")
      .map((item) => (isWanted("repository") ? entryOf(item) : { values: { name: item.name } })),
    teams: of("team").map((team) => teamOf(team, items)),
    boards: of("board")
      .filter(({ fields }) => fields.closed !== true)
      .map((board) => boardOf(board, items)),
  };
  return { owned, found, notes: [] };
}

/** A thing by the keys of its section; what it has and is empty is told apart from what the place did not say. */
function entryOf({ kind, name, fields }: Actual): Entry {
  const said = kind === "ruleset" ? rulesetFields(fields) : nested(fields);
  const isCleared = (value: unknown) => value === "" || value === null || (Array.isArray(value) && value.length === 0);
  const rules = (said.rules ?? {}) as Values;
  const inside = Object.keys(rules).filter((key) => isCleared(rules[key]));
  const cleared = Object.keys(said).filter((key) => isCleared(said[key]));
  const kept = Object.entries(said).filter(([key]) => !cleared.includes(key));
  const isUsual = ([key, value]: readonly [string, unknown]) =>
    usual[kind]?.[key] === value || isUsualInclude(kind, key, value);
  return {
    values: { [identity[kind] ?? "name"]: name, ...Object.fromEntries(kept) },
    cleared: [...cleared, ...inside.map((key) => ["rules", key].join("."))],
    usual: kept.filter(isUsual).map(([key]) => key),
  };
}

function isUsualInclude(kind: KindId, key: string, value: unknown): boolean {
  return kind === "ruleset" && key === "include" && JSON.stringify(value) === '["~DEFAULT_BRANCH"]';
}

/** `features.wiki` as `features: { wiki }`. */
function nested(fields: Fields): Values {
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    const [group = "", word] = key.split(".");
    // A form on the web sends CRLF.
    if (word === undefined) result[group] = typeof value === "string" ? value.replace(/\r\n?/g, "\n") : value;
    else result[group] = { ...(result[group] as object | undefined), [word]: value };
  }
  return result;
}

/** A ruleset of which no rule is on that a manifest has a word for has no rules, and will not fit. */
function rulesetFields({ include, exclude, rules, ...rest }: Fields): Values {
  const words = (list: Value | undefined) =>
    ((list ?? []) as readonly string[]).map((one) => one.replace(/^refs\/(heads|tags)\//, ""));
  const isOn = Object.values((compact(rules) ?? {}) as Values).some((value) => value !== false);
  return { ...rest, include: words(include), exclude: words(exclude), rules: isOn ? rules : {} };
}

function teamOf(team: Actual, items: readonly Actual[]): Entry {
  const own = (kind: KindId) =>
    items.filter((item) => item.kind === kind && fold(item.target.team ?? "") === fold(team.name));
  // The role of one who is invited is not told.
  const members = own("team-member").map(({ name, fields }) => [name, fields.role ?? "member"]);
  const repositories = own("team-repository")
    .filter(({ name, fields }) => !isInherited(team, name, fields.role, items))
    .map(({ name, fields }) => [name, fields.role]);
  const { values, ...rest } = entryOf(team);
  const maps = { members: Object.fromEntries(members), repositories: Object.fromEntries(repositories) };
  return { ...rest, values: { ...values, ...(compact(maps) as Values) } };
}

/** Roles from the least to the most. */
const roles = ["pull", "triage", "push", "maintain", "admin"];

/** A team has what the teams above it have; only access that goes beyond that is its own. */
function isInherited(team: Actual, repository: string, role: Value | undefined, items: readonly Actual[]): boolean {
  const passed = new Set<string>();
  let above = team.fields.parent;
  while (typeof above === "string" && !passed.has(fold(above))) {
    const name = fold(above);
    passed.add(name);
    const has = items.find(
      (one) =>
        one.kind === "team-repository" && fold(one.target.team ?? "") === name && fold(one.name) === fold(repository),
    );
    if (has && roles.indexOf(String(role)) <= roles.indexOf(String(has.fields.role))) return true;
    above = items.find((one) => one.kind === "team" && fold(one.name) === name)?.fields.parent;
  }
  return false;
}

function boardOf(board: Actual, items: readonly Actual[]): Entry {
  const own = (kind: KindId) =>
    items.filter((item) => item.kind === kind && fold(item.target.board ?? "") === fold(board.name));
  const { values, ...rest } = entryOf(board);
  const { closed: _, ...said } = values;
  const lists = {
    repositories: own("board-repository").map(({ name }) => name),
    fields: own("board-field").map(({ name, fields }) => ({ name, ...fields, ...optionsOf(fields) })),
    views: own("board-view").map(({ name, fields }) => ({ name, ...fields })),
  };
  return { ...rest, values: { ...said, ...(compact(lists) as Values) } };
}

/** Without ids: they are the place's own. */
function optionsOf({ options }: Fields): Values {
  if (!Array.isArray(options)) return {};
  return { options: options.map((option) => compact({ ...(option as Fields), id: null })) };
}
