import { lstatSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fold } from "../../kinds/item.ts";
import { AppError, systemCode } from "../../system/errors.ts";
import { sha256 } from "../../system/hash.ts";
import { makeFolder } from "../../system/make-folder.ts";
import { replaceWhole } from "../../system/replace.ts";

/** Files of the folder: replaced whole, never through a link, under names that every system takes. */

/** The ending of a file on its way: what a killed run leaves behind. */
export const halfWritten = ".new";

/** Writes a file whole: the old one stays until the new one is on the disk. @throws AppError `file.unwritable`, `file.link` */
export function replaceFile(root: string, path: string, text: string): void {
  const place = join(root, path);
  const staged = `${place}${halfWritten}`;
  try {
    refuseLinks(root, path);
    makeFolder(dirname(place));
    rmSync(staged, { force: true });
    replaceWhole(place, text, staged);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("file.unwritable", { path: place, reason: systemCode(error) ?? "unknown" }, 1, error);
  }
}

/** Removes a file; one that is not there is none to remove. @throws AppError `file.link` */
export function removeFile(root: string, path: string): void {
  refuseLinks(root, path);
  rmSync(join(root, path), { force: true });
}

/** Names that Windows keeps for devices, whatever their ending. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/;

/** A name as that of a file: readable, and told apart from one that differs only in signs that files do not take. */
export function safeName(name: string): string {
  const plain = fold(name).replace(/[^a-z0-9._-]/g, "_");
  const safe = devices.test(plain) ? `_${plain}` : plain;
  return safe === fold(name) ? safe : `${safe}-${sha256(fold(name)).slice(0, 8)}`;
}

/** @throws AppError `file.link` when a part of the path, the folder itself, or the `.commonry` that it lies in is a link */
export function refuseLinks(root: string, path: string): void {
  const above = dirname(root);
  if (basename(above) === ".commonry" && isLink(above)) throw new AppError("file.link", { path: above });
  const parts = path.split("/");
  for (let depth = 0; depth <= parts.length; depth++) {
    const place = join(root, ...parts.slice(0, depth));
    if (isLink(place)) throw new AppError("file.link", { path: place });
  }
}

/** @throws AppError `file.unreadable` when what should be a folder on the way is none: what lies in it is not «not there» */
export function refuseFiles(root: string, path: string): void {
  const parts = path.split("/").slice(0, -1);
  for (let depth = 0; depth <= parts.length; depth++) {
    const place = join(root, ...parts.slice(0, depth));
    const stats = statSync(place, { throwIfNoEntry: false });
    if (!stats) return;
    if (!stats.isDirectory()) throw new AppError("file.unreadable", { path: place, reason: "ENOTDIR" });
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    // What is not there, or lies below a file, is none.
    return false;
  }
}
