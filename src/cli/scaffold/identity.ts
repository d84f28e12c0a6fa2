import { randomBytes } from "node:crypto";
import { slug } from "../../events/identity.ts";
import { communityIdOf, withCommunityId } from "../../manifest/write/identity.ts";
import { folder } from "../../system/folder.ts";
import { sha256 } from "../../system/hash.ts";
import type { Context } from "../context.ts";

const manifest = "community.yaml";

/**
 * A manifest that is written for the first time gets its community's id, which is the owner's from then on: no template
 * and no update knows it, so that it never changes.
 */
export function identified<T extends { readonly path: string; readonly content: Uint8Array }>(
  file: T,
  context: Context,
): T {
  if (file.path !== manifest) return file;
  const text = Buffer.from(file.content).toString();
  const made = withCommunityId(text, (name) => newId(name, context));
  return made === text ? file : { ...file, content: Buffer.from(made) };
}

/** Gives a manifest of the template the id that the repository's own has, so that the two differ in nothing of it. */
export function namedAs(
  root: string,
): <T extends { readonly path: string; readonly content: Uint8Array }>(file: T) => T {
  const own = folder(root).read(manifest);
  const id = own && communityIdOf(Buffer.from(own).toString());
  return (file) => {
    if (id === undefined || file.path !== manifest) return file;
    const text = Buffer.from(file.content).toString();
    const made = withCommunityId(text, () => id);
    return made === text ? file : { ...file, content: Buffer.from(made) };
  };
}

/** `lepton-commons-7f3a`: two communities of one name are told apart. */
export function newId(name: string, { world }: Context): string {
  const { suffix: make, env } = world;
  // Who asks for a reproducible result gets one.
  const digest = env.SOURCE_DATE_EPOCH ? sha256(`${env.SOURCE_DATE_EPOCH} ${name}`).slice(0, 4) : undefined;
  const suffix = make?.() ?? digest ?? randomBytes(2).toString("hex");
  return `${slug(name).slice(0, 90).replace(/-$/, "")}-${suffix}`;
}
