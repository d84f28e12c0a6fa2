import { execFile } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve as resolvePath } from "node:path";
import { AppError } from "./errors.ts";
import { guardedEnvironment } from "./git/environment.ts";

/**
 * Runs git without a shell and gives its standard output. It gets none of the credentials of the environment.
 * @param args each one argument; never built by joining text
 * @throws AppError `git.missing`, `git.failed` with the first line that git printed
 */
export function git(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const quiet = guardedEnvironment(env);
  const odd = oddFile(cwd);
  if (odd !== undefined)
    return Promise.reject(
      new AppError("git.failed", { command: `git ${args[0] ?? ""}`, reason: `${odd}: not a file` }),
    );
  const limits = { maxBuffer: 16 * 1024 * 1024, timeout: longest, killSignal: "SIGKILL" } as const;
  return new Promise((resolve, reject) => {
    execFile("git", args, { cwd, env: quiet, ...limits }, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      if ((error as { code?: unknown }).code === "ENOENT") return reject(new AppError("git.missing", {}, 1, error));
      // A hook may refuse without a word; the whole command says nothing more.
      const { code } = error as { code?: unknown };
      const silent = typeof code === "number" ? `exit code ${code}` : error.message;
      const reason = stderr.trim().split("\n")[0] || silent;
      reject(new AppError("git.failed", { command: `git ${args[0] ?? ""}`, reason }, 1, error));
    });
  });
}

/** Milliseconds. */
const longest = 300_000;

const readAtOnce = ["HEAD", "config", "commondir", "index", "packed-refs", "info/exclude", "info/attributes"];

/** A file of the repository around a folder that git would read at once, and that is a pipe: git would wait for ever. */
function oddFile(cwd: string): string | undefined {
  for (let folder = resolvePath(cwd); ; folder = dirname(folder)) {
    const found = readAtOnce.map((name) => join(folder, ".git", name)).find(isOdd);
    if (found !== undefined || existsSync(join(folder, ".git")) || folder === dirname(folder)) return found;
  }
}

function isOdd(path: string): boolean {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats !== undefined && !stats.isFile();
  } catch {
    return false;
  }
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
