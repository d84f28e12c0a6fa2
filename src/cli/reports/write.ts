import { randomBytes } from "node:crypto";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { AppError, systemCode } from "../../system/errors.ts";
import type { Context } from "../context.ts";

/** Files of a report: the one that was asked for, and those beside it. Names relative to the folder at hand. */
export interface Written {
  readonly path: string;
  readonly text: string;
}

/** Writes each file whole or not at all. @throws AppError `file.unwritable` */
export function writeFiles(files: readonly Written[], { world, note, t }: Context): void {
  for (const { path, text } of files) {
    const target = resolve(world.cwd, path);
    const own = `${target}.${randomBytes(4).toString("hex")}.tmp`;
    try {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(own, text, { flag: "wx" });
      renameSync(own, target);
    } catch (error) {
      rmSync(own, { force: true });
      throw new AppError("file.unwritable", { path, reason: systemCode(error) ?? String(error) }, 1, error);
    }
  }
  note(t("report.written", { files: files.map(({ path }) => path).join(", ") }));
}
