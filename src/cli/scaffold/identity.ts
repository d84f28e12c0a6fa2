import { slug } from "../../events/identity.ts";
import { communityIdOf, withCommunityId } from "../../manifest/write/identity.ts";
import { folder } from "../../system/folder.ts";

const manifest = "community.yaml";

/**
 * A manifest that is written for the first time gets its community's id, which is the owner's from then on: no template
 * and no update knows it, so that it never changes.
 */
export function identified<T extends { readonly path: string; readonly content: Uint8Array }>(file: T): T {
  if (file.path !== manifest) return file;
  const text = Buffer.from(file.content).toString();
  const made = withCommunityId(text, newId);
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

/**
 * `lepton-commons-7f3a`: two communities of one name are told apart by what else their manifests say, and the same answers
 * give the same id, so that what a dry run shows is what is written.
 * @param digest in hexadecimal, of what the manifest says
 */
export function newId(name: string, digest: string): string {
  return `${slug(name).slice(0, 90).replace(/-$/, "")}-${digest.slice(0, 4)}`;
}
