import { type Entry, fold, isMap, type Values } from "../../manifest/write/index.ts";
import type { Imported } from "./found.ts";
import { type At, type Placed, type Reader, withoutDoubles } from "./reader.ts";

/** `addedBy`, `prowPlugin` and `isExternalPlugin` say who sets a label: documentation, nothing that could be lost. */
const known = [
  "name",
  "color",
  "description",
  "previously",
  "deleteAfter",
  "addedBy",
  "prowPlugin",
  "isExternalPlugin",
];

/**
 * https://github.com/kubernetes/test-infra/tree/master/label_sync: labels of all repositories below `default`, those of
 * one below `repos`; the names that a label had before nest.
 */
export function kubernetes(reader: Reader): Imported {
  reader.others([], ["default", "repos", "orgs"]);
  if (reader.value(["orgs"]) !== undefined) reader.leave(["orgs"]);
  reader.others(["default"], ["labels"]);
  const shared = labelsOf(reader, ["default", "labels"]).map(({ entry, at }): Placed => {
    return { found: { section: "labels", entry, reach: "all" }, at };
  });
  const repos = reader.value(["repos"]);
  const names = isMap(repos) ? Object.keys(repos) : [];
  const own = names.flatMap((key) => {
    const repository = key.split("/").pop() ?? key;
    reader.others(["repos", key], ["labels"]);
    return labelsOf(reader, ["repos", key, "labels"]).map(({ entry, at }): Placed => {
      return { found: { section: "labels", entry, repository, reach: "own" }, at };
    });
  });
  const listed = new Map(names.map((key) => key.split("/").pop() ?? key).map((name) => [fold(name), name]));
  const repositories = [...listed.values()].map((name): Entry => ({ values: { name } }));
  return { owned: { repositories }, found: withoutDoubles([...shared, ...own], reader), notes: [] };
}

function labelsOf(reader: Reader, list: At): { entry: Entry; at: At }[] {
  return reader.items(list).flatMap(({ item, at }) => {
    if (item.deleteAfter !== undefined && item.deleteAfter !== null) {
      reader.leave([...at, "deleteAfter"]);
      return [];
    }
    const entry = reader.label(at, formerNames(reader, at));
    if (!entry) return [];
    reader.others(at, [...known, "target"]);
    // Labels that only issues, or only pull requests, should carry: GitHub knows no such thing.
    if (item.target !== undefined && item.target !== "both") reader.leave([...at, "target"]);
    return [{ entry, at }];
  });
}

function formerNames(reader: Reader, at: At): string[] {
  return reader.items([...at, "previously"]).flatMap(({ item, at: inner }: { item: Values; at: At }) => {
    const name = reader.text([...inner, "name"]);
    if (item.deleteAfter !== undefined) reader.leave([...inner, "deleteAfter"]);
    return [...(name === undefined ? [] : [name]), ...formerNames(reader, inner)];
  });
}
