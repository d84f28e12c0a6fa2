import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { isClear } from "../../check/clear.ts";
import { readRegular } from "../../system/regular.ts";
import type { Errand } from "./ahead.ts";

/** The second thread of a check: it looks at the files that it is given, and answers with the numbers of those that are clear. */
const { dir, paths, chosen, most } = workerData as Errand;
const rules = new Set(chosen);

function isClearAt(path: string): boolean {
  try {
    // A listing has seen that no link lies on the way.
    const bytes = readRegular(join(dir, path), most, { noLink: true });
    return bytes !== undefined && isClear(path, bytes, rules);
  } catch {
    // Whoever asked reads it again, and says what is wrong with it.
    return false;
  }
}

parentPort?.postMessage([...paths.keys()].filter((index) => isClearAt(paths[index] as string)));
