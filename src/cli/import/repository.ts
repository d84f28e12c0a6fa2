import { compact, type Entry, isMap, type Values } from "../../manifest/write/index.ts";
import type { At, Reader } from "./reader.ts";

/** A repository's settings by the names of GitHub's REST API (docs.github.com: REST, update a repository), as most peers write them. */

const groups: Readonly<Record<string, readonly [group: "features" | "merge", word: string]>> = {
  has_issues: ["features", "issues"],
  has_projects: ["features", "projects"],
  has_wiki: ["features", "wiki"],
  has_discussions: ["features", "discussions"],
  allow_squash_merge: ["merge", "squash"],
  allow_merge_commit: ["merge", "commit"],
  allow_rebase_merge: ["merge", "rebase"],
  allow_auto_merge: ["merge", "auto"],
  delete_branch_on_merge: ["merge", "deleteBranch"],
};

const plain: Readonly<Record<string, string>> = {
  description: "description",
  homepage: "homepage",
  visibility: "visibility",
  archived: "archived",
  is_template: "template",
  default_branch: "defaultBranch",
};

/**
 * The settings that stand at a place, as those of one repository. What has no counterpart is noted, and so is what says
 * nothing: a manifest leaves alone what it does not name.
 * @param known keys that somebody else reads
 */
export function settingsEntry(reader: Reader, at: At, name: string, known: readonly string[]): Entry {
  const map = reader.value(at);
  const values: Record<string, unknown> = { name };
  for (const [key, value] of Object.entries(isMap(map) ? map : {})) {
    if (known.includes(key)) continue;
    if (isEmpty(value)) reader.leave([...at, key], "import.cleared");
    else if (!setting(reader, [...at, key], value, values)) reader.leave([...at, key]);
  }
  return { values: compact(values) as Values };
}

function isEmpty(value: unknown): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** Whether a setting was taken. */
function setting(reader: Reader, at: At, value: unknown, values: Record<string, unknown>): boolean {
  const key = String(at[at.length - 1]);
  if (key === "private") return visibility(reader, at, value, values);
  const group = groups[key];
  const word = plain[key];
  if (group) values[group[0]] = { ...(values[group[0]] as Values | undefined), [group[1]]: value };
  else if (key === "topics") values.topics = topicsAt(reader, at, value);
  else if (word !== undefined) values[word] = typeof value === "string" ? value.trim().replace(/\s+/g, " ") : value;
  return group !== undefined || key === "topics" || word !== undefined;
}

/** `private`, where `visibility`, which says more, says nothing else. */
function visibility(reader: Reader, at: At, value: unknown, values: Record<string, unknown>): boolean {
  const said = reader.value([...at.slice(0, -1), "visibility"]);
  if (typeof value !== "boolean" || (said !== undefined && (said === "public") === value)) return false;
  values.visibility ??= said ?? (value ? "private" : "public");
  return true;
}

/** A list, or names with commas between them; GitHub keeps them in lower case. */
function topicsAt(reader: Reader, at: At, value: unknown): string[] {
  const topics = Array.isArray(value) ? reader.texts(at) : (reader.text(at) ?? "").split(",");
  return topics.map((topic) => topic.trim().toLowerCase());
}
