import { execFile } from "node:child_process";
import { AppError } from "./errors.ts";

/**
 * Runs git without a shell and gives its standard output.
 * @param args each one argument; never built by joining text
 * @throws AppError `git.missing`, `git.failed` with the first line that git printed
 */
export function git(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const quiet = { ...env, GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
  return new Promise((resolve, reject) => {
    execFile("git", args, { cwd, env: quiet, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      if ((error as { code?: unknown }).code === "ENOENT") return reject(new AppError("git.missing", {}, 1, error));
      const reason = stderr.trim().split("\n")[0] || error.message;
      reject(new AppError("git.failed", { command: `git ${args[0] ?? ""}`, reason }, 1, error));
    });
  });
}

/** A value of git's configuration, or undefined when it is not set or git is not there. */
export async function gitConfig(
  key: string,
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  try {
    return (await git(["config", "--get", key], cwd, env)).trim() || undefined;
  } catch {
    return undefined;
  }
}
