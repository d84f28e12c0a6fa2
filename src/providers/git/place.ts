import { randomBytes } from "node:crypto";
import { existsSync, renameSync, rmSync } from "node:fs";

/** A name of nobody else's, also of no other run of ours. */
export function beside(path: string): string {
  return `${path}.${randomBytes(4).toString("hex")}.tmp`;
}

/**
 * Moves a folder that was made beside its place there, so that a kill leaves no half of one. Another run may have done the
 * same meanwhile: theirs is as good as ours.
 * @param isWhole whether a folder is what it should be; one that is not gives way
 */
export function putInPlace(fresh: string, target: string, isWhole: (folder: string) => boolean): void {
  try {
    renameSync(fresh, target);
  } catch (error) {
    if (isWhole(target)) rmSync(fresh, { recursive: true, force: true });
    else if (existsSync(target)) {
      rmSync(target, { recursive: true, force: true });
      renameSync(fresh, target);
    } else throw error;
  }
}
