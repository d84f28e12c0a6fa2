import { isUtf8 } from "node:buffer";
import { AppError } from "../errors.ts";

/**
 * Bytes as text. A byte order mark at the start goes.
 * @throws AppError `file.encoding` when they are not UTF-8, rather than replacing what cannot be read
 */
export function decodeUtf8(bytes: Uint8Array, path = ""): string {
  if (!isUtf8(bytes)) throw new AppError("file.encoding", { path }, 2);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}
