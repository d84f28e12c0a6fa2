import { matchFiles } from "../../manifest/glob.ts";
import type { Document } from "../../manifest/load.ts";
import type { EventsFile } from "../../manifest/schema/events.ts";
import type { Finding } from "../../system/finding.ts";

/**
 * Files whose events go nowhere, while those of others go somewhere: each file says its own targets, or is included by
 * one that does. Nobody means that who adds a second file.
 */
export function withoutTargets(files: readonly Document<EventsFile>[]): Finding[] {
  const named = files.filter(({ value }) => value.targets !== undefined);
  const [other] = named;
  if (other === undefined || named.length === files.length) return [];
  // A feed of everything may well be made by `events build -o`.
  const isOnlyFeed = named.every(({ value }) => Object.keys(value.targets ?? {}).every((key) => key === "feed"));
  const level = isOnlyFeed ? "note" : "warning";
  const paths = files.map(({ file }) => file);
  const placed = new Set(named.map(({ file }) => file));
  // A file that is included may include others.
  const waiting = [...named];
  for (let source = waiting.pop(); source; source = waiting.pop()) {
    const folder = source.file.slice(0, source.file.lastIndexOf("/") + 1);
    const included = (source.value.include ?? []).flatMap((pattern) => matchFiles(folder + pattern, paths));
    for (const path of included) {
      const found = placed.has(path) ? undefined : files.find(({ file }) => file === path);
      placed.add(path);
      if (found) waiting.push(found);
    }
  }
  return files.flatMap(({ file, value }): Finding[] => {
    if (placed.has(file) || (value.events ?? []).length === 0) return [];
    const params = { other: other.file, count: value.events?.length ?? 0 };
    return [{ code: "events.no-targets", level, file, line: 1, column: 1, params }];
  });
}
