import type { Community } from "../manifest/schema/manifest.ts";
import { sha256 } from "../system/hash.ts";

/**
 * What stands behind the @ of every UID: the community's id, else the host of its website, else its owner on the forge
 * below `commonry.invalid` (RFC 2606 keeps that ending free, so that it is nobody's), else `commonry.invalid` alone. A
 * calendar takes a UID for the same event wherever it comes from (RFC 5545, 3.8.4.7), so two communities must not share
 * theirs.
 */
export function domainOf(community?: Community): string {
  return endingsOf(community)[0] as string;
}

/** All endings that a community's UIDs may have had, the present one first: each before an id, a website, an owner was added. */
export function endingsOf(community?: Community): string[] {
  const { id, website } = community?.community ?? {};
  const host = website
    ?.slice("https://".length)
    .replace(/[/:?#].*$/s, "")
    .toLowerCase();
  const owners = [community?.github?.owner, community?.gitlab?.group].flatMap((owner) =>
    owner ? [`${slug(owner)}.${nobody}`] : [],
  );
  return [...(id ? [id] : []), ...(host ? [host] : []), ...owners, nobody];
}

const nobody = "commonry.invalid";

/** A UID's own part, and what stands behind its last @. */
export function partsOf(uid: string): { readonly local: string; readonly ending: string } {
  const at = uid.lastIndexOf("@");
  return at < 0 ? { local: uid, ending: "" } : { local: uid.slice(0, at), ending: uid.slice(at + 1) };
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
  const { local, ending } = partsOf(spec.uid);
  return `${[local, ...parts.map(slug)].join("-")}${ending && `@${ending}`}`;
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
