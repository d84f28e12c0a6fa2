import type { Actual } from "../../../kinds/item.ts";
import type { Part } from "./shape.ts";

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

const texts = new Set(["description", "homepage", "defaultBranch"]);

/**
 * A repository as REST has it. A token without the right to change it is not told all of its settings: then none of them
 * are known.
 * @param wanted whether its settings were asked for
 * @throws AppError `target.partial`
 */
export function settingsItem(node: Part, owner: string, wanted: boolean): Actual {
  const common = { kind: "repository", target: { owner }, name: node.text("name"), ref: node.text("node_id") } as const;
  if (!wanted) return { ...common, fields: { archived: node.flag("archived") } };
  const { visibility: _, ...names } = settingNames;
  const own = Object.entries(names).map(([word, name]) => {
    return [word, texts.has(word) ? (node.maybeText(name) ?? "") : node.flag(name)] as const;
  });
  const visibility =
    node.value.visibility === undefined ? (node.flag("private") ? "private" : "public") : node.text("visibility");
  return { ...common, fields: { ...Object.fromEntries(own), visibility, topics: node.texts("topics").sort() } };
}
