import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { AppError } from "../system/errors.ts";
import { sha256 } from "../system/hash.ts";
import type { Answers } from "./answers.ts";
import type { RenderedFile } from "./plan.ts";
import type { Forge, Level } from "./template.ts";

export const lockPath = ".commonry/lock.json";
export const basePath = ".commonry/base.br";

/** What was scaffolded, from what, with which answers: all that a later update has to know. */
export interface Lock {
  readonly lockVersion: 1;
  /** Version of commonry that wrote it. */
  readonly commonry: string;
  readonly template: { readonly id: string; readonly version: string; readonly source: string };
  /** Versions of the included parts, by id. */
  readonly parts: Readonly<Record<string, string>>;
  readonly forge: Forge;
  readonly level: Level;
  readonly langs: readonly string[];
  readonly answers: Answers;
  /** Each file as it was written: hash, and the part that it came from. */
  readonly files: Readonly<Record<string, { readonly sha256: string; readonly origin: string }>>;
}

/** The lock as text: keys in a fixed order, so that the same scaffold has the same bytes. */
export function lockText(lock: Omit<Lock, "files">, files: readonly RenderedFile[]): string {
  const recorded = files.map((file) => [file.path, { sha256: sha256(file.content), origin: file.origin }] as const);
  return `${JSON.stringify({ ...lock, files: Object.fromEntries(recorded) }, null, 2)}\n`;
}

/**
 * Reads a lock. @throws AppError `lock.invalid` (exit 2)
 */
export function parseLock(text: string): Lock {
  try {
    const lock = JSON.parse(text) as Lock;
    const { template, files, answers } = lock;
    const texts = [template.id, template.version].every((text) => typeof text === "string");
    if (lock.lockVersion === 1 && texts && isMap(files) && isMap(answers)) return lock;
  } catch {
    // Falls through to the same message: a lock is read whole or not at all.
  }
  throw new AppError("lock.invalid", { path: lockPath }, 2);
}

function isMap(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Packs the last render: one JSON line that lists paths and lengths, then the contents, compressed with Brotli
 * (RFC 7932), after the SHA-256 of what was compressed. It is the common ancestor of a later three-way merge, so no old template has to be found again.
 */
export function packBase(files: readonly RenderedFile[]): Uint8Array {
  const index = files.map((file) => [file.path, file.content.byteLength]);
  const body = Buffer.concat([Buffer.from(`${JSON.stringify(index)}\n`), ...files.map((file) => file.content)]);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength };
  // Brotli has no checksum of its own: a flipped bit could come out as other text.
  return Buffer.concat([digest(body), brotliCompressSync(body, { params })]);
}

function digest(body: Uint8Array): Buffer {
  return Buffer.from(sha256(body), "hex");
}

/** The contents that `packBase` packed, by path. @throws AppError `lock.base` (exit 2) when they are not whole */
export function unpackBase(packed: Uint8Array): Map<string, Uint8Array> {
  try {
    const body = brotliDecompressSync(packed.subarray(32), { maxOutputLength: 67_108_864 });
    if (!digest(body).equals(packed.subarray(0, 32))) throw new Error("digest");
    const newline = body.indexOf(10);
    const index = JSON.parse(body.subarray(0, newline).toString()) as [string, number][];
    let offset = newline + 1;
    const files = new Map(
      index.map(([path, length]) => {
        if (typeof path !== "string" || !Number.isInteger(length) || length < 0) throw new TypeError("not an index");
        offset += length;
        return [path, body.subarray(offset - length, offset)] as const;
      }),
    );
    if (offset === body.byteLength) return files;
  } catch {
    // Falls through to the same message.
  }
  throw new AppError("lock.base", { path: basePath }, 2);
}
