import { sha256 } from "../../system/hash.ts";
import type { IdentityOptions } from "./options.ts";

/**
 * Whether somebody is among those who asked not to be named.
 * @param entries names, user names, addresses, or `sha256:` with the digest of one of them in lower case
 */
export function optOutOf(entries: readonly string[]): IdentityOptions["optedOut"] {
  const plain = new Set(entries.filter((entry) => !entry.startsWith("sha256:")).map(folded));
  const digests = new Set(entries.filter((entry) => entry.startsWith("sha256:")).map((entry) => entry.slice(7)));
  if (plain.size + digests.size === 0) return () => false;
  return ({ names, emails, logins }) =>
    [...names, ...emails, ...logins].some((text) => {
      const own = folded(text);
      return plain.has(own) || (digests.size > 0 && digests.has(sha256(own)));
    });
}

function folded(text: string): string {
  return text.normalize("NFC").toLowerCase().replace(/^@/, "");
}
