import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { AppError } from "../errors.ts";
import { git, gitConfig } from "../git.ts";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The default branch of the repository that holds a folder: the one that `origin/HEAD` names, else the one that is checked
 * out, also before its first commit. For a folder outside of any repository: the one that git would begin with.
 * @param folder need not exist yet
 * @returns empty when a repository is there and neither says (a commit is checked out, and no remote was cloned)
 */
export async function defaultBranch(folder: string, env: Env): Promise<string> {
  const around = existing(folder);
  if (!isInside(around)) return firstBranch(around, env);
  const remote = /^refs\/remotes\/origin\/(.+)$/;
  const [origin, head] = await Promise.all([
    symbolic("refs/remotes/origin/HEAD", around, env),
    symbolic("HEAD", around, env),
  ]);
  return remote.exec(origin ?? "")?.[1] ?? /^refs\/heads\/(.+)$/.exec(head ?? "")?.[1] ?? "";
}

/** `init.defaultBranch`, where somebody has set it; `main` otherwise, since git's own `master` is only what it was. */
async function firstBranch(folder: string, env: Env): Promise<string> {
  return (await gitConfig("init.defaultBranch", folder, env)) ?? "main";
}

async function symbolic(name: string, folder: string, env: Env): Promise<string | undefined> {
  try {
    return (await git(["symbolic-ref", "--quiet", name], folder, env)).trim();
  } catch {
    return undefined;
  }
}

/** Why git does not read the repository around a folder, in its words: often, because it belongs to another user. */
export async function refusalOf(folder: string, env: Env): Promise<string | undefined> {
  const around = existing(folder);
  if (!isInside(around)) return undefined;
  try {
    await git(["rev-parse", "--git-dir"], around, env);
    return undefined;
  } catch (error) {
    return error instanceof AppError && error.code === "git.failed" ? String(error.params.reason) : undefined;
  }
}

function existing(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existing(dirname(folder));
}

/** Whether a repository is around a folder; its `.git` is a file in a work tree and in a submodule. */
function isInside(folder: string): boolean {
  return existsSync(join(folder, ".git")) || (dirname(folder) !== folder && isInside(dirname(folder)));
}
