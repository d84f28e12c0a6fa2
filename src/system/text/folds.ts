const [tab, lf, cr, space] = [9, 10, 13, 32];

/**
 * Folds of content lines (RFC 5545, 3.1) in bytes: they may stand within a character.
 */

/** The length of a fold that begins there: the end of a line, and the blank of the next. Nothing where none does. */
export function foldAt(bytes: Uint8Array, at: number): number {
  const end = bytes[at] === cr && bytes[at + 1] === lf ? 2 : bytes[at] === lf || bytes[at] === cr ? 1 : 0;
  const blank = bytes[at + end];
  return end > 0 && (blank === space || blank === tab) ? end + 1 : 0;
}

/** UTF-8 in which each fold within a character stands in front of it: no byte and no line is lost. */
export function withWholeCharacters(bytes: Uint8Array): Uint8Array {
  const out = Buffer.from(bytes);
  for (let at = 0; at < bytes.length; at++) {
    const found = characterAt(bytes, at);
    if (!found) continue;
    out.set([...found.folds, ...found.character], at);
    at += found.folds.length + found.character.length - 1;
  }
  return out;
}

interface Character {
  readonly character: readonly number[];
  readonly folds: readonly number[];
}

/** A character of several bytes, and the folds in it; undefined where none is whole. */
function characterAt(bytes: Uint8Array, at: number): Character | undefined {
  const lead = bytes[at] as number;
  const length = lengthFrom(lead);
  if (length === 0) return undefined;
  const [character, folds]: [number[], number[]] = [[lead], []];
  for (let next = at + 1; character.length < length; ) {
    const fold = foldAt(bytes, next);
    const byte = bytes[next] ?? 0;
    if (fold === 0 && (byte & 0xc0) !== 0x80) return undefined;
    if (fold > 0) folds.push(...bytes.subarray(next, next + fold));
    else character.push(byte);
    next += fold || 1;
  }
  return { character, folds };
}

/** Bytes of the character that a byte begins; nothing for one that begins none, or is ASCII. */
function lengthFrom(lead: number): number {
  if (lead < 0xc2) return 0;
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
}
