import { compact, type Entry, isMap, type Values } from "../../manifest/write/index.ts";
import type { Found, Imported } from "./found.ts";
import { type At, type Placed, type Reader, withoutDoubles } from "./reader.ts";
import { rulesetOf } from "./rulesets.ts";

const sections = ["repository", "labels", "milestones", "teams", "rulesets"];

/**
 * https://github.com/repository-settings/app, and Probot's settings before it: one repository's settings, labels (with
 * `oldname` or `new_name`), milestones, teams and rulesets. What commonry has no word for is noted.
 */
export function settings(reader: Reader): Imported {
  reader.others([], sections);
  const repository = repositoryOf(reader);
  const name = repository?.values.name as string | undefined;
  const where: Pick<Found, "repository" | "reach"> =
    name === undefined ? { reach: "all" } : { repository: name, reach: "open" };
  const place = (section: Found["section"], list: readonly { entry: Entry; at: At }[]) =>
    list.map(({ entry, at }): Placed => ({ found: { section, entry, ...where }, at }));
  const all = [
    ...place("labels", labelsOf(reader)),
    ...place("milestones", milestonesOf(reader)),
    ...place("rulesets", rulesetsOf(reader)),
  ];
  const teams = teamsOf(reader, name);
  return {
    owned: { repositories: repository ? [repository] : [], teams },
    found: withoutDoubles(all, reader),
    notes: [],
  };
}

function labelsOf(reader: Reader) {
  return reader.items(["labels"]).flatMap(({ item, at }) => {
    reader.others(at, ["name", "color", "description", "oldname", "new_name"]);
    const isRenamed = item.new_name !== undefined && item.new_name !== null;
    const was = reader.texts([...at, isRenamed ? "name" : "oldname"]);
    const entry = reader.label(at, was, isRenamed ? "new_name" : "name");
    return entry ? [{ entry, at }] : [];
  });
}

function milestonesOf(reader: Reader) {
  return reader.items(["milestones"]).flatMap(({ at }) => {
    reader.others(at, ["title", "description", "state", "due_on"]);
    const [title, description, state] = ["title", "description", "state"].map((key) => reader.text([...at, key]));
    const due = reader.text([...at, "due_on"])?.slice(0, 10);
    if (title === undefined) {
      reader.leave(at);
      return [];
    }
    return [{ entry: { values: compact({ title, due, description, state }) as Values, usual: usualState(state) }, at }];
  });
}

function usualState(state: string | undefined): string[] {
  return state === "open" ? ["state"] : [];
}

function rulesetsOf(reader: Reader) {
  return reader.items(["rulesets"]).flatMap(({ at }) => {
    const entry = rulesetOf(reader, at);
    return entry ? [{ entry, at }] : [];
  });
}

function teamsOf(reader: Reader, repository: string | undefined): Entry[] {
  return reader.items(["teams"]).flatMap(({ item, at }) => {
    reader.others(at, ["name", "permission"]);
    const name = reader.text([...at, "name"]);
    if (name === undefined) {
      reader.leave(at);
      return [];
    }
    const role = reader.text([...at, "permission"]);
    if (role !== undefined && repository === undefined) reader.leave([...at, "permission"]);
    if (item.permission === undefined || repository === undefined) return [{ values: { name } }];
    return [{ values: { name, repositories: { [repository]: role } } }];
  });
}

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
  name: "name",
  description: "description",
  homepage: "homepage",
  visibility: "visibility",
  archived: "archived",
  is_template: "template",
  default_branch: "defaultBranch",
};

/** The repository's settings; undefined, and noted key by key, when the file does not say whose they are. */
function repositoryOf(reader: Reader): Entry | undefined {
  const map = reader.value(["repository"]);
  if (!isMap(map)) {
    if (map !== undefined && map !== null) reader.leave(["repository"]);
    return undefined;
  }
  if (typeof map.name !== "string") {
    reader.others(["repository"], []);
    return undefined;
  }
  const values: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(map)) setting(reader, key, value, values);
  if (values.visibility === undefined && typeof map.private === "boolean")
    values.visibility = map.private ? "private" : "public";
  return { values: compact(values) as Values };
}

function setting(reader: Reader, key: string, value: unknown, values: Record<string, unknown>): void {
  const at = ["repository", key];
  const group = groups[key];
  const word = plain[key];
  if (group) values[group[0]] = { ...(values[group[0]] as Values | undefined), [group[1]]: value };
  else if (key === "topics") {
    const topics = Array.isArray(value) ? reader.texts(at) : (reader.text(at) ?? "").split(",");
    values.topics = topics.map((topic) => topic.trim().toLowerCase());
  } else if (word !== undefined) values[word] = typeof value === "string" ? value.trim() : value;
  else if (key !== "private") reader.leave(at);
}
