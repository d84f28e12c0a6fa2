import type { Path, Place } from "../../../system/yaml/index.ts";

/** A file of a service, parsed: its value, and where each part of it stands. */
export interface ServiceFile {
  readonly path: string;
  /** Plain objects, lists and scalars. */
  readonly value: unknown;
  /** The place of the value at a path, or of its key; of the nearest part that is there when the path leads nowhere. */
  position(path: Path, part?: "value" | "key"): Place;
  /** The place of a piece of a text value, such as an expression within a script; else that of the value. */
  within(path: Path, piece: string): Place;
  /** Whether only the service knows what stands at a path: a tag of its own, an alias that leads nowhere. */
  isOpen(path: Path): boolean;
  /** The document in front of the value, which says what the value takes: the `spec` of a pipeline of GitLab. */
  readonly header?: ServiceFile;
  /** Keys that stand more than once in their map, where the reader tells: the last of them counts. */
  readonly twice?: readonly Path[];
}

/** Parses one file; undefined when it does not parse, which the rules `yaml` and `json` report. */
export type Reader = (path: string, text: string) => ServiceFile | undefined;

/** A map of a parsed value, or an empty one. */
export function asMap(value: unknown): Readonly<Record<string, unknown>> {
  return isMap(value) ? value : {};
}

/** A list of a parsed value; one value becomes a list of one, nothing an empty list. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** A plain value as text; nothing for a map, whose own `toString` the file may have made, and for a list. */
export function asText(value: unknown): string {
  return typeof value === "object" || value === undefined ? "" : String(value);
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Several rules read the same file one after the other: the last one that was parsed is kept. */
export function remembering(read: Reader): Reader {
  let last: { path: string; text: string; file: ServiceFile | undefined } | undefined;
  return (path, text) => {
    if (last?.path !== path || last.text !== text) last = { path, text, file: read(path, text) };
    return last.file;
  };
}
