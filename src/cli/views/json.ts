import type { Output } from "../../system/streams.ts";
import { jsonText } from "../../system/text/json.ts";

/** Prints one JSON object on one line; `schemaVersion` comes first in every one. */
export function printJson(out: Output, body: Readonly<Record<string, unknown>>): void {
  out.write(`${jsonText({ schemaVersion: 1, ...body })}\n`);
}
