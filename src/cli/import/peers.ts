import { usageError } from "../../system/errors.ts";
import { parseYaml } from "../../system/yaml/index.ts";

/** What was read, by the manifest's sections; and what has no counterpart there. */
export interface Imported {
  readonly sections: Readonly<Record<string, readonly Entry[]>>;
  /** Each a place in the file and what stands there. */
  readonly left: readonly string[];
}

export type Entry = Readonly<Record<string, unknown>>;
export const peers = ["label-sync", "settings", "kubernetes"] as const;
export type Peer = (typeof peers)[number];

type Map_ = Readonly<Record<string, unknown>>;

/**
 * Reads a peer's file: github-label-sync (JSON or YAML), repository settings (`settings.yml`) or Kubernetes' labels.yaml.
 * @param peer which one; by its shape when not given
 * @throws AppError (exit 2) `import.broken`, `import.empty`, `import.shape`
 */
export function readPeer(text: string, file: string, peer?: Peer): Imported {
  const yaml = parseYaml(text, { file });
  const [fault] = yaml.findings.filter(({ level }) => level === "error");
  if (fault) throw usageError("import.broken", { file, line: fault.line, column: fault.column });
  const { value } = yaml;
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) {
    throw usageError("import.empty", { file });
  }
  const shape = peer ?? shapeOf(value);
  const read = shape && { "label-sync": labelSync, settings, kubernetes }[shape];
  const imported = read?.(value);
  if (!imported) throw usageError("import.shape", { file, peers: peers.join(", ") });
  return imported;
}

function shapeOf(value: unknown): Peer | undefined {
  if (Array.isArray(value)) return "label-sync";
  if (!isMap(value)) return undefined;
  if (isMap(value.default) || isMap(value.repos)) return "kubernetes";
  const known = ["repository", "labels", "milestones", "teams", "collaborators", "branches", "rulesets"];
  return known.some((key) => key in value) ? "settings" : undefined;
}

/** https://github.com/Financial-Times/github-label-sync: name, color, description, aliases, delete. */
function labelSync(value: unknown): Imported | undefined {
  if (!Array.isArray(value)) return undefined;
  const left: string[] = [];
  const labels = value.flatMap((item, index) => {
    if (!isMap(item)) return [];
    if (item.delete === true) left.push(`[${index}].delete: ${String(item.name)}`);
    return item.delete === true ? [] : [label(item, strings(item.aliases))];
  });
  return { sections: { labels: once(labels, "name", left) }, left };
}

/** https://github.com/repository-settings/app: labels with `oldname` or `new_name`, milestones, teams, the repository. */
function settings(value: unknown): Imported | undefined {
  if (!isMap(value)) return undefined;
  const left = Object.keys(value).filter((key) => !["repository", "labels", "milestones", "teams"].includes(key));
  const labels = list(value.labels).map((item) => {
    const renamed = typeof item.new_name === "string";
    return label(renamed ? { ...item, name: item.new_name } : item, strings(renamed ? item.name : item.oldname));
  });
  const milestones = list(value.milestones).map(({ title, description, state, due_on }) =>
    said({ title, description, state, due: typeof due_on === "string" ? due_on.slice(0, 10) : undefined }),
  );
  const teams = list(value.teams).map(({ name, permission }) => {
    const own = isMap(value.repository) ? value.repository.name : undefined;
    if (permission !== undefined && own === undefined) left.push(`teams.${String(name)}.permission`);
    return said({
      name,
      repositories: own === undefined || permission === undefined ? undefined : { [String(own)]: permission },
    });
  });
  const repository =
    isMap(value.repository) && typeof value.repository.name === "string" ? [settingsOf(value.repository, left)] : [];
  return { sections: { repositories: repository, labels: once(labels, "name", left), milestones, teams }, left };
}

const settingKeys: Readonly<Record<string, readonly [group: string, word: string]>> = {
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

function settingsOf(repository: Map_, left: string[]): Entry {
  const {
    name,
    description,
    homepage,
    topics,
    private: isPrivate,
    visibility,
    archived,
    default_branch,
    ...rest
  } = repository;
  const words: Record<string, Record<string, unknown>> = {};
  for (const [key, value] of Object.entries(rest)) {
    const place = settingKeys[key];
    if (place) words[place[0]] = { ...words[place[0]], [place[1]]: value };
    else left.push(`repository.${key}`);
  }
  const seen = visibility ?? (isPrivate === undefined ? undefined : isPrivate ? "private" : "public");
  const tags = typeof topics === "string" ? topics.split(/\s*,\s*/).filter(Boolean) : topics;
  return said({
    name,
    description,
    homepage: homepage || undefined,
    topics: tags,
    visibility: seen,
    archived,
    defaultBranch: default_branch,
    ...words,
  });
}

/** https://github.com/kubernetes/test-infra/tree/master/label_sync: default and per repository; previous names nest. */
function kubernetes(value: unknown): Imported | undefined {
  if (!isMap(value)) return undefined;
  const left: string[] = [];
  const labelsOf = (group: unknown, where: string) =>
    list(isMap(group) ? group.labels : undefined).flatMap((item) => {
      if (item.deleteAfter !== undefined) left.push(`${where}.${String(item.name)}.deleteAfter`);
      return item.deleteAfter === undefined ? [label(item, previous(item.previously))] : [];
    });
  const labels = once(labelsOf(value.default, "default"), "name", left);
  const repositories = Object.entries(isMap(value.repos) ? value.repos : {}).map(([name, group]) => {
    return { name: name.split("/").pop() ?? name, labels: labelsOf(group, name) };
  });
  return { sections: { labels, repositories }, left };
}

function previous(value: unknown): string[] {
  return list(value).flatMap((item) => [String(item.name), ...previous(item.previously)]);
}

function label(item: Map_, was: readonly string[]): Entry {
  const { name, color, description } = item;
  return said({
    name,
    color: colour(color),
    description: description || undefined,
    was: was.length > 0 ? was : undefined,
  });
}

/** `#F00` and `ff0000` are the same colour; a bare 000000 was read as a number. */
function colour(value: unknown): string {
  const text = String(value ?? "ededed")
    .replace(/^#/, "")
    .toLowerCase();
  if (/^[0-9a-f]{3}$/.test(text)) return text.replace(/./g, "$&$&");
  return typeof value === "number" ? text.padStart(6, "0") : text;
}

/** Names that differ only in case are one to GitHub: the first counts. */
function once(entries: readonly Entry[], key: string, left: string[]): Entry[] {
  const seen = new Set<string>();
  return entries.filter((entry) => {
    const name = String(entry[key]).toLowerCase();
    if (seen.has(name)) left.push(`${String(entry[key])} (twice)`);
    const isNew = !seen.has(name);
    seen.add(name);
    return isNew;
  });
}

const isMap = (value: unknown): value is Map_ => typeof value === "object" && value !== null && !Array.isArray(value);
const list = (value: unknown): Map_[] => (Array.isArray(value) ? value.filter(isMap) : []);

function strings(value: unknown): string[] {
  const all = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return all.filter((item): item is string => typeof item === "string" && item !== "");
}

function said(fields: Map_): Entry {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== ""),
  );
}
