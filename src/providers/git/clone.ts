import {
  accessSync,
  constants,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { devNull } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { AppError, usageError } from "../../system/errors.ts";
import { gitEnvironment } from "../../system/git/environment.ts";
import { makeBare, objectsOf } from "../../system/git/repository.ts";
import { git } from "../../system/git.ts";
import { sha256 } from "../../system/hash.ts";
import { makeFolder } from "../../system/make-folder.ts";
import { temporaryFolder } from "../../system/temporary.ts";
import { beside, putInPlace } from "./place.ts";

/**
 * A clone on this disk, to be read through a bare repository of ours that has the same objects and no setting, hook,
 * filter or remote of the clone's: a clone may come from anybody, and git does what its `config` says.
 */
export interface Clone {
  /** Name of its folder. */
  readonly name: string;
  /** The root of its work tree; undefined for a bare repository. */
  readonly tree: string | undefined;
  /** What tells it from other clones: where its objects are. */
  readonly objects: string;
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
  /** The cache cannot be written: this is a folder for one run, which `release` takes away. */
  readonly release: () => void;
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
  const { folder: own, tree } = gitFolder(real);
  const { id: head, day: headDay } = await headOf(own, env);
  const shallow = contentOf(join(common, "shallow"));
  const { folder, release } = placeFor(join(cache, "history", sha256(objects).slice(0, 32)));
  // One for each format of ids: a clone may be replaced by one of the other.
  const repository = join(folder, `repository-${head?.length ?? 0}.git`);
  if (head !== undefined) ready(repository, head, objects, shallow);
  const root = tree ?? real;
  return {
    name: basename(root).replace(/\.git$/, "") || basename(dirname(root)),
    tree,
    objects,
    head,
    headDay,
    shallow: shallow !== "",
    mailmap: tree === undefined ? undefined : regularFile(join(tree, ".mailmap")),
    config: join(common, "config"),
    cut: shallow === "" ? "" : sha256(shallow),
    folder,
    release,
    env: { ...gitEnvironment(env, repository), ...ownSettings, GIT_FLUSH: "0" },
  };
}

/** No setting of the user's either may change what is counted: what was read is kept for the next one. */
const ownSettings = { GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: "1", GIT_ATTR_NOSYSTEM: "1" } as const;

/** A folder of the cache, or, where that cannot be written, one for this run alone. */
function placeFor(folder: string): { readonly folder: string; readonly release: () => void } {
  try {
    makeFolder(folder, 0o700);
    accessSync(folder, constants.W_OK);
    return { folder, release: () => undefined };
  } catch {
    const own = temporaryFolder("commonry-report-");
    return { folder: own, release: () => rmSync(own, { recursive: true, force: true }) };
  }
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

/** The folder that HEAD is in (of a linked work tree its own), and the root of the work tree, when it is none of a bare repository. */
function gitFolder(path: string): { readonly folder: string; readonly tree: string | undefined } {
  for (let place = path; ; place = dirname(place)) {
    const inner = join(place, ".git");
    if (existsSync(inner)) {
      if (statSync(inner).isDirectory()) return { folder: inner, tree: place };
      const target = /^gitdir: (.+?)\n?$/s.exec(contentOf(inner))?.[1];
      return { folder: target === undefined ? inner : resolve(place, target), tree: place };
    }
    if (existsSync(join(place, "HEAD")) && existsSync(join(place, "objects")))
      return { folder: place, tree: undefined };
    if (dirname(place) === place) throw usageError("report.no-repository", { path });
  }
}

/** `rev-list` reads refs and one commit, and runs nothing that a clone's settings could name. A branch without commits gives none. */
async function headOf(folder: string, env: Env): Promise<{ readonly id: string | undefined; readonly day: number }> {
  const own = { ...gitEnvironment(env, folder), GIT_OPTIONAL_LOCKS: "0" };
  // A pipe in its place would be waited for.
  if (!statSync(join(folder, "HEAD"), { throwIfNoEntry: false })?.isFile()) {
    throw usageError("report.no-repository", { path: folder });
  }
  try {
    const line = await git(["rev-list", "--max-count=1", "--timestamp", "--end-of-options", "HEAD", "--"], folder, own);
    const [time, id] = line.trim().split(" ");
    return { id, day: Math.max(0, Math.min(latestDay, Math.floor(Number(time) / 86_400) || 0)) };
  } catch (error) {
    if (error instanceof AppError && error.code === "git.missing") throw error;
    return { id: unborn(folder, error), day: 0 };
  }
}

/** Clocks that go further (2328) are broken. */
const latestDay = 2 ** 17 - 1;

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
    makeFolder(dirname(repository), 0o700);
    makeBare(fresh, commit, objects);
    putInPlace(fresh, repository, (folder) => existsSync(alternatesIn(folder)));
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

function alternatesIn(repository: string): string {
  return join(repository, "objects", "info", "alternates");
}
