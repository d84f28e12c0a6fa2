import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { AppError } from "./errors.ts";

/** Milliseconds for one answer of a registry, with npm's own attempts. */
const longest = 60_000;

export interface NpmEnd {
  /** False when npm ended with an error; what it printed is in `out` then, too. */
  readonly ok: boolean;
  readonly out: string;
  readonly errors: string;
}

export interface NpmMachine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
}

/**
 * Runs npm, with the settings of its user. It is started where no project's `.npmrc` can name another registry.
 * @param args each one word of letters, digits and `@./=-`: on Windows npm is a script that only a shell can start
 * @throws AppError `npm.missing`, `npm.timeout`
 */
export function npm(args: readonly string[], { env, platform }: NpmMachine, limit: number = longest): Promise<NpmEnd> {
  if (args.some((word) => !/^[\w@./=-]+$/.test(word))) throw new TypeError("not a plain word");
  const options = {
    cwd: tmpdir(),
    env: { ...env, NO_UPDATE_NOTIFIER: "1", npm_config_loglevel: "error" },
    timeout: limit,
    maxBuffer: 1_048_576,
    windowsHide: true,
    shell: platform === "win32",
  };
  return new Promise((resolve, reject) => {
    execFile("npm", args, options, (error, stdout, stderr) => {
      const code = (error as { code?: unknown } | null)?.code;
      if (code === "ENOENT" || code === 127) return reject(new AppError("npm.missing"));
      if (error?.killed) return reject(new AppError("npm.timeout", { seconds: Math.round(limit / 1000) }));
      resolve({ ok: !error, out: stdout, errors: stderr });
    });
  });
}
