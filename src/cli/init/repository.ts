import { AppError } from "../../system/errors.ts";
import { git } from "../../system/git.ts";
import type { Context } from "../context.ts";

/** What became of git: a commit, files left for the person to commit, or nothing, each with its reason. */
export type GitOutcome =
  | { readonly state: "committed" }
  | { readonly state: "skipped" }
  | { readonly state: "inside" }
  /** Inside too, and not at the top, where a forge looks for what it reads. */
  | { readonly state: "below" }
  | { readonly state: "missing" }
  | { readonly state: "uncommitted"; readonly reason: string }
  | { readonly state: "failed"; readonly reason: string };

/**
 * `git init` and the first commit. The files are written by then, so nothing here is a failure of `init`: a folder that
 * already lies in a repository is left to its owner, and a commit that git refuses (no name set, a hook) is reported.
 */
export async function startRepository(root: string, branch: string, context: Context): Promise<GitOutcome> {
  const { env } = context.world;
  const run = (...args: string[]) => git(args, root, env);
  try {
    const prefix = await run("rev-parse", "--show-prefix").then((text) => text.trim(), notInside);
    if (prefix !== undefined) return { state: prefix === "" ? "inside" : "below" };
    await run("init", "--quiet", `--initial-branch=${branch}`);
  } catch (error) {
    const missing = error instanceof AppError && error.code === "git.missing";
    return missing ? { state: "missing" } : { state: "failed", reason: reasonOf(error) };
  }
  try {
    await run("add", "--all");
    await run("commit", "--quiet", "--message", context.t("init.commit-message"));
    return { state: "committed" };
  } catch (error) {
    return { state: "uncommitted", reason: reasonOf(error) };
  }
}

/** A missing git is not the same as a folder outside any repository. */
function notInside(error: unknown): undefined {
  if (error instanceof AppError && error.code === "git.missing") throw error;
  return undefined;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof AppError)) return String(error);
  return String(error.params.reason ?? error.code);
}
