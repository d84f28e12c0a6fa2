import { mkdirSync, rmdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { systemCode } from "./errors.ts";

/**
 * Makes a folder and those above it that are missing. Node.js' own `recursive` turns for ever where a folder is there and
 * says that it is not as soon as something is made in it, as `/proc` does.
 * @param mode of each folder that is made
 * @returns the topmost folder that was made, undefined when all were there
 * @throws Error of the system, with its `code`; what had been made is gone then
 */
export function makeFolder(path: string, mode = 0o777): string | undefined {
  const missing: string[] = [];
  for (let place = resolve(path); !isFolder(place); place = dirname(place)) {
    missing.unshift(place);
    if (dirname(place) === place) break;
  }
  for (const [index, place] of missing.entries()) {
    try {
      mkdirSync(place, { mode });
    } catch (error) {
      // Somebody else may have made it in the meantime.
      if (systemCode(error) === "EEXIST" && isFolder(place)) continue;
      for (const made of missing.slice(0, index).reverse()) removeEmpty(made);
      throw error;
    }
  }
  return missing[0];
}

function removeEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch {
    // Somebody else has put something there.
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
