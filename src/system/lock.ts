import { closeSync, mkdirSync, openSync, readFileSync, statSync, unlinkSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { AppError, systemCode } from "./errors.ts";
import { isOther, ownNumber } from "./tree/process.ts";

/** Who holds a lock. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
  readonly command: string;
}

/** A lock file that cannot be read is being written, unless it is older than this, in milliseconds. */
const halfWritten = 10_000;

/**
 * Keeps two runs apart by a file that only one can create. A lock whose process is gone from this machine is taken over.
 * @param folder made when it is not there
 * @param command what is run, for whoever finds the lock
 * @returns what gives it back
 * @throws AppError (exit 6) `lock.held`, naming who holds it
 */
export function takeLock(folder: string, command: string, now: Date): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, "lock.json");
  const own: Holder = { pid: ownNumber, host: hostname(), since: now.toISOString(), command };
  for (let tries = 0; tries < 3; tries++) {
    if (create(path, own)) return () => release(path, own);
    const holder = read(path);
    if (holder === "gone") continue;
    if (holder === "unknown" || isAlive(holder)) throw held(holder, path);
    // Of two that find the same stale lock, one removes it and both try to make theirs: one of them wins.
    removeSame(path, holder);
  }
  throw held("unknown", path);
}

function held(holder: Holder | "unknown", path: string): AppError {
  const { pid, host, since, command } =
    holder === "unknown" ? { pid: "?", host: "?", since: "?", command: "?" } : holder;
  return new AppError("lock.held", { pid, host, since, command, path }, 6);
}

function create(path: string, own: Holder): boolean {
  try {
    const file = openSync(path, "wx", 0o600);
    writeSync(file, JSON.stringify(own));
    closeSync(file);
    return true;
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false;
    throw new AppError("file.unwritable", { path, reason: systemCode(error) ?? "unknown" }, 1, error);
  }
}

function read(path: string): Holder | "gone" | "unknown" {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Holder;
  } catch (error) {
    if (systemCode(error) === "ENOENT") return "gone";
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    return age > halfWritten ? { pid: 0, host: hostname(), since: "", command: "" } : "unknown";
  }
}

/** A process on another machine cannot be asked: it is taken to be there. */
function isAlive({ pid, host }: Holder): boolean {
  return host !== hostname() || isOther(pid);
}

function removeSame(path: string, holder: Holder): void {
  const now = read(path);
  if (typeof now === "object" && now.pid === holder.pid && now.since === holder.since) unlink(path);
}

function release(path: string, own: Holder): void {
  const now = read(path);
  if (typeof now === "object" && now.pid === own.pid && now.since === own.since) unlink(path);
}

function unlink(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw error;
  }
}
