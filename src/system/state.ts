import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * Where what must outlive a run is kept (journals, locks, how much of a service's limits is used): below
 * `XDG_STATE_HOME`, else in the platform's own folder.
 * @param platform as Node.js names it
 */
export function stateFolder(env: Readonly<Record<string, string | undefined>>, platform: string): string {
  const given = env.XDG_STATE_HOME;
  // A relative one is to be ignored (XDG Base Directory Specification).
  if (given && isAbsolute(given)) return join(given, "commonry");
  const home = env.HOME || homedir();
  if (platform === "win32") return join(env.LOCALAPPDATA || join(home, "AppData", "Local"), "commonry", "State");
  return platform === "darwin"
    ? join(home, "Library", "Application Support", "commonry")
    : join(home, ".local", "state", "commonry");
}
