import { randomBytes } from "node:crypto";
import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { AppError, systemCode } from "../errors.ts";
import { makeFolder } from "../make-folder.ts";
import { sweep } from "../sweep.ts";
import { changeTree } from "./apply.ts";
import type { FileChange } from "./change.ts";
import { removeIfEmpty } from "./recover.ts";
import type { Seal } from "./seal.ts";

/**
 * Writes new files below a root, all or none, and never over a file that is there.
 *
 * Where the root does not exist yet, everything is written to a hidden sibling and moved into place by one rename.
 * Where it exists (its inode may be some shell's working directory), the files go through a journal: see `changeTree`.
 * @throws AppError `tree.exists` (exit 6) when a file is already there, `tree.failed` when the disk refuses
 */
export function createTree(root: string, files: readonly FileChange[], seal: Seal): void {
  if (exists(root)) changeTree(root, files, { onlyNew: true, seal });
  else createByRename(root, files, seal);
}

function createByRename(root: string, files: readonly FileChange[], seal: Seal): void {
  const parent = dirname(resolve(root));
  // A name may have 255 bytes on most disks, and the one of the root may need nearly all of them.
  const prefix = `.${[...basename(root)].slice(0, 40).join("")}.commonry-`;
  sweepOld(parent, prefix, seal);
  const id = randomBytes(4).toString("hex");
  // Its name bears the seal: it becomes the root by a rename, and must hold nothing else.
  const staging = join(parent, prefix + id + (seal.of(prefix + id) ?? "").slice(0, sealed));
  let firstMade: string | undefined;
  try {
    firstMade = makeFolder(parent) ?? staging;
    mkdirSync(staging);
    const made = new Set<string>();
    for (const file of files) {
      if (file.content === null) continue;
      const target = join(staging, file.path);
      const folder = dirname(target);
      if (!made.has(folder)) makeFolder(folder);
      made.add(folder);
      writeFileSync(target, file.content, { flag: "wx", mode: file.executable ? 0o755 : 0o644 });
    }
    renameSync(staging, root);
  } catch (error) {
    sweep(staging);
    for (let folder = parent; firstMade && folder.startsWith(firstMade); folder = dirname(folder))
      removeIfEmpty(folder);
    throw asAppError(root, files.length, error);
  }
}

/** Where the root is there by now, another run was faster. */
function asAppError(root: string, count: number, error: unknown): AppError {
  const taken = ["ENOTEMPTY", "EEXIST", "ENOTDIR", "EPERM"].includes(systemCode(error) ?? "") && exists(root);
  if (taken) return new AppError("tree.exists", { count, paths: root }, 6, error);
  return new AppError("tree.failed", { path: root, reason: systemCode(error) ?? String(error) }, 1, error);
}

/** Milliseconds after which a staging folder belongs to no run that is still going on. */
const abandoned = 3_600_000;

/** Digits of the seal that stand in the name. */
const sealed = 16;

/** Removes what runs of this machine that were killed have left beside the root. A younger folder may be another run's, at work. */
function sweepOld(parent: string, prefix: string, seal: Seal): void {
  try {
    for (const name of readdirSync(parent)) {
      if (!name.startsWith(prefix) || name.length !== prefix.length + 8 + sealed) continue;
      if (seal.of(name.slice(0, -sealed))?.slice(0, sealed) !== name.slice(-sealed)) continue;
      const path = join(parent, name);
      if (Date.now() - lstatSync(path).mtimeMs > abandoned) rmSync(path, { recursive: true, force: true });
    }
  } catch {
    // A parent that is not there yet, or may not be listed: whether it can be written shows in a moment.
  }
}

function exists(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch (error) {
    if (systemCode(error) === "ENOENT") return false;
    throw new AppError("tree.failed", { path, reason: systemCode(error) ?? String(error) }, 1, error);
  }
}
