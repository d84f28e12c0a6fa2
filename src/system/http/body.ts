import { isUtf8 } from "node:buffer";
import { withWholeCharacters } from "../text/folds.ts";
import { Broken } from "./errors.ts";
import type { Asked } from "./types.ts";

/** Milliseconds without a byte, and for the whole of one try. */
export interface Times {
  readonly idle: number;
  readonly total: number;
}

/** More than any listing of a hundred things; a body that never ends must not fill the memory. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Reads a body to its end. The client (undici) holds it against `content-length` and unpacks it.
 * @param idle started anew with every part that comes
 * @throws Broken `cut` (ended early, badly packed, no UTF-8), `timeout`, `large`
 */
export async function readBody(
  response: Response,
  watch: AbortController,
  idle: NodeJS.Timeout,
  { method }: Asked,
): Promise<string> {
  const { status, body } = response;
  if (!body || method === "HEAD") return "";
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of body as AsyncIterable<Uint8Array>) {
      idle.refresh();
      size += part.byteLength;
      if (size > mostBytes) throw new Broken("large", { status });
      parts.push(part);
    }
    return textOf(Buffer.concat(parts), response.headers.get("content-type") ?? "");
  } catch (error) {
    if (error instanceof Broken) {
      watch.abort();
      throw error;
    }
    throw new Broken(watch.signal.aborted ? "timeout" : "cut", { status, cause: error });
  }
}

/** Calendars may come with lines that are folded within a character: they are made whole first. @throws TypeError */
function textOf(bytes: Uint8Array, type: string): string {
  const isFolded = /\b(?:xml|calendar)\b/i.test(type) && !isUtf8(bytes);
  return new TextDecoder("utf-8", { fatal: true }).decode(isFolded ? withWholeCharacters(bytes) : bytes);
}
