/** A name, and the bytes that belong to it. */
export type Piece = readonly [name: string, bytes: Uint8Array];

const mark = Buffer.from("commonry code 1\n");

/** V8 copies what does not begin at a multiple of this. */
const aligned = (length: number): number => Math.ceil(length / 8) * 8;

/** Pieces as one file: a mark, the length of the index, the index (names and lengths), and the pieces, each at a multiple of 8. */
export function packed(pieces: readonly Piece[]): Uint8Array {
  const index = Buffer.from(JSON.stringify(pieces.map(([name, { length }]) => [name, length])));
  const head = aligned(mark.length + 4 + index.length);
  const file = Buffer.alloc(pieces.reduce((sum, [, { length }]) => sum + aligned(length), head));
  mark.copy(file);
  file.writeUInt32LE(index.length, mark.length);
  index.copy(file, mark.length + 4);
  let at = head;
  for (const [, bytes] of pieces) {
    file.set(bytes, at);
    at += aligned(bytes.length);
  }
  return file;
}

/** What `packed` made; nothing of a file that is cut off, or of another form. */
export function unpacked(file: Buffer | undefined): Map<string, Uint8Array> {
  const none = new Map<string, Uint8Array>();
  if (!file || file.length < mark.length + 4 || mark.compare(file, 0, mark.length) !== 0) return none;
  const length = file.readUInt32LE(mark.length);
  const index = indexOf(file.toString("utf8", mark.length + 4, mark.length + 4 + length));
  let at = aligned(mark.length + 4 + length);
  const pieces = index.map(([name, size]) => {
    const bytes = file.subarray(at, at + size);
    at += aligned(size);
    return [name, bytes] as const;
  });
  return at === file.length ? new Map(pieces) : none;
}

function indexOf(text: string): [string, number][] {
  try {
    const index: unknown = JSON.parse(text);
    if (!Array.isArray(index)) return [];
    const isSound = index.every(
      (one) => Array.isArray(one) && typeof one[0] === "string" && Number.isInteger(one[1]) && one[1] >= 0,
    );
    return isSound ? (index as [string, number][]) : [];
  } catch {
    return [];
  }
}
