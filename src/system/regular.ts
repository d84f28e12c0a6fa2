import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from "node:fs";
import { AppError, systemCode } from "./errors.ts";

/** Nothing is waited for: opening a pipe would wait for somebody who writes. Windows has neither flag, nor pipes in its folders. */
const waiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** An open file that a shell hands over: `<(command)`, `/dev/stdin`. Who types that means to wait for it. */
const handed = /^\/dev\/(?:stdin|fd\/\d+)$|^\/proc\/self\/fd\/\d+$/;

/** Bytes of a file that has no limit of its own. */
export const largestFile = 64 * 1024 * 1024;

export interface Reading {
  /** A link in its place is an error. */
  readonly noLink?: boolean;
  /** The path in errors. */
  readonly shown?: string;
}

/**
 * The bytes of a regular file. A pipe, a device, a socket or a folder is an error at once, and so is a file that is larger
 * than may be read, or grows beyond that while it is read. Only what a shell hands over may be a pipe.
 * @param most bytes
 * @returns undefined when nothing is there
 * @throws AppError `file.link`, `file.special`, `file.large`, `file.unreadable`
 */
export function readRegular(path: string, most: number, { noLink, shown = path }: Reading = {}): Buffer | undefined {
  const isPipe = handed.test(path);
  let file: number;
  try {
    // Looked at before it is opened: to open a device can mean something to it.
    if (!isPipe) refuse(statSync(path), most, shown);
    file = openSync(path, isPipe ? "r" : waiting | (noLink === true ? (constants.O_NOFOLLOW ?? 0) : 0));
  } catch (error) {
    return notOpened(error, shown);
  }
  try {
    const stats = fstatSync(file);
    if (!isPipe) refuse(stats, most, shown);
    return readAll(file, isPipe ? 0 : stats.size, most, shown);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("file.unreadable", { path: shown, reason: systemCode(error) ?? "unknown" }, 1, error);
  } finally {
    closeSync(file);
  }
}

function refuse(stats: Stats, most: number, path: string): void {
  if (stats.isDirectory()) throw new AppError("file.unreadable", { path, reason: "EISDIR" });
  if (!stats.isFile()) throw new AppError("file.special", { path });
  if (stats.size > most) throw large(path, most);
}

/** Where what lies behind the size that was told is read to. Whoever reads waits for it, so that one place is enough. */
const beyond = Buffer.allocUnsafe(65_536);

/** As much as there is: files of `/proc` tell no size, and one may grow while it is read. */
function readAll(file: number, size: number, most: number, shown: string): Buffer {
  const parts: Buffer[] = [];
  let total = 0;
  for (;;) {
    const part = total < size ? Buffer.allocUnsafe(size - total) : beyond;
    const count = readSync(file, part, 0, part.length, null);
    if (count === 0) return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
    total += count;
    if (total > most) throw large(shown, most);
    parts.push(part === beyond ? Buffer.from(beyond.subarray(0, count)) : part.subarray(0, count));
  }
}

function notOpened(error: unknown, path: string): undefined {
  if (error instanceof AppError) throw error;
  const code = systemCode(error);
  if (code === "ENOENT" || code === "ENOTDIR") return undefined;
  if (code === "ELOOP") throw new AppError("file.link", { path });
  // A socket cannot be opened at all.
  if (code === "ENXIO") throw new AppError("file.special", { path });
  throw new AppError("file.unreadable", { path, reason: code ?? "unknown" }, 1, error);
}

/** The same for a file that somebody named, which must be there. @throws AppError also `file.unreadable` for none */
export function readNamed(path: string, shown = path, most = largestFile): Buffer {
  const bytes = readRegular(path, most, { shown });
  if (!bytes) throw new AppError("file.unreadable", { path: shown, reason: "ENOENT" }, 2);
  return bytes;
}

function large(path: string, most: number): AppError {
  return new AppError("file.large", { path, most: Math.floor(most / 1024 ** 2) });
}
