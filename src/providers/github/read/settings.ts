import type { Actual, Fields } from "../../../kinds/item.ts";

// biome-ignore lint/suspicious/noExplicitAny: the service's answers, as docs.github.com describes them.
type Node = any;

/** Settings by commonry's words, and by those of the REST API. */
export const settingNames: Readonly<Record<string, string>> = {
  description: "description",
  homepage: "homepage",
  visibility: "visibility",
  archived: "archived",
  template: "is_template",
  defaultBranch: "default_branch",
  "features.issues": "has_issues",
  "features.discussions": "has_discussions",
  "features.projects": "has_projects",
  "features.wiki": "has_wiki",
  "merge.squash": "allow_squash_merge",
  "merge.commit": "allow_merge_commit",
  "merge.rebase": "allow_rebase_merge",
  "merge.auto": "allow_auto_merge",
  "merge.deleteBranch": "delete_branch_on_merge",
};

/** A repository as REST has it. What the token may not see is not there, and stays unknown. */
export function settingsItem(node: Node, owner: string, wanted: boolean): Actual {
  const known = Object.entries(settingNames).filter(([, name]) => node[name] !== undefined);
  const own = Object.fromEntries(known.map(([word, name]) => [word, node[name] ?? ""]));
  const visibility = node.visibility ?? (node.private ? "private" : "public");
  const fields: Fields = wanted
    ? { ...own, visibility, topics: [...(node.topics ?? [])].sort() }
    : { archived: node.archived === true };
  return { kind: "repository", target: { owner }, name: node.name, ref: node.node_id, fields };
}
