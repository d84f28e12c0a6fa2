import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import * as v from "valibot";
import { AppError } from "../system/errors.ts";
import { sha256 } from "../system/hash.ts";
import { type Language, languages } from "../system/messages.ts";
import { pack, unpack } from "../system/packed.ts";
import { pathFault } from "../system/paths.ts";
import type { Answers } from "./answers.ts";
import type { RenderedFile } from "./plan.ts";
import { type Forge, forges, type Level, levels } from "./template.ts";

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
  /** Parts that `commonry add` brought in: those with answers of their own may be there several times. */
  readonly added?: readonly Added[];
  readonly forge: Forge;
  /** Forges that `commonry add` brought in beside the first. */
  readonly alsoForges?: readonly Forge[];
  readonly level: Level;
  readonly langs: readonly Language[];
  readonly answers: Answers;
  /** The day of the scaffolding, so that a later render writes the same dates. */
  readonly today?: string;
  readonly files: Readonly<Record<string, RecordedFile>>;
}

/** A part of `commonry add`. */
export interface Added {
  readonly part: string;
  /** Its own answers, when it may be there several times. */
  readonly answers?: Answers;
}

/** A file as the template last gave it. */
export interface RecordedFile {
  readonly sha256: string;
  /** The part that it came from. */
  readonly origin: string;
  /** See `RenderedFile.entry`. */
  readonly entry?: string;
  readonly executable?: true;
  /** Where the owner has it, when that is another path. */
  readonly place?: string;
  /** True when the owner's file was there before the template. */
  readonly own?: true;
}

/** The lock as text: keys in a fixed order, so that the same scaffold has the same bytes. */
export function lockText(
  lock: Omit<Lock, "files">,
  files: readonly RenderedFile[],
  remembered: ReadonlyMap<string, { readonly place?: string; readonly own?: boolean }> = new Map(),
): string {
  const recorded = files.map((file) => {
    const { place, own } = remembered.get(file.path) ?? {};
    const entry: RecordedFile = {
      sha256: sha256(file.content),
      origin: file.origin,
      ...(file.entry === undefined ? {} : { entry: file.entry }),
      ...(file.executable ? { executable: true } : {}),
      ...(place === undefined ? {} : { place }),
      ...(own ? { own: true } : {}),
    };
    return [file.path, entry] as const;
  });
  return `${JSON.stringify({ ...lock, files: Object.fromEntries(recorded) }, null, 2)}\n`;
}

/** A map of which every key and value is right. The library's own leaves out keys that files may well be named by: `__proto__`. */
function mapOf(value: v.GenericSchema, key: (key: string) => boolean = () => true): v.GenericSchema {
  return v.custom((map) => isMap(map) && Object.entries(map).every(([name, item]) => key(name) && v.is(value, item)));
}

function isMap(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const answers = mapOf(v.union([v.string(), v.number(), v.boolean(), v.array(v.string())]));
const safePath = v.pipe(
  v.string(),
  v.check((path) => pathFault(path) === undefined),
);
const recordedFile = v.object({
  sha256: v.string(),
  origin: v.string(),
  entry: v.optional(v.string()),
  executable: v.optional(v.literal(true)),
  place: v.optional(safePath),
  own: v.optional(v.literal(true)),
});
const lockSchema = v.object({
  lockVersion: v.literal(1),
  commonry: v.string(),
  template: v.object({ id: v.string(), version: v.string(), source: v.string() }),
  parts: mapOf(v.string()),
  added: v.optional(v.array(v.object({ part: v.string(), answers: v.optional(answers) }))),
  forge: v.picklist(forges),
  alsoForges: v.optional(v.array(v.picklist(forges))),
  level: v.picklist(levels),
  langs: v.pipe(v.array(v.picklist(languages)), v.minLength(1)),
  answers,
  today: v.optional(v.string()),
  files: mapOf(recordedFile, (path) => pathFault(path) === undefined),
});

/**
 * Reads a lock. It may have come with a cloned repository: its paths are checked like those of a template.
 * @throws AppError `lock.invalid` (exit 2)
 */
export function parseLock(text: string): Lock {
  try {
    return v.parse(lockSchema, JSON.parse(text)) as Lock;
  } catch {
    // A lock is read whole or not at all.
    throw new AppError("lock.invalid", { path: lockPath }, 2);
  }
}

/** Half the time of 4, for a sixteenth more bytes. */
const quality = 2;

/**
 * Packs the last render, compressed with Brotli (RFC 7932), after the SHA-256 of what was compressed. It is the common
 * ancestor of a later three-way merge, so no old template has to be found again.
 */
export function packBase(files: readonly RenderedFile[]): Uint8Array {
  const body = pack(files);
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength };
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
    if (!digest(body).equals(packed.subarray(0, 32))) throw new TypeError("not the digest");
    return unpack(body);
  } catch {
    throw new AppError("lock.base", { path: basePath }, 2);
  }
}
