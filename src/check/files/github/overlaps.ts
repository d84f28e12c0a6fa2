import type { Path } from "../../../system/yaml/index.ts";
import { matchSegments } from "../glob.ts";
import { asList, asText } from "../read/file.ts";
import type { Fault } from "../schema/describe.ts";

/** A directory of one entry. */
interface Place {
  readonly path: Path;
  readonly entry: number;
  readonly ecosystem: string;
  readonly directory: string;
}

/**
 * Entries of one package manager and branch whose directories meet: "Update configs must have a unique combination of
 * 'package-ecosystem', 'directory', and 'target-branch'". Of patterns only those are compared with directories that are none.
 */
export function overlaps(updates: readonly { update: Readonly<Record<string, unknown>>; path: Path }[]): Fault[] {
  const sets = new Map<string, { plain: Map<string, Place>; first: Place[]; globs: Place[] }>();
  return updates.flatMap(({ update, path }, entry) => {
    const ecosystem = asText(update["package-ecosystem"]);
    const id = JSON.stringify([ecosystem, update["target-branch"], update["multi-ecosystem-group"]]);
    const set = sets.get(id) ?? { plain: new Map<string, Place>(), first: [], globs: [] };
    sets.set(id, set);
    const places = placesOf(update, path).map((place) => ({ ...place, entry, ecosystem }));
    const found = places.flatMap((place): Fault[] => {
      const other =
        set.plain.get(place.directory) ??
        set.globs.find((glob) => matches(glob, place)) ??
        (place.directory.includes("*") ? set.first.find((one) => matches(place, one)) : undefined);
      if (!other || other.entry === entry) return [];
      const params = { ecosystem, directory: place.directory, other: other.entry + 1 };
      return [{ code: "overlap", path: place.path, params }];
    });
    for (const place of places) {
      if (!set.plain.has(place.directory)) set.plain.set(place.directory, place);
      // More than that nobody writes by hand.
      const list = place.directory.includes("*") ? set.globs : set.first;
      if (list.length < 100) list.push(place);
    }
    return found;
  });
}

function placesOf(update: Readonly<Record<string, unknown>>, path: Path): Pick<Place, "path" | "directory">[] {
  const one = update.directory === undefined ? [] : [{ value: update.directory, path: [...path, "directory"] }];
  const many = asList(update.directories).map((value, index) => ({ value, path: [...path, "directories", index] }));
  return [...one, ...many]
    .filter(({ value }) => typeof value === "string")
    .map(({ value, path: at }) => ({ path: at, directory: plain(String(value)) }));
}

/** As Dependabot reads it: from the root, without a slash at the end. */
function plain(directory: string): string {
  return `/${directory.replace(/^\.?\/+|(?<!\/)\/+$|^\.$/g, "")}`;
}

function matches(glob: Place, { directory }: Pick<Place, "directory">): boolean {
  return !directory.includes("*") && matchSegments(glob.directory.split("/"), directory.split("/"));
}
