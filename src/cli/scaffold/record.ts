import { basePath, type Lock, lockPath, lockText, packBase, parseLock, unpackBase } from "../../scaffold/lock.ts";
import type { RenderedFile } from "../../scaffold/plan.ts";
import type { BaseFile, Remembered } from "../../scaffold/update/reconcile.ts";
import { AppError } from "../../system/errors.ts";
import { folder } from "../../system/folder.ts";
import { sha256 } from "../../system/hash.ts";
import { pathFault } from "../../system/paths.ts";
import type { FileChange } from "../../system/tree/change.ts";
import type { Context } from "../context.ts";
import type { Selection } from "./selection.ts";

/** What a repository was last given: the lock, and each file as the template had it. */
export interface RecordOf {
  readonly lock: Lock;
  readonly base: ReadonlyMap<string, BaseFile>;
}

/**
 * Reads a repository's record. @throws AppError (exit 2) `record.none`, `lock.invalid`, `lock.base`
 */
export function readRecord(root: string): RecordOf {
  const files = folder(root);
  const text = files.read(lockPath);
  if (!text) throw new AppError("record.none", { dir: root }, 2);
  const packed = files.read(basePath);
  if (!packed) throw new AppError("lock.base", { path: basePath }, 2);
  const lock = parseLock(Buffer.from(text).toString());
  const base = new Map<string, BaseFile>();
  for (const [path, content] of unpackBase(packed)) {
    // It may have come with a cloned repository.
    if (pathFault(path) || !Object.hasOwn(lock.files, path)) throw new AppError("lock.base", { path: basePath }, 2);
    const { executable = false, place, own } = lock.files[path] as Lock["files"][string];
    base.set(path, { content, executable, place, own });
  }
  return { lock, base };
}

/** True when a folder has a record. */
export function hasRecord(root: string): boolean {
  return folder(root).read(lockPath) !== undefined;
}

/** The record of what a repository is given now, as two files. */
export function recordFiles(
  selection: Selection,
  rendered: readonly RenderedFile[],
  remembered: ReadonlyMap<string, Remembered>,
  context: Context,
): FileChange[] {
  const lock = lockText(lockOf(selection, context), rendered, remembered);
  return [
    { path: basePath, content: packBase(rendered) },
    { path: lockPath, content: Buffer.from(lock) },
  ];
}

function lockOf(selection: Selection, context: Context): Omit<Lock, "files"> {
  const { templates, choices, alsoForges, added, source } = selection;
  const main = templates.at(-1)?.spec;
  const others = [...templates.slice(0, -1), ...selection.copies.map(({ template }) => template)];
  return {
    lockVersion: 1,
    commonry: context.world.version,
    template: { id: main?.id ?? "", version: main?.version ?? "", source },
    parts: Object.fromEntries(others.map(({ spec }) => [spec.id, spec.version])),
    ...(added.length > 0 ? { added } : {}),
    forge: choices.forge,
    ...(alsoForges.length > 0 ? { alsoForges } : {}),
    level: choices.level,
    langs: choices.langs,
    answers: choices.answers,
    today: String(choices.builtin.today),
  };
}

/**
 * A record's files that differ from those on disk; none when only the version of commonry does. Should somebody else write
 * the record before this is carried out, that is refused.
 */
export function recordChanges(root: string, record: readonly FileChange[]): FileChange[] {
  const files = folder(root);
  return record.flatMap((change) => {
    const current = files.read(change.path);
    if (current && change.content && isSameRecord(change.path, current, change.content)) return [];
    return [{ ...change, expected: current ? sha256(current) : null }];
  });
}

function isSameRecord(path: string, current: Uint8Array, next: Uint8Array): boolean {
  const versionless = (content: Uint8Array) =>
    Buffer.from(content)
      .toString()
      // As git writes it under `core.autocrlf`.
      .replaceAll("\r\n", "\n")
      .replace(/^ {2}"commonry": "[^"\n]*",\n/m, "");
  return path === lockPath ? versionless(current) === versionless(next) : Buffer.compare(current, next) === 0;
}
