import { isMap } from "yaml";
import { editYaml } from "./text.ts";

/**
 * A manifest with an id of its community, below its name; the same text where it has one, or no community.
 * @param make the id, from the community's name
 */
export function withCommunityId(text: string, make: (name: string) => string): string {
  return editYaml(text, (document) => {
    const community = document.get("community");
    if (!isMap(community) || community.has("id")) return;
    const name = community.get("name");
    if (typeof name !== "string" || name.trim() === "") return;
    const after = community.items.findIndex(({ key }) => String(key) === "name");
    community.items.splice(after + 1, 0, document.createPair("id", make(name)) as (typeof community.items)[number]);
  });
}
