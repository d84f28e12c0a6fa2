import type { Community } from "../manifest/schema/manifest.ts";
import { sha256 } from "../system/hash.ts";

/**
 * What stands behind the @ of every UID: the host of the community's website, else its owner on the forge below
 * `commonry.invalid` (RFC 2606 keeps that ending free, so that it is nobody's), else `commonry.invalid` alone. A calendar
 * takes a UID for the same event wherever it comes from (RFC 5545, 3.8.4.7), so two communities must not share theirs.
 */
export function domainOf(community?: Community): string {
  const website = community?.community.website;
  if (website)
    return website
      .slice("https://".length)
      .replace(/[/:?#].*$/s, "")
      .toLowerCase();
  const owner = community?.github?.owner ?? community?.gitlab?.group;
  return owner ? `${slug(owner)}.commonry.invalid` : "commonry.invalid";
}

/**
 * The UID of an event, or of a part of it: what it names itself (`uid:`), else one that is made of its id. Whatever other
 * programs write as a UID is kept as it is; a part of it (a cohort, a phase) stands before its last @.
 */
export function identityOf(
  spec: { readonly id: string; readonly uid?: string | undefined },
  parts: readonly string[],
  domain: string,
): string {
  if (spec.uid === undefined) return uidOf(spec.id, parts, domain);
  if (parts.length === 0) return spec.uid;
  const at = spec.uid.lastIndexOf("@");
  const [local, ending] = at > 0 ? [spec.uid.slice(0, at), spec.uid.slice(at)] : [spec.uid, ""];
  return `${[local, ...parts.map(slug)].join("-")}${ending}`;
}

/** `<id>[-<part> …]@<domain>`. It has only signs that are safe in a calendar, an address and a file name. */
export function uidOf(id: string, parts: readonly string[], domain: string): string {
  return `${[id, ...parts.map(slug)].join("-")}@${domain}`;
}

/** A name in lower-case letters, digits and dashes. What would be lost by that, as in Chinese, is told apart by a digest. */
export function slug(name: string): string {
  const folded = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const plain = folded.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  const isWhole = /^[\s\p{P}a-z0-9]*$/u.test(folded) && plain !== "";
  return isWhole ? plain : [plain, sha256(name.normalize("NFC")).slice(0, 8)].filter(Boolean).join("-");
}
