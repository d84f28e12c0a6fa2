import type { Path } from "../../../../../system/yaml/index.ts";
import { isMap, type ServiceFile } from "../../../read/file.ts";
import { valueAt } from "../../../schema/describe.ts";
import { isExpression } from "../../model.ts";

/** Names without regard to capitals, as the service compares them: in lower case, each with how it is written. */
export type Names = ReadonlyMap<string, string>;

export function namesFrom(names: Iterable<string>): Names {
  return new Map([...names].map((name) => [name.toLowerCase(), name]));
}

/** The keys of the map at a path, none where there is no map; undefined where only the service knows them all. */
export function keysAt(file: ServiceFile, path: Path): Names | undefined {
  const value = valueAt(file.value, path);
  if (file.isOpen(path)) return undefined;
  if (value === undefined || value === null) return new Map();
  if (!isMap(value)) return undefined;
  const keys = Object.keys(value);
  return keys.some((key) => key === "<<" || isExpression(key)) ? undefined : namesFrom(keys);
}

/** All names of several; undefined where one of them is not known. */
export function together(...all: readonly (Names | undefined)[]): Names | undefined {
  const known = all.filter((names) => names !== undefined);
  return known.length < all.length ? undefined : new Map(known.flatMap((names) => [...names]));
}
