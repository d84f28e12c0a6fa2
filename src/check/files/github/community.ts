import { isMap, type ServiceFile } from "../read/file.ts";
import { yamlReader } from "../read/yaml.ts";
import type { Fault } from "../schema/describe.ts";
import { growing, type Kind } from "../schema/rule.ts";

const read = yamlReader({ words: "1.1", merges: true });

/** Displaying a sponsor button. */
export const fundingKind: Kind = {
  id: "funding",
  sources: [
    "https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/displaying-a-sponsor-button-in-your-repository",
  ],
  title: { en: "GitHub accepts the file for the sponsor button", zh: "GitHub 接受赞助按钮的文件" },
  reason: {
    en: "With a fault in the file the button does not show what it should.",
    zh: "文件有错误时，按钮不会按预期显示。",
  },
  applies: (path) => /^(\.github\/)?FUNDING\.ya?ml$/.test(path),
  read,
  // All platforms commented out is how GitHub's own starter leaves the file.
  schema: (value) => (value === null || value === undefined ? undefined : "funding"),
  levels: growing,
};

/** Automatically generated release notes: configuration options. */
export const releaseKind: Kind = {
  id: "release-notes",
  sources: [
    "https://docs.github.com/en/repositories/releasing-projects-on-github/automatically-generated-release-notes#configuration-options",
  ],
  title: { en: "GitHub accepts the categories of release notes", zh: "GitHub 接受发行说明的分类" },
  reason: {
    en: "With a fault in the file the notes come out without its categories.",
    zh: "文件有错误时，生成的说明不会带有其中的分类。",
  },
  applies: (path) => /^\.github\/release\.ya?ml$/.test(path),
  read,
  // Other tools keep files of that name, too: GitHub's has a changelog.
  schema: (value) =>
    isMap(value) && !Object.hasOwn(value, "changelog") && Object.keys(value).length > 1 ? undefined : "release",
  levels: growing,
};

/** Dependabot options reference. */
export const dependabotKind: Kind = {
  id: "dependabot",
  sources: ["https://docs.github.com/en/code-security/reference/supply-chain-security/dependabot-options-reference"],
  title: { en: "Dependabot accepts its settings", zh: "Dependabot 接受其设置" },
  reason: {
    en: "With a fault in the file Dependabot proposes no updates at all.",
    zh: "文件有错误时，Dependabot 不会提出任何更新。",
  },
  applies: (path) => /^\.github\/dependabot\.ya?ml$/.test(path),
  read,
  schema: "dependabot",
  levels: growing,
};

/** actions/labeler: a label, and what has to match. */
export const labelerKind: Kind = {
  id: "labeler",
  sources: ["https://github.com/actions/labeler#match-object", "https://github.com/actions/labeler/tree/v4"],
  title: { en: "The labeler action can read its labels", zh: "labeler 操作能读取其标签" },
  reason: {
    en: "At a key that it does not know the action stops, and no pull request is labelled.",
    zh: "遇到不认识的键时该操作会停止，拉取请求不会被加上任何标签。",
  },
  applies: (path) => /^\.github\/labeler\.ya?ml$/.test(path),
  read: yamlReader({ merges: true }),
  schema: (value) => {
    // Other actions keep their settings at that path, too: a version beside a list of labels is theirs.
    if (!isMap(value) || (Object.hasOwn(value, "version") && Object.hasOwn(value, "labels"))) return undefined;
    return isVersion4(value) ? "labeler-v4" : "labeler";
  },
  more: mixed,
};

/** Version 4 has globs where version 5 has maps. A file may be neither. */
function isVersion4(value: Readonly<Record<string, unknown>>): boolean {
  const entries = Object.values(value);
  return entries.length > 0 && entries.every(isOld);
}

/** Globs, or what only version 4 has beneath `any` and `all`: globs again. */
function isOld(entry: unknown): boolean {
  if (typeof entry === "string") return true;
  if (!Array.isArray(entry) || entry.length === 0) return false;
  return entry.every((item) => typeof item === "string" || (isMap(item) && Object.values(item).every(areGlobs)));
}

function areGlobs(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((glob) => typeof glob === "string");
}

/** Labels in the syntax of version 4 beside others in that of version 5: neither version reads both. */
function mixed(file: ServiceFile): Fault[] {
  if (!isMap(file.value) || isVersion4(file.value)) return [];
  return Object.entries(file.value)
    .filter(
      ([, entry]) =>
        typeof entry === "string" ||
        (Array.isArray(entry) && entry.length > 0 && entry.every((item) => typeof item === "string")),
    )
    .map(([label]) => ({ code: "versions", path: [label], part: "key", params: { label }, whole: true }));
}
