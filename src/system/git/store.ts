import { randomBytes } from "node:crypto";
import { lstatSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../errors.ts";
import { sha256 } from "../hash.ts";
import { makeFolder } from "../make-folder.ts";
import { temporaryFolder } from "../temporary.ts";
import { gitEnvironment } from "./environment.ts";
import { type FetchLimits, fetchCommit, type Machine, type RemoteCommit } from "./fetch.ts";
import { type GitObjects, openObjects } from "./objects.ts";
import { makeBare, objectsOf } from "./repository.ts";

/** Reads from the objects of a repository. */
export type Reading<T> = (objects: GitObjects) => Promise<T>;

export interface Store extends Machine {
  /** The folder that keeps what was fetched. */
  readonly cache: string;
  /** Called before the network is used; what it throws forbids that. */
  readonly onFetch: () => unknown;
  readonly limits?: FetchLimits;
}

/** What is kept was whole when it was put there: these say that it no longer is. */
const lost = new Set(["source.damaged", "source.no-commit"]);

/**
 * Reads from a commit on a server: from the cache, else fetched into it first.
 *
 * The cache has one bare repository for each address and commit, never changed once it has its name: it is filled
 * under another name and moved into place. So a run that is killed leaves nothing broken behind, and two at once do
 * not meet. What is found damaged is thrown away and fetched anew, once.
 * @throws AppError those of `fetchCommit` and of the reading
 */
export async function readRemote<T>(remote: RemoteCommit, store: Store, read: Reading<T>): Promise<T> {
  const kept = join(store.cache, "templates", sha256(remote.url).slice(0, 32), remote.commit);
  if (isThere(kept)) {
    try {
      return await readFrom(kept, store, read);
    } catch (error) {
      if (!(error instanceof AppError) || !lost.has(error.code)) throw error;
      remove(kept, store.cache);
    }
  }
  await store.onFetch();
  const work = workFolder(store.cache);
  try {
    const fresh = join(work, "repository");
    makeBare(fresh, remote.commit);
    await fetchCommit(remote, fresh, store, store.limits);
    const result = await readFrom(fresh, store, read);
    // Only what could be read whole is kept.
    keep(fresh, kept);
    return result;
  } finally {
    rmSync(work, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * Reads from a commit of a repository on this disk. No git runs in that repository: its objects are read through an
 * empty one of ours, so its settings and hooks have no say.
 * @throws AppError `source.no-repository`, those of the reading
 */
export async function readLocal<T>(path: string, commit: string, machine: Machine, read: Reading<T>): Promise<T> {
  const objects = objectsOf(path);
  const work = temporaryFolder("commonry-");
  try {
    makeBare(join(work, "repository"), commit, objects);
    return await readFrom(join(work, "repository"), machine, read);
  } finally {
    rmSync(work, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function readFrom<T>(repository: string, { env }: Machine, read: Reading<T>): Promise<T> {
  const objects = openObjects(gitEnvironment(env, repository));
  try {
    return await read(objects);
  } finally {
    objects.close();
  }
}

/** Milliseconds after which a folder of work belongs to no run that is still going on. */
const abandoned = 3_600_000;

/** A new folder beside those that are kept, so that one rename moves into place; elsewhere when the cache takes none. */
function workFolder(cache: string): string {
  const folder = join(cache, "work");
  try {
    makeFolder(folder, 0o700);
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (Date.now() - lstatSync(path).mtimeMs > abandoned) rmSync(path, { recursive: true, force: true });
    }
    return mkdtempSync(join(folder, "fetch-"));
  } catch {
    return temporaryFolder("commonry-");
  }
}

/** Another run may have been first, and a cache that takes nothing only means to fetch again next time. */
function keep(fresh: string, kept: string): void {
  try {
    makeFolder(join(kept, ".."), 0o700);
    renameSync(fresh, kept);
  } catch {
    // Then it goes with the folder of work.
  }
}

/** Moved away first: half a repository must not be found under its name. */
function remove(kept: string, cache: string): void {
  const aside = join(cache, "work", `damaged-${randomBytes(4).toString("hex")}`);
  try {
    makeFolder(join(cache, "work"), 0o700);
    renameSync(kept, aside);
    rmSync(aside, { recursive: true, force: true });
  } catch {
    // What cannot be moved is read around: the fetched one is used, and not kept.
  }
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path).isDirectory();
  } catch {
    return false;
  }
}
