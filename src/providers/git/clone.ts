import { randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { AppError, usageError } from "../../system/errors.ts";
import { gitEnvironment } from "../../system/git/environment.ts";
import { makeBare, objectsOf } from "../../system/git/repository.ts";
import { git } from "../../system/git.ts";
import { sha256 } from "../../system/hash.ts";

/**
 * A clone on this disk, to be read through a bare repository of ours that has the same objects and no setting, hook,
 * filter or remote of the clone's: a clone may come from anybody, and git does what its `config` says.
 */
export interface Clone {
  /** Name of its folder. */
  readonly name: string;
  readonly path: string;
  /** Commit that HEAD leads to; undefined where there is none yet. */
  readonly head: string | undefined;
  /** Day (since 1970, UTC) on which that commit was made, by its committer's clock. */
  readonly headDay: number;
  readonly shallow: boolean;
  /** A file of `.mailmap` lines, where the clone has one. */
  readonly mailmap: string | undefined;
  /** Digest of what the history hangs on beside the commits: where it was cut off. */
  readonly cut: string;
  /** Its file of settings; only what is looked for by name is read from it. */
  readonly config: string;
  /** Where what was read of it is kept. */
  readonly folder: string;
  /** Environment of git for the bare repository. */
  readonly env: Readonly<Record<string, string>>;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * @param cache the folder that what was read is kept in
 * @throws AppError (exit 2) `report.no-repository`; `git.missing`, `git.failed`
 */
export async function openClone(path: string, cache: string, env: Env): Promise<Clone> {
  if (!existsSync(path)) throw usageError("report.no-repository", { path });
  const real = realpathSync(path);
  const objects = objectsIn(real);
  const common = dirname(objects);
  const own = gitFolder(real);
  const { id: head, day: headDay } = await headOf(own, env);
  const shallow = contentOf(join(common, "shallow"));
  const folder = join(cache, "history", sha256(objects).slice(0, 32));
  const repository = join(folder, "repository.git");
  ready(repository, head ?? "0".repeat(40), objects, shallow);
  const bare = existsSync(join(real, "HEAD")) && !existsSync(join(real, ".git"));
  return {
    name: basename(real).replace(/\.git$/, "") || basename(dirname(real)),
    path: real,
    head,
    headDay,
    shallow: shallow !== "",
    mailmap: bare ? undefined : regularFile(join(real, ".mailmap")),
    config: join(common, "config"),
    cut: shallow === "" ? "" : sha256(shallow),
    folder,
    env: { ...gitEnvironment(env, repository), GIT_FLUSH: "0" },
  };
}

function objectsIn(path: string): string {
  for (let place = path; ; place = dirname(place)) {
    try {
      return objectsOf(place);
    } catch (error) {
      // A folder within a work tree is as good as the work tree.
      if (dirname(place) === place) throw usageError("report.no-repository", { path });
      if (!(error instanceof AppError)) throw error;
    }
  }
}

/** The folder that HEAD is in: of a linked work tree its own. */
function gitFolder(path: string): string {
  for (let place = path; ; place = dirname(place)) {
    const inner = join(place, ".git");
    if (existsSync(inner)) {
      if (statSync(inner).isDirectory()) return inner;
      const target = /^gitdir: (.+?)\n?$/s.exec(readFileSync(inner, "utf8"))?.[1];
      return target === undefined ? inner : resolve(place, target);
    }
    if (existsSync(join(place, "HEAD"))) return place;
    if (dirname(place) === place) throw usageError("report.no-repository", { path });
  }
}

/** `rev-list` reads refs and one commit, and runs nothing that a clone's settings could name. A branch without commits gives none. */
async function headOf(folder: string, env: Env): Promise<{ readonly id: string | undefined; readonly day: number }> {
  const own = { ...gitEnvironment(env, folder), GIT_OPTIONAL_LOCKS: "0" };
  try {
    const line = await git(["rev-list", "--max-count=1", "--timestamp", "--end-of-options", "HEAD", "--"], folder, own);
    const [time, id] = line.trim().split(" ");
    return { id, day: Math.floor(Number(time) / 86_400) };
  } catch (error) {
    if (error instanceof AppError && error.code === "git.missing") throw error;
    return { id: unborn(folder, error), day: 0 };
  }
}

/** A HEAD that leads to no commit is an empty repository; one that leads to a commit that is not there is a damaged one. */
function unborn(folder: string, error: unknown): undefined {
  const head = contentOf(join(folder, "HEAD")).trim();
  const ref = /^ref: (refs\/\S+)$/.exec(head)?.[1];
  if (ref !== undefined && contentOf(join(folder, ref)) === "" && !contentOf(join(folder, "packed-refs")).includes(ref))
    return undefined;
  throw new AppError("report.damaged", { path: folder, reason: "HEAD" }, 1, error);
}

function ready(repository: string, commit: string, objects: string, shallow: string): void {
  const whole = existsSync(alternatesIn(repository));
  if (!whole) {
    // Made beside and moved there, so that a kill leaves no half of one.
    const fresh = beside(repository);
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(dirname(repository), { recursive: true, mode: 0o700 });
    makeBare(fresh, commit, objects);
    putInPlace(fresh, repository);
  }
  const file = join(repository, "shallow");
  if (shallow === "") rmSync(file, { force: true });
  else if (contentOf(file) !== shallow) {
    const fresh = beside(file);
    writeFileSync(fresh, shallow);
    renameSync(fresh, file);
  }
}

function contentOf(file: string): string {
  return regularFile(file) === undefined ? "" : readFileSync(file, "utf8");
}

/** The path, when a file is there that is none of another place (git itself follows no link to `.mailmap`). */
function regularFile(file: string): string | undefined {
  try {
    const stats = statSync(file);
    return stats.isFile() && stats.size < 64 * 1024 * 1024 && realpathSync(file) === file ? file : undefined;
  } catch {
    return undefined;
  }
}

/** Another run may have done the same meanwhile: theirs is as good as ours. */
function putInPlace(fresh: string, repository: string): void {
  try {
    renameSync(fresh, repository);
  } catch (error) {
    if (existsSync(alternatesIn(repository))) rmSync(fresh, { recursive: true, force: true });
    else if (existsSync(repository)) {
      rmSync(repository, { recursive: true, force: true });
      renameSync(fresh, repository);
    } else throw error;
  }
}

function alternatesIn(repository: string): string {
  return join(repository, "objects", "info", "alternates");
}

/** A name of nobody else's, also of no other run of ours. */
function beside(path: string): string {
  return `${path}.${randomBytes(4).toString("hex")}.tmp`;
}
