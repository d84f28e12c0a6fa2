import { isAbsolute, join } from "node:path";
import { AppError } from "./errors.ts";
import { homeFolder, nowhere } from "./home.ts";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Where what must outlive a run is kept (journals, locks, how much of a service's limits is used): below
 * `XDG_STATE_HOME`, else in the platform's own folder. Absolute always; `nowhere` when the user has no folder.
 * @param platform as Node.js names it
 */
export function stateFolder(env: Env, platform: string, isThere?: (path: string) => boolean): string {
  const given = env.XDG_STATE_HOME;
  // A relative one is to be ignored (XDG Base Directory Specification).
  if (given && isAbsolute(given)) return join(given, "commonry");
  if (platform === "win32" && env.LOCALAPPDATA && isAbsolute(env.LOCALAPPDATA))
    return join(env.LOCALAPPDATA, "commonry", "State");
  const home = homeFolder(env, isThere);
  if (home === undefined) return nowhere;
  if (platform === "win32") return join(home, "AppData", "Local", "commonry", "State");
  return platform === "darwin"
    ? join(home, "Library", "Application Support", "commonry")
    : join(home, ".local", "state", "commonry");
}

/** The same for what cannot be done without it. @throws AppError `state.no-home` */
export function neededStateFolder(env: Env, platform: string): string {
  const folder = stateFolder(env, platform);
  if (folder === nowhere) throw new AppError("state.no-home");
  return folder;
}
