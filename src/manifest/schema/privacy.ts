import * as v from "valibot";
import { list } from "./common.ts";
import { map } from "./map.ts";

/** Who asked not to be named: `privacy.yaml`, version 1. */

/** A name, a user name, an address, or `sha256:` with the digest of one of them in lower case, so that the file names nobody either. */
const someone = v.pipe(
  v.string(),
  v.nonEmpty("manifest.empty"),
  v.regex(/^(?:sha256:[0-9a-f]{64}|(?!sha256:)[^\s\p{Cc}](?:[^\p{Cc}\p{Zl}\p{Zp}]*[^\s\p{Cc}])?)$/u, "manifest.line"),
  v.maxLength(200, "manifest.long"),
  v.description("Name, user name or address; or sha256: and the digest of one of them, in lower case"),
);

export const privacyFile = v.pipe(
  map({
    version: v.pipe(v.literal(1, "manifest.version"), v.description("Version of this format")),
    unlisted: v.optional(list(someone, "Who is counted but never named in a report")),
  }),
  v.title("privacy.yaml"),
  v.description("Who asked not to be named in reports"),
);

export type PrivacyFile = v.InferOutput<typeof privacyFile>;
