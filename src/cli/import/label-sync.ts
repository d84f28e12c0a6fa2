import type { Imported } from "./found.ts";
import { type Placed, type Reader, withoutDoubles } from "./reader.ts";

const known = ["name", "color", "description", "aliases", "delete"];

/** https://github.com/Financial-Times/github-label-sync: a list of name, color, description, aliases, delete. */
export function labelSync(reader: Reader): Imported {
  const labels = reader.items([]).flatMap(({ item, at }): Placed[] => {
    // What is to be deleted is a matter of `strict` here.
    if (item.delete === true) reader.leave([...at, "delete"]);
    const entry = item.delete === true ? undefined : reader.label(at, reader.texts([...at, "aliases"]));
    if (!entry) return [];
    reader.others(at, known);
    return [{ found: { section: "labels", entry, reach: "all" }, at }];
  });
  return { owned: {}, found: withoutDoubles(labels, reader), notes: [] };
}
