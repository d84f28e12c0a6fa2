import { AppError } from "../system/errors.ts";
import type { Origin, Repository } from "./rule.ts";

/** Signs kept in memory; beyond them a file that is wanted again is read again. */
const most = 64 * 1024 * 1024;

/** A repository of which each file is read once, however many rules want it. */
export class ReadOnce implements Repository {
  readonly files: readonly string[];
  readonly origin?: Origin;
  readonly isPart: boolean;
  readonly unlisted: readonly string[];
  cleared: ReadonlySet<string> = new Set();
  /** The files that were read. */
  readonly readPaths = new Set<string>();
  /** The files that could not be read, and why. */
  readonly failed = new Map<string, AppError>();
  readonly #source: Repository;
  readonly #kept = new Map<string, string | AppError>();
  #size = 0;

  constructor(source: Repository) {
    this.#source = source;
    this.files = source.files;
    if (source.origin) this.origin = source.origin;
    this.isPart = source.isPart ?? false;
    this.unlisted = source.unlisted ?? [];
  }

  readText(path: string): string {
    const kept = this.#kept.get(path) ?? this.#read(path);
    if (kept instanceof AppError) throw kept;
    return kept;
  }

  /** Takes what another thread has found: it has read these. */
  clear(paths: ReadonlySet<string>): void {
    this.cleared = paths;
    for (const path of paths) this.readPaths.add(path);
  }

  /** The text, or another one for a file that cannot be read. */
  textOr(path: string, other: string): string {
    const kept = this.#kept.get(path) ?? this.#read(path);
    return kept instanceof AppError ? other : kept;
  }

  #read(path: string): string | AppError {
    const read = this.#attempt(path);
    if (read instanceof AppError) {
      this.#kept.set(path, read);
      this.failed.set(path, read);
    } else {
      this.readPaths.add(path);
      this.#size += read.length;
      if (this.#size <= most) this.#kept.set(path, read);
    }
    return read;
  }

  #attempt(path: string): string | AppError {
    try {
      return this.#source.readText(path);
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
  }
}
