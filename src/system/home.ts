import { statSync } from "node:fs";
import { devNull, userInfo } from "node:os";
import { isAbsolute, join } from "node:path";

type Env = Readonly<Record<string, string | undefined>>;

/** A place at which nothing can be and nothing can be made: what is kept there is not kept, and what must be kept says so. */
export const nowhere = join(devNull, "commonry");

/**
 * The user's own folder: the one of `HOME` when that is absolute, else what the system's list of users says. An empty or
 * relative `HOME` names none: state would land in whatever folder is at hand. One that is not there is not made.
 * @returns undefined when there is none
 */
export function homeFolder({ HOME }: Env, isThere: (path: string) => boolean = isFolder): string | undefined {
  const home = HOME !== undefined && isAbsolute(HOME) ? HOME : listed();
  return home !== undefined && isAbsolute(home) && isThere(home) ? home : undefined;
}

/** `os.homedir()` would believe an empty `HOME`. A user of a container may not be listed. */
function listed(): string | undefined {
  try {
    return userInfo().homedir;
  } catch {
    return undefined;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
