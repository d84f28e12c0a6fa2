import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AppError, usageError } from "../../system/errors.ts";
import { gitEnvironment } from "../../system/git/environment.ts";
import { type GitEnd, runGit } from "../../system/git/process.ts";
import { makeBare } from "../../system/git/repository.ts";
import { sha256 } from "../../system/hash.ts";
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
  if (!existsSync(join(folder, "HEAD"))) prepare(folder, url);
  const kept = ["-c", `url.${url}.insteadOf=${url}`];
  const head = await headOf(url, [...settings, ...kept], own);
  const fetch = ["fetch", "--quiet", "--prune", "--no-tags", "--no-write-fetch-head", "--filter=blob:none", "origin"];
  const end: GitEnd = await runGit([...settings, ...kept, ...fetch, `+${head}:${head}`], {
    env: own,
    timeout: longest,
    stop: () => false,
    platform,
  });
  if (end.state !== "done") throw new AppError("report.fetch", { url, reason: firstLine(end.errors) || end.state });
  writeFileSync(join(folder, "HEAD"), `ref: ${head}\n`);
  return folder;
}

/** https, or http to this machine; no name or password in it. */
function checked(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const near = url !== undefined && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  const fine = url?.protocol === "https:" || (url?.protocol === "http:" && near);
  if (!url || !fine || url.username !== "" || url.password !== "") throw usageError("report.address", { url: address });
  return url.href;
}

function prepare(folder: string, url: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  makeBare(folder, "0".repeat(40));
  rmSync(join(folder, "HEAD"));
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
  writeFileSync(join(folder, "config"), config);
  writeFileSync(join(folder, "HEAD"), "ref: refs/heads/none\n");
}

/** The branch that the server's HEAD leads to. */
async function headOf(url: string, config: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  let answer: string;
  try {
    answer = await ask([...config, "ls-remote", "--symref", "--", url, "HEAD"], env);
  } catch (error) {
    if (error instanceof AppError && error.code === "git.missing") throw error;
    const reason = error instanceof AppError ? String(error.params.reason) : String(error);
    throw new AppError("report.fetch", { url, reason }, 1, error);
  }
  const branch = /^ref: (refs\/heads\/\S+)\tHEAD$/m.exec(answer)?.[1];
  if (branch === undefined) throw new AppError("report.fetch", { url, reason: "HEAD" });
  return branch;
}

function firstLine(errors: string): string {
  const lines = errors.split("\n").filter((line) => /^(fatal|error|remote):/.test(line));
  return (lines[0] ?? errors.split("\n")[0] ?? "").replace(/^(fatal|error): /, "");
}
