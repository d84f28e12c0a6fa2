import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Origin } from "../../check/rule.ts";
import { git, gitConfig } from "../../system/git.ts";
import { readNamed } from "../../system/regular.ts";
import type { Context } from "../context.ts";

/** What git knows of the folder under check. */
export interface Surroundings {
  /** Where the repository lives on the web. */
  readonly origin?: Origin;
  /** True for a folder within a larger repository. */
  readonly isPart: boolean;
  /** Whether git ignores a path, or one of the folders that it lies in. */
  readonly isIgnored: (path: string) => boolean;
}

/**
 * Asks git, where the folder lies in a repository of it: what is ignored is no part of the repository, though it lies
 * on this disk. Without git everything counts.
 */
export async function surroundingsOf({ dir, world }: Pick<Context, "dir" | "world">): Promise<Surroundings> {
  const root = repositoryOf(dir);
  if (root === undefined) return { isPart: false, isIgnored: () => false };
  const [ignored, url] = await Promise.all([ignoredIn(dir, world.env), gitConfig("remote.origin.url", dir, world.env)]);
  const origin = originOf(url ?? "", branchesOf(root));
  return { ...(origin ? { origin } : {}), isPart: root !== dir, isIgnored: (path) => ignored.has(path) };
}

function repositoryOf(dir: string): string | undefined {
  for (let folder = dir; ; folder = dirname(folder)) {
    if (statSync(join(folder, ".git"), { throwIfNoEntry: false })) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/** What git ignores; a folder stands for all that is in it. A repository's own settings must not start a program. */
async function ignoredIn(dir: string, env: Context["world"]["env"]): Promise<ReadonlySet<string>> {
  const query = ["ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory"];
  try {
    const listed = await git(query, dir, env);
    return new Set(listed.split("\0").map((path) => path.replace(/\/$/, "")));
  } catch {
    return new Set();
  }
}

/** Links may name the branch that is checked out, and the names that a main branch mostly has. */
function branchesOf(root: string): string[] {
  try {
    const branch = /^ref: refs\/heads\/(.+)$/m.exec(
      readNamed(join(root, ".git/HEAD"), "HEAD", 4096).toString("utf8"),
    )?.[1];
    return [...new Set([...(branch ? [branch] : []), "main", "master"])];
  } catch {
    return ["main", "master"];
  }
}

/** The place on the web of an address that git pushes to: `git@host:owner/name.git`, `https://host/owner/name`. */
export function originOf(url: string, branches: readonly string[]): Origin | undefined {
  const found =
    /^(?:https?|ssh|git):\/\/(?:[^@/]*@)?([^/:]+)(?::\d+)?\/+(.+?)(?:\.git)?\/*$/.exec(url) ??
    /^(?:[^@/\s]+@)?([\w.-]+\.[\w-]+):(?!\/\/)(.+?)(?:\.git)?\/*$/.exec(url);
  const [, host, path] = found ?? [];
  return host && path?.includes("/") ? { host: host.toLowerCase(), path, branches } : undefined;
}
