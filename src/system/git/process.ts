import { type ChildProcess, spawn } from "node:child_process";
import { AppError, systemCode } from "../errors.ts";

export interface GitRun {
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds after which it is ended. */
  readonly timeout: number;
  /** Asked several times a second; true ends it. */
  readonly stop: () => boolean;
  readonly platform: string;
}

/** How it ended. `errors` is what git printed, at most 8,000 characters of it. */
export interface GitEnd {
  readonly state: "done" | "failed" | "timeout" | "stopped";
  readonly errors: string;
}

const watchEvery = 100;
const mostErrors = 8000;
/** What a shell ends with that does not find the program. */
const notFound = 127;

/**
 * Runs git, with whatever it starts, for a limited time.
 * @throws AppError `git.missing`
 */
export function runGit(args: readonly string[], { env, timeout, stop, platform }: GitRun): Promise<GitEnd> {
  return new Promise((resolve, reject) => {
    const { child, end } = platform === "win32" ? startOnWindows(args, env) : start(args, env);
    let errors = "";
    let state: "timeout" | "stopped" | undefined;
    const endFor = (why: "timeout" | "stopped"): void => {
      if (!state) end();
      state ??= why;
    };
    const timer = setTimeout(() => endFor("timeout"), timeout);
    const watch = setInterval(() => stop() && endFor("stopped"), watchEvery);
    const settle = (action: () => void): void => {
      clearTimeout(timer);
      clearInterval(watch);
      action();
    };
    const missing = (cause?: unknown) => new AppError("git.missing", {}, 1, cause);
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (errors = (errors + text).slice(0, mostErrors)));
    child.on("error", (error) => settle(() => reject(systemCode(error) === "ENOENT" ? missing(error) : error)));
    child.on("close", (code) =>
      settle(() => {
        if (code === notFound) reject(missing());
        else resolve({ state: state ?? (code === 0 ? "done" : "failed"), errors });
      }),
    );
  });
}

interface Started {
  readonly child: ChildProcess;
  readonly end: () => void;
}

/**
 * git leaves the program that talks to the server behind when it is ended, so all of them are put into a group of their
 * own. Beside git waits a reader of a pipe from us: when the pipe ends, because time is up or because this process is
 * no more (Ctrl-C, a kill that nothing can catch), it ends the group.
 */
const watched = 'exec 3<&0; { read -r _ <&3; kill -KILL 0; } & git "$@" </dev/null; code=$?; kill "$!"; exit "$code"';

function start(args: readonly string[], env: GitRun["env"]): Started {
  const child = spawn("sh", ["-c", watched, "git", ...args], {
    env: { ...env },
    stdio: ["pipe", "ignore", "pipe"],
    detached: true,
  });
  child.stdin.on("error", () => undefined);
  return { child, end: () => child.stdin.destroy() };
}

function startOnWindows(args: readonly string[], env: GitRun["env"]): Started {
  const child = spawn("git", args, { env: { ...env }, stdio: ["ignore", "ignore", "pipe"], windowsHide: true });
  return {
    child,
    end: () => void spawn("taskkill", ["/pid", String(child.pid), "/t", "/f"], { stdio: "ignore", windowsHide: true }),
  };
}
