import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AppError, usageError } from "../../system/errors.ts";
import { gitEnvironment } from "../../system/git/environment.ts";
import { type GitEnd, runGit } from "../../system/git/process.ts";
import { makeBare } from "../../system/git/repository.ts";
import { sha256 } from "../../system/hash.ts";
import { makeFolder } from "../../system/make-folder.ts";
import { treeEntry } from "./committed.ts";
import { beside, putInPlace } from "./place.ts";
import { ask } from "./walk.ts";

interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
}

/** Milliseconds; a history is larger than a template. */
const longest = 3_600_000;

/** Nothing runs beside the fetch, and the server cannot send us elsewhere. */
const settings = [
  "core.hooksPath=/dev/null",
  "fetch.recurseSubmodules=false",
  "fetch.uriProtocols=",
  "fetch.writeCommitGraph=true",
  "transfer.bundleURI=false",
  "gc.auto=0",
  "maintenance.auto=false",
  "http.followRedirects=false",
  "http.lowSpeedLimit=100",
  "http.lowSpeedTime=60",
].flatMap((setting) => ["-c", setting]);

/**
 * A bare clone of a public repository, without the contents of its files, in the cache; brought up to date when it is there.
 * Folders can be told from it, lines cannot.
 * @returns its path
 * @throws AppError (exit 2) `report.address`; `report.fetch`, `git.missing`
 */
export async function mirror(address: string, cache: string, { env, platform }: Machine): Promise<string> {
  const url = checked(address);
  const folder = join(cache, "clones", `${sha256(url).slice(0, 32)}.git`);
  const own = gitEnvironment(env, folder, url.startsWith("http:") ? "http" : "https");
  if (!isWhole(folder)) prepare(folder, url);
  const kept = [...settings, "-c", `url.${url}.insteadOf=${url}`];
  const head = await headOf(url, kept, own);
  if (head === undefined) return folder;
  const fetch = ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--filter=blob:none", "origin"];
  // One name of ours, whatever the branch is called now: names of branches that went would be in the way of new ones.
  const run = { env: own, timeout: longest, stop: () => false, platform };
  const end: GitEnd = await runGit([...kept, ...fetch, `+${head}:${ours}`], run);
  if (end.state !== "done" && !(await hasArrived(head, own, kept, url))) {
    throw new AppError("report.fetch", { url, reason: firstLine(end.errors) || end.state });
  }
  await fetchFiles(kept, own, url);
  return folder;
}

const ours = "refs/heads/commonry";

/** Another run may have fetched the same at the same time, and held the lock of the name. */
async function hasArrived(
  head: string,
  env: Readonly<Record<string, string>>,
  kept: readonly string[],
  url: string,
): Promise<boolean> {
  try {
    const there = (await ask([...kept, "ls-remote", "--", url, head], env)).split("\t")[0];
    return there === (await ask(["rev-parse", "--verify", "--quiet", ours], env)).trim();
  } catch {
    return false;
  }
}

/** Files that say who is who and who is not to be named: of a clone without contents these alone are fetched. */
async function fetchFiles(kept: readonly string[], env: Readonly<Record<string, string>>, url: string): Promise<void> {
  const { GIT_NO_LAZY_FETCH: _, ...lazy } = env;
  for (const path of [".mailmap", "privacy.yaml"]) {
    const id = await treeEntry(env, ours, path);
    if (id === undefined) continue;
    try {
      await ask([...kept, "cat-file", "blob", id], lazy);
    } catch (error) {
      const reason = error instanceof AppError ? String(error.params.reason) : path;
      throw new AppError("report.fetch", { url, reason }, 1, error);
    }
  }
}

function isWhole(folder: string): boolean {
  return existsSync(join(folder, "config")) && existsSync(join(folder, "objects")) && existsSync(join(folder, "HEAD"));
}

/** https, or http to this machine; no name or password in it. */
function checked(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const near = url !== undefined && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  const fine = url?.protocol === "https:" || (url?.protocol === "http:" && near);
  const bare = url?.username === "" && url.password === "" && url.search === "" && url.hash === "";
  if (url && fine && bare) return url.href;
  // A password that was typed is not said again: what is printed ends up in logs.
  throw usageError("report.address", {
    url: url ? `${url.protocol}//${url.host}${url.pathname}` : address.replace(/\/\/[^/@]*@/, "//"),
  });
}

/** Made beside and moved there: another run may be doing the same. */
function prepare(folder: string, url: string): void {
  const fresh = beside(folder);
  makeFolder(fresh, 0o700);
  makeBare(fresh, "0".repeat(40));
  const config = `[core]
\trepositoryformatversion = 1
\tbare = true
[extensions]
\tpartialClone = origin
[remote "origin"]
\turl = ${JSON.stringify(url)}
\tpromisor = true
\tpartialclonefilter = blob:none
`;
  writeFileSync(join(fresh, "config"), config);
  writeFileSync(join(fresh, "HEAD"), `ref: ${ours}\n`);
  putInPlace(fresh, folder, isWhole);
}

/** The branch that the server's HEAD leads to; undefined for an empty repository. */
async function headOf(
  url: string,
  config: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  let answer: string;
  try {
    answer = await ask([...config, "ls-remote", "--symref", "--", url, "HEAD"], env);
  } catch (error) {
    if (error instanceof AppError && error.code === "git.missing") throw error;
    const reason = error instanceof AppError ? String(error.params.reason) : String(error);
    throw new AppError("report.fetch", { url, reason }, 1, error);
  }
  if (answer.trim() === "") return undefined;
  const branch = /^ref: (refs\/heads\/\S+)\tHEAD$/m.exec(answer)?.[1];
  if (branch === undefined) throw new AppError("report.fetch", { url, reason: "HEAD" });
  return branch;
}

function firstLine(errors: string): string {
  const lines = errors.split("\n").filter((line) => /^(fatal|error|remote):/.test(line));
  return (lines[0] ?? errors.split("\n")[0] ?? "").replace(/^(fatal|error): /, "");
}
