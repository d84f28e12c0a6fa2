import type { Folder } from "./folder.ts";

/** A file of a pack: its path with `/` between segments, and its bytes. */
interface Packed {
  readonly path: string;
  readonly content: Uint8Array;
}

/** Several files as one: a line of JSON that lists paths and lengths, then the contents. */
export function pack(files: readonly Packed[]): Buffer {
  const index = files.map(({ path, content }) => [path, content.byteLength]);
  return Buffer.concat([Buffer.from(`${JSON.stringify(index)}\n`), ...files.map(({ content }) => content)]);
}

/** The files of a pack, by path; their bytes are the pack's own. @throws Error when it is not whole */
export function unpack(body: Buffer): Map<string, Uint8Array> {
  const newline = body.indexOf(10);
  const index = JSON.parse(body.toString("utf8", 0, newline)) as [string, number][];
  let offset = newline + 1;
  const files = new Map(
    index.map(([path, length]) => {
      if (typeof path !== "string" || !Number.isInteger(length) || length < 0) throw new TypeError("not an index");
      offset += length;
      return [path, body.subarray(offset - length, offset)] as const;
    }),
  );
  if (offset !== body.byteLength) throw new TypeError("not whole");
  return files;
}

/**
 * The files of a pack as a folder.
 * @param root where they would be, for messages
 * @param read gives the pack when the first file is asked for
 */
export function packedFolder(root: string, read: () => Buffer): Folder {
  let files: Map<string, Uint8Array> | undefined;
  const known = () => {
    files ??= unpack(read());
    return files;
  };
  return { root, read: (path) => known().get(path), list: () => [...known().keys()].sort() };
}
