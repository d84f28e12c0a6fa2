import type { Imported } from "./found.ts";
import { labelAt } from "./label.ts";
import { type Placed, type Reader, withoutDoubles } from "./reader.ts";

/**
 * A list of labels: github-label-sync (https://github.com/Financial-Times/github-label-sync), EndBug/label-sync,
 * micnncim/action-label-syncer and crazy-max/ghaction-github-labeler, which differ in what a former name is called.
 */
export function labelSync(reader: Reader): Imported {
  const labels = reader.items([]).flatMap(({ at }): Placed[] => {
    const entry = labelAt(reader, at);
    return entry ? [{ found: { section: "labels", entry, reach: "all" }, at }] : [];
  });
  return { owned: {}, found: withoutDoubles(labels, reader), notes: [] };
}
