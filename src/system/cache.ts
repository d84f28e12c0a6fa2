import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * Where what can be fetched anew is kept: below `XDG_CACHE_HOME`, else in the platform's own folder.
 * @param platform as Node.js names it
 */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>, platform: string): string {
  const given = env.XDG_CACHE_HOME;
  // A relative one is to be ignored (XDG Base Directory Specification).
  if (given && isAbsolute(given)) return join(given, "commonry");
  const home = env.HOME || homedir();
  if (platform === "win32") return join(env.LOCALAPPDATA || join(home, "AppData", "Local"), "commonry", "Cache");
  return platform === "darwin" ? join(home, "Library", "Caches", "commonry") : join(home, ".cache", "commonry");
}
