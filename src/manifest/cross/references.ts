import type { Finding } from "../../system/finding.ts";
import { nearest } from "../../system/nearest.ts";
import { slugOf } from "../slug.ts";
import { identity } from "./names.ts";
import { at, fault, fold, items, key, type Part, present, text, values } from "./part.ts";

/** Names in the manifest that lead nowhere, and sections that lean on others. */
export function strangers(manifest: Part): Finding[] {
  return [...unknownRepositories(manifest), ...unknownParents(manifest), ...options(manifest), ...strictness(manifest)];
}

/** Repositories named by teams, boards, rules and links that the manifest does not list. */
function unknownRepositories(manifest: Part): Finding[] {
  const known = names(manifest, "repositories");
  const keys = items(at(manifest, "teams")).flatMap((team) => values(at(team, "repositories")));
  const lists = (["boards", "rulesets", "autolinks"] as const).flatMap((section) =>
    items(at(manifest, section)).flatMap((item) => items(at(item, "repositories"))),
  );
  const code = "manifest.no-repository";
  return [...unknown(code, keys, known, "key"), ...unknown(code, lists, known)];
}

/** Teams below one that is not listed, or in a circle. */
function unknownParents(manifest: Part): Finding[] {
  const teams = items(at(manifest, "teams"));
  const known = names(manifest, "teams");
  // A team may be called by its slug.
  const bySlug = new Map(known.map((name) => [slugOf(name), name]));
  const called = new Set(known.map(fold));
  const meant = (name: string | undefined) => {
    return name === undefined || called.has(fold(name)) ? name : (bySlug.get(fold(name)) ?? name);
  };
  const parents = new Map(teams.map((team) => [fold(text(at(team, "name")) ?? ""), meant(text(at(team, "parent")))]));
  return teams.flatMap((team) => {
    const parent = at(team, "parent");
    const name = meant(text(parent));
    if (name === undefined || name === "") return [];
    if (!parents.has(fold(name))) return unknown("manifest.no-team", [parent], known);
    const own = fold(text(at(team, "name")) ?? "");
    return isAbove(own, name, parents) ? [fault("manifest.team-circle", parent, { name })] : [];
  });
}

function isAbove(own: string, parent: string, parents: ReadonlyMap<string, string | undefined>): boolean {
  const passed = new Set<string>();
  let next: string | undefined = parent;
  while (next !== undefined && !passed.has(fold(next))) {
    if (fold(next) === own) return true;
    passed.add(fold(next));
    next = parents.get(fold(next));
  }
  return false;
}

/** A field of choices needs some; no other field has any. */
function options(manifest: Part): Finding[] {
  const fields = items(at(manifest, "boards")).flatMap((board) => items(at(board, "fields")));
  return fields.flatMap((field) => {
    const [type, choices] = [text(at(field, "type")), at(field, "options")];
    if (type === undefined || (type === "single_select") === present(choices)) return [];
    if (type === "single_select") return [fault("manifest.no-options", field, {})];
    return [fault("manifest.options", choices, { type }, "key")];
  });
}

/** A strict kind of which nothing is listed would mean: delete all. */
function strictness(manifest: Part): Finding[] {
  const repositories = items(at(manifest, "repositories"));
  return items(at(manifest, "strict")).flatMap((part) => {
    const kind = text(part) ?? "";
    const lists = [manifest, ...repositories].map((place) => at(place, kind));
    const isKind = kind in identity || kind === "events";
    return !isKind || lists.some(present) ? [] : [fault("manifest.strict-nothing", part, { kind })];
  });
}

function names(manifest: Part, section: keyof typeof identity): string[] {
  return items(at(manifest, section)).flatMap((item) => text(at(item, identity[section])) ?? []);
}

/** The parts that name none of what is known, each with the name that was meant most likely, or the first few. */
export function unknown(
  code: string,
  parts: readonly Part[],
  known: readonly string[],
  where: "value" | "key" = "value",
): Finding[] {
  const folded = new Set(known.map(fold));
  const name = (part: Part) => (where === "key" ? key(part) : text(part));
  const strangers = parts.filter((part) => name(part) !== undefined && !folded.has(fold(name(part) ?? "")));
  // Comparing costs time: no more of it than for what is shown.
  return strangers.map((part, index) => {
    const near = index < 100 ? nearest(name(part) ?? "", known.slice(0, 1000)) : undefined;
    const first = known.slice(0, 5).join(", ") || "–";
    return fault(code, part, { name: name(part) ?? "", nearest: near ?? first }, where);
  });
}
