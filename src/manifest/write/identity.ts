import { type Document, isMap, isNode } from "yaml";
import { sha256 } from "../../system/hash.ts";
import { parseYaml } from "../../system/yaml/index.ts";
import { editYaml } from "./text.ts";

/**
 * A manifest with an id of its community, below its name; the same text where it has one, or no community.
 * @param make the id, from the community's name and a digest of what the manifest says of the community and its places
 */
export function withCommunityId(text: string, make: (name: string, digest: string) => string): string {
  return editYaml(text, (document) => {
    const community = document.get("community");
    if (!isMap(community) || community.has("id")) return;
    const name = community.get("name");
    if (typeof name !== "string" || name.trim() === "") return;
    const after = community.items.findIndex(({ key }) => String(key) === "name");
    community.items.splice(
      after + 1,
      0,
      document.createPair("id", make(name, digestOf(document))) as (typeof community.items)[number],
    );
  });
}

/** Two communities differ in their owner, address or description, where not in their name. */
function digestOf(document: Document): string {
  const said = ["community", "targets"].map((key) => document.get(key, true));
  return sha256(JSON.stringify(said.map((node) => (isNode(node) ? node.toJS(document) : null))));
}

/** The id that a manifest says; undefined where it says none, or is no YAML. */
export function communityIdOf(text: string): string | undefined {
  const { value } = parseYaml(text, { file: "community.yaml" });
  const { community } = (value ?? {}) as { readonly community?: { readonly id?: unknown } | null };
  const id = community?.id;
  return typeof id === "string" ? id : undefined;
}
