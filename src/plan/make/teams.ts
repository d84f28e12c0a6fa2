import { type Actual, type Desired, fold, type Value } from "../../kinds/item.ts";
import { slugOf } from "../../manifest/slug.ts";

/**
 * Teams under the names that they have: a manifest may call one by its name or by its slug, in its list, as a parent, and
 * as a former name. One whose name only makes the same slug is that team too, and is renamed: another could not be made.
 */
export function teamsByName(desired: readonly Desired[], items: readonly Actual[]): readonly Desired[] {
  const teams = desired.filter(({ kind }) => kind === "team");
  const there = items.filter(({ kind }) => kind === "team");
  if (teams.length === 0) return desired;
  const named = new Set(
    [...there, ...teams.filter(({ name }) => fold(name) !== slugOf(name))].map((one) => fold(one.name)),
  );
  const bySlug = new Map([
    ...teams.map(({ name }) => [slugOf(name), name] as const),
    ...there.flatMap(({ name, aliases = [] }) => aliases.map((alias) => [fold(alias), name] as const)),
  ]);
  const live = new Map(there.flatMap(({ name, aliases = [] }) => aliases.map((alias) => [fold(alias), name] as const)));
  const isThere = (name: string) => there.some((one) => fold(one.name) === fold(name));
  const isExactly = (name: string) => there.some((one) => one.name === name);
  /** The name of the team that a text means. */
  const meant = (text: string) => (named.has(fold(text)) ? text : (bySlug.get(fold(text)) ?? text));
  /** The live team of the same slug, where the name itself is nobody's. */
  const twin = ({ name }: Desired) => (isThere(name) ? undefined : live.get(slugOf(name)));
  const spelt = new Map(
    teams.flatMap((team) => {
      // The very spelling of the slug never renames.
      const name = team.name === slugOf(team.name) && !isExactly(team.name) ? live.get(team.name) : undefined;
      return name === undefined ? [] : [[fold(team.name), name] as const];
    }),
  );
  const nameOf = (name: string) => spelt.get(fold(name)) ?? name;
  return desired.map((thing) => {
    if (thing.kind === "team") return teamOf(thing, { nameOf, meant, twin });
    const { team } = thing.target;
    return team === undefined ? thing : { ...thing, target: { ...thing.target, team: nameOf(team) } };
  });
}

interface Finding {
  readonly nameOf: (name: string) => string;
  readonly meant: (text: string) => string;
  readonly twin: (team: Desired) => string | undefined;
}

function teamOf(team: Desired, { nameOf, meant, twin }: Finding): Desired {
  const name = nameOf(team.name);
  const other = name === team.name ? twin(team) : undefined;
  const was = [...team.was.map(meant), ...(other === undefined ? [] : [other])].filter(
    (one) => fold(one) !== fold(name),
  );
  const { parent } = team.fields;
  const fields: Readonly<Record<string, Value>> =
    typeof parent === "string" ? { ...team.fields, parent: meant(parent) } : team.fields;
  return { ...team, name, was, fields };
}
