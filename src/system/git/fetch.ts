import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../errors.ts";
import { git } from "../git.ts";
import { makeFolder } from "../make-folder.ts";
import { gitEnvironment, waysOf, withoutCredentials } from "./environment.ts";
import { type GitEnd, runGit } from "./process.ts";

/** A commit of a repository on a server. The address has been checked. */
export interface RemoteCommit {
  readonly url: string;
  readonly commit: string;
  /** Whether a person here has named this address: only then may git use what it knows of passwords, headers and keys. */
  readonly named: boolean;
}

export interface FetchLimits {
  /** Milliseconds for all attempts together. */
  readonly timeout: number;
  /** Bytes that may arrive. */
  readonly bytes: number;
}

export const fetchLimits: FetchLimits = { timeout: 120_000, bytes: 268_435_456 };

/** The caller's machine. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
}

/** Settings that go above the user's: nothing runs beside the fetch, and the server cannot send us elsewhere. */
const settings = [
  "core.hooksPath=/dev/null",
  "transfer.fsckObjects=true",
  "fetch.fsckObjects=true",
  // One pack, whose size shows while it arrives.
  "fetch.unpackLimit=1",
  "fetch.writeCommitGraph=false",
  "fetch.recurseSubmodules=false",
  "fetch.uriProtocols=",
  "transfer.bundleURI=false",
  "gc.auto=0",
  "maintenance.auto=false",
  // Followed, git takes the user's own headers (`http.extraHeader`, where CI keeps its token) along to the other host,
  // and asks the credential helper for that host's password.
  "http.followRedirects=false",
  "http.lowSpeedLimit=100",
  "http.lowSpeedTime=30",
];

/**
 * Fetches one commit, without its history, into a bare repository.
 *
 * A server that gives out no commit by its id alone is asked for the ends of its branches and tags, then for all of
 * their history.
 * @throws AppError (exit 6) `source.pack-large`, `source.fsck`; (exit 1) `source.timeout`, `source.redirect`,
 *   `source.denied`, `source.fetch`; `git.missing`
 */
export async function fetchCommit(
  { url, commit, named }: RemoteCommit,
  repository: string,
  { env, platform }: Machine,
  limits: FetchLimits = fetchLimits,
): Promise<void> {
  const until = performance.now() + limits.timeout;
  const plain = gitEnvironment(env, repository, url.startsWith("http:") ? "http" : "https");
  const used = named ? plain : await anonymous(plain, repository);
  const attempt = (...what: string[]): Promise<GitEnd> => {
    const fixed = ["fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head"];
    // The longest rewriting of an address wins: this one keeps every `url.*.insteadOf` of the user's settings out.
    const kept = ["-c", `url.${url}.insteadOf=${url}`];
    const [depth, ...refs] = what;
    const args = [...settings.flatMap((setting) => ["-c", setting]), ...kept, ...fixed];
    if (depth) args.push(depth);
    return runGit([...args, "--", url, ...refs], {
      env: used,
      timeout: Math.max(until - performance.now(), 1),
      stop: () => sizeOf(join(repository, "objects")) > limits.bytes,
      platform,
    });
  };
  const branches = ["+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*"];
  let end = await attempt("--depth=1", commit);
  if (unadvertised(end)) {
    end = await attempt("--depth=1", ...branches);
    if (end.state === "done" && !(await has(repository, commit, env, platform))) {
      // The depth that git itself means by “all”: `--unshallow` would fail where the first attempt got all there is.
      end = await attempt("--depth=2147483647", ...branches);
    }
  }
  if (sizeOf(join(repository, "objects")) > limits.bytes) throw large(url);
  if (end.state !== "done") throw failure(end, url, commit);
}

/** An empty folder within the repository is as good a home as any: nothing of the user's is found from there. */
async function anonymous(env: Readonly<Record<string, string>>, repository: string): Promise<Record<string, string>> {
  const home = join(repository, "home");
  makeFolder(home, 0o700);
  const list = await git(["config", "--list", "-z", "--includes"], repository, env);
  return withoutCredentials(env, home, waysOf(list));
}

/** What servers of git's older protocol say when they are asked for what none of their branches ends at. */
function unadvertised({ state, errors }: GitEnd): boolean {
  return state === "failed" && /unadvertised object/.test(errors);
}

async function has(repository: string, commit: string, env: Machine["env"], platform: string): Promise<boolean> {
  const run = { env: gitEnvironment(env, repository), timeout: 10_000, stop: () => false, platform };
  return (await runGit(["cat-file", "-e", commit], run)).state === "done";
}

function failure({ state, errors }: GitEnd, url: string, commit: string): AppError {
  if (state === "stopped") return large(url);
  if (state === "timeout") return new AppError("source.timeout", { url });
  const reason = reasonOf(errors);
  if (/fsck error|: (fatal )?fsck\b/.test(errors)) return new AppError("source.fsck", { url, reason }, 6);
  if (/not our ref|unadvertised object/.test(errors)) return new AppError("source.no-commit", { commit }, 2);
  if (/returned error: 30\d|redirect/i.test(errors)) return new AppError("source.redirect", { url });
  if (/returned error: 40[134]|could not read (Username|Password)|Authentication failed|not found/i.test(errors)) {
    return new AppError("source.denied", { url, reason });
  }
  return new AppError("source.fetch", { url, reason });
}

/** The line that says most: what went wrong comes first, what git gave up because of it after. */
function reasonOf(errors: string): string {
  const lines = errors.split("\n").filter((line) => /^(fatal|error|remote):/.test(line));
  return (lines.find((line) => /^(error|fatal)/.test(line)) ?? lines[0] ?? "").replace(/^(fatal|error): /, "");
}

function large(url: string): AppError {
  return new AppError("source.pack-large", { url }, 6);
}

/** Bytes of all files in a folder of objects; one that goes while we look counts nothing. */
function sizeOf(folder: string): number {
  let total = 0;
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      total += entry.isDirectory() ? sizeOf(path) : (statSync(path, { throwIfNoEntry: false })?.size ?? 0);
    }
  } catch {
    // A folder that git has just removed.
  }
  return total;
}
