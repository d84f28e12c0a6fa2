import { isAbsolute, join } from "node:path";
import { homeFolder, nowhere } from "./home.ts";

/**
 * Where what can be fetched anew is kept: below `XDG_CACHE_HOME`, else in the platform's own folder. Absolute always;
 * `nowhere` when the user has no folder: then nothing is kept.
 * @param platform as Node.js names it
 */
export function cacheFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
  isThere?: (path: string) => boolean,
): string {
  const given = env.XDG_CACHE_HOME;
  // A relative one is to be ignored (XDG Base Directory Specification).
  if (given && isAbsolute(given)) return join(given, "commonry");
  if (platform === "win32" && env.LOCALAPPDATA && isAbsolute(env.LOCALAPPDATA))
    return join(env.LOCALAPPDATA, "commonry", "Cache");
  const home = homeFolder(env, isThere);
  if (home === undefined) return nowhere;
  if (platform === "win32") return join(home, "AppData", "Local", "commonry", "Cache");
  return platform === "darwin" ? join(home, "Library", "Caches", "commonry") : join(home, ".cache", "commonry");
}
