import { tmpdir } from "node:os";
import { gitEnvironment } from "../../system/git/environment.ts";
import { git } from "../../system/git.ts";
import type { Clone } from "./clone.ts";

/** Host and path of the server that a clone came from; undefined where it names none. */
export interface Origin {
  readonly host: string;
  /** `owner/name`, without `.git`. */
  readonly path: string;
}

/** `remote.origin.url`, read as data: no setting of the clone has an effect. */
export async function originOf(
  { config }: Clone,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Origin | undefined> {
  try {
    const own = gitEnvironment(env, "");
    const { GIT_DIR: _, ...rest } = own;
    const args = ["config", "--file", config, "--no-includes", "--get", "remote.origin.url"];
    return parseOrigin((await git(args, tmpdir(), rest)).trim());
  } catch {
    return undefined;
  }
}

/** `https://host/owner/name.git`, `ssh://git@host/owner/name`, `git@host:owner/name.git`. */
export function parseOrigin(url: string): Origin | undefined {
  const [, host, path] =
    /^(?:https?|ssh|git):\/\/(?:[^/@]*@)?([^/:]+)(?::\d+)?\/(.+)$/.exec(url) ??
    /^(?:[^/@:]*@)?([^/:]+):(?!\/)(.+)$/.exec(url) ??
    [];
  if (host === undefined || path === undefined) return undefined;
  return { host: host.toLowerCase(), path: path.replace(/\/+$/, "").replace(/\.git$/, "") };
}
