import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppError, systemCode } from "./errors.ts";

/**
 * Makes a new folder of this run's own where the machine keeps what is temporary (TMPDIR).
 * @param prefix how its name begins
 * @throws AppError (exit 1) `temporary.unwritable`
 */
export function temporaryFolder(prefix: string): string {
  try {
    return mkdtempSync(join(tmpdir(), prefix));
  } catch (error) {
    throw new AppError("temporary.unwritable", { path: tmpdir(), reason: systemCode(error) ?? "unknown" }, 1, error);
  }
}
