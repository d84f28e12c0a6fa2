import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";

/** What git's own base 85 writes 0 to 84 as (base85.c of git). */
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";
/** Bytes on one line. */
const most = 52;

/**
 * The change of a file that is no text, as `git apply` takes it (git-diff(1), `--binary`): the new bytes in full, and the
 * old ones, so that it can be taken back.
 * @param mode of a file whose mode stays; undefined for one that comes, goes or changes its mode
 */
export function binaryPatch(
  before: Uint8Array,
  after: Uint8Array,
  mode: string | undefined,
  isNew: boolean,
  isGone: boolean,
): string[] {
  const none = "0".repeat(40);
  const ids = `${isNew ? none : blobId(before)}..${isGone ? none : blobId(after)}`;
  return [
    `index ${ids}${mode === undefined ? "" : ` ${mode}`}`,
    "GIT binary patch",
    ...literal(after),
    ...literal(before),
  ];
}

/** The name that git has for some content (gitformat-pack(5)). */
function blobId(content: Uint8Array): string {
  return createHash("sha1").update(`blob ${content.byteLength}\0`).update(content).digest("hex");
}

function literal(content: Uint8Array): string[] {
  const packed = deflateSync(content);
  const lines: string[] = [];
  for (let at = 0; at < packed.byteLength; at += most) lines.push(line(packed.subarray(at, at + most)));
  return [`literal ${content.byteLength}`, ...lines, ""];
}

/** A line begins with how many bytes it holds: `A` to `Z` for 1 to 26, `a` to `z` for 27 to 52. */
function line(bytes: Uint8Array): string {
  const length = bytes.byteLength;
  let text = String.fromCharCode(length <= 26 ? 64 + length : 70 + length);
  const padded = Buffer.alloc(Math.ceil(length / 4) * 4);
  padded.set(bytes);
  for (let at = 0; at < padded.byteLength; at += 4) {
    let word = padded.readUInt32BE(at);
    let group = "";
    for (let digit = 0; digit < 5; digit++) {
      group = digits[word % 85] + group;
      word = Math.floor(word / 85);
    }
    text += group;
  }
  return text;
}
