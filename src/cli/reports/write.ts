import { randomBytes } from "node:crypto";
import { realpathSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { AppError, systemCode } from "../../system/errors.ts";
import { makeFolder } from "../../system/make-folder.ts";
import { sweep } from "../../system/sweep.ts";
import type { Context } from "../context.ts";

/** Files of a report: the one that was asked for, and those beside it. Names relative to the folder at hand. */
export interface Written {
  readonly path: string;
  readonly text: string;
}

/**
 * Writes each file whole or not at all: a link to a file is followed, a file keeps its mode, and what is no file (a pipe, a
 * device) is written into.
 * @throws AppError `file.unwritable`
 */
export function writeFiles(files: readonly Written[], { world, note, t }: Context): void {
  for (const { path, text } of files) {
    try {
      writeOne(resolve(world.cwd, path), text);
    } catch (error) {
      throw new AppError("file.unwritable", { path, reason: systemCode(error) ?? String(error) }, 1, error);
    }
  }
  note(t("report.written", { files: files.map(({ path }) => path).join(", ") }));
}

function writeOne(path: string, text: string): void {
  makeFolder(dirname(path));
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats && !stats.isFile()) {
    writeFileSync(path, text);
    return;
  }
  const target = stats ? realpathSync(path) : path;
  const own = `${target}.${randomBytes(4).toString("hex")}.tmp`;
  try {
    writeFileSync(own, text, { flag: "wx", ...(stats ? { mode: stats.mode } : {}) });
    renameSync(own, target);
  } catch (error) {
    sweep(own);
    throw error;
  }
}
