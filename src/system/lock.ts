import { closeSync, openSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { AppError, systemCode } from "./errors.ts";
import { makeFolder } from "./make-folder.ts";
import { readRegular } from "./regular.ts";
import { isOther, ownNumber } from "./tree/process.ts";

/** Who holds a lock. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
  readonly command: string;
}

/** A file that cannot be read is being written, unless it is older than this, in milliseconds. */
const halfWritten = 10_000;

/**
 * Keeps two runs apart by a file that only one can create. A lock whose process is gone from this machine is taken over.
 * @param folder made when it is not there
 * @param command what is run, for whoever finds the lock
 * @returns what gives it back
 * @throws AppError (exit 6) `lock.held`, naming who holds it
 */
export function takeLock(folder: string, command: string, now: Date): () => void {
  const path = join(folder, "lock.json");
  const own: Holder = { pid: ownNumber, host: hostname(), since: now.toISOString(), command };
  for (let tries = 0; tries < 3; tries++) {
    if (create(path, own)) return () => release(path, own);
    const holder = read(path);
    if (holder === "gone") continue;
    if (holder === "unknown" || isAlive(holder)) throw held(holder, path);
    removeStale(path, holder);
  }
  throw held("unknown", path);
}

function held(holder: Holder | "unknown", path: string): AppError {
  const { pid, host, since, command } =
    holder === "unknown" ? { pid: "?", host: "?", since: "?", command: "?" } : holder;
  return new AppError("lock.held", { pid, host, since, command, path }, 6);
}

function create(path: string, own: Holder): boolean {
  let file: number | undefined;
  try {
    makeFolder(dirname(path), 0o700);
    file = openSync(path, "wx", 0o600);
    writeFileSync(file, JSON.stringify(own));
    closeSync(file);
    return true;
  } catch (error) {
    if (file === undefined && systemCode(error) === "EEXIST") return false;
    // On a full disk: what is not whole would keep the next run out.
    if (file !== undefined) unlink(path);
    throw new AppError("file.unwritable", { path, reason: systemCode(error) ?? "unknown" }, 1, error);
  }
}

function read(path: string): Holder | "gone" | "unknown" {
  try {
    const bytes = readRegular(path, 65_536);
    if (!bytes) return "gone";
    const value = JSON.parse(bytes.toString("utf8")) as Partial<Holder> | null;
    if (typeof value?.pid === "number" && typeof value.host === "string") return value as Holder;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return isOld(path) ? { pid: 0, host: hostname(), since: "", command: "" } : "unknown";
}

function isOld(path: string): boolean {
  const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return made !== undefined && Date.now() - made > halfWritten;
}

/** A process on another machine cannot be asked: it is taken to be there. */
function isAlive({ pid, host }: Holder): boolean {
  return host !== hostname() || isOther(pid);
}

/**
 * Removes the lock of a process that is gone. A second lock is held meanwhile: else the slower of two that have seen it
 * could remove the one that the quicker has made since.
 */
function removeStale(path: string, holder: Holder): void {
  const guard = `${path}.taking`;
  if (!create(guard, holder)) {
    if (isOld(guard)) unlink(guard);
    return;
  }
  try {
    release(path, holder);
  } finally {
    unlink(guard);
  }
}

/** Removes a lock if it is still that holder's. */
function release(path: string, own: Holder): void {
  const now = read(path);
  if (typeof now === "object" && now.pid === own.pid && now.host === own.host && now.since === own.since) unlink(path);
}

function unlink(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw error;
  }
}
