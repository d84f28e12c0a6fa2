import { type Document, isAlias, isMap, isSeq, type Pair, visit, type YAMLMap } from "yaml";
import { keyOf } from "./convert.ts";
import { yamlLimits } from "./guard.ts";

/**
 * Carries out the merge key of YAML 1.1 (yaml.org/type/merge.html): `<<: *base` brings the pairs of a map, or of a list
 * of maps, whose keys are not there. Nodes keep their places. A `<<` that names no map, or brings more than a file may
 * have, is left where it stands, and is then refused as a key.
 */
export function mergeMaps(document: Document): void {
  let room: number = yamlLimits.nodes;
  const done = new Set<YAMLMap>();
  const mergePair = (map: YAMLMap, pair: Pair): void => {
    const bases = basesOf(pair, document);
    if (!bases || bases.includes(map)) return;
    // What a base merges itself comes along.
    for (const base of bases) merge(base);
    const brought = missing(map, bases);
    room -= brought.length;
    if (room >= 0) map.items.splice(map.items.indexOf(pair), 1, ...brought);
  };
  const merge = (map: YAMLMap): void => {
    if (done.has(map)) return;
    done.add(map);
    for (const pair of map.items.filter((one) => keyOf(one) === "<<")) mergePair(map, pair);
  };
  visit(document, { Map: (_, map) => merge(map) });
}

/** The maps that a merge key names; undefined when it names something else. */
function basesOf({ value }: Pair, document: Document): YAMLMap[] | undefined {
  const target = (node: unknown) => (isAlias(node) ? node.resolve(document) : node);
  const named = target(value);
  const all = isSeq(named) ? named.items.map(target) : [named];
  return all.every((one) => isMap(one)) ? (all as YAMLMap[]) : undefined;
}

/** The pairs of some maps whose keys another one has not; of a key that several have the first. */
function missing(map: YAMLMap, bases: readonly YAMLMap[]): Pair[] {
  const known = new Set([...map.items.map(keyOf), "<<"]);
  return bases
    .flatMap(({ items }) => items as Pair[])
    .filter((pair) => {
      const key = keyOf(pair);
      const isNew = !known.has(key);
      known.add(key);
      return isNew;
    });
}
