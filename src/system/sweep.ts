import { rmSync } from "node:fs";

/**
 * Removes what a step that failed may have left. Where it cannot be removed nothing is said: why the step failed is what
 * matters. (`force` of `rmSync` forgives only what is not there, not a path below a file or in a folder that may not be read.)
 */
export function sweep(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // Where it cannot be made, it cannot be there either.
  }
}
