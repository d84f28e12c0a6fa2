import { isMap, remembering, type ServiceFile } from "../read/file.ts";
import { yamlReader } from "../read/yaml.ts";
import type { Fault } from "../schema/describe.ts";
import type { Kind } from "../schema/rule.ts";

/** Where the action looks for its labels unless a workflow names another file. */
export const isLabelerFile = (path: string): boolean => /^\.github\/labeler\.ya?ml$/.test(path);

/** Kept for the rule that holds the file against the version of the action. */
export const readLabeler = remembering(yamlReader({ merges: true }));

/** actions/labeler: a label, and what has to match. At some faults the action stops, others it passes over. */
export const labelerKind: Kind = {
  id: "labeler",
  sources: ["https://github.com/actions/labeler#match-object", "https://github.com/actions/labeler/tree/v4"],
  title: { en: "The labeler action can read its labels", zh: "labeler 操作能读取其标签" },
  reason: {
    en: "At some faults the action stops, and no pull request is labelled; others it passes over, and one label is never given.",
    zh: "遇到某些错误时该操作会停止，拉取请求不会被加上任何标签；另一些会被忽略，对应的标签永远不会被添加。",
  },
  applies: isLabelerFile,
  read: readLabeler,
  schema: (value) => (isOther(value) ? undefined : isVersion4(value) ? "labeler-v4" : "labeler"),
  levelOf: ({ code, path }) => (stops(code, path) ? "error" : "warning"),
  texts: {
    versions: {
      en: "“{label}” has its globs as version 4 took them, others as version 5 does; write them under “changed-files”",
      zh: "“{label}”使用第 4 版的写法，其他标签使用第 5 版的写法；请改写到“changed-files”之下",
    },
  },
  more: mixed,
};

/** Other actions keep their settings at that path, too: a version beside a list of labels is theirs. */
function isOther(value: unknown): boolean {
  if (!isMap(value)) return value === null || value === undefined;
  return Object.hasOwn(value, "version") && Object.hasOwn(value, "labels");
}

/**
 * Where the action throws: at a label that is no list of maps, at a key of "changed-files" that it does not know, at a
 * limit that is no number. An unknown key beside "changed-files", or "changed-files" that is no list, it passes over.
 */
function stops(code: string, path: Fault["path"]): boolean {
  if (path.length <= 2) return !code.startsWith("unknown-key") && code !== "empty";
  return path.includes("changed-files") && !/\.(?:empty)$/.test(code) && path[path.length - 1] !== "changed-files";
}

/** Version 4 has globs where version 5 has maps. A file may be neither. */
export function isVersion4(value: unknown): boolean {
  const entries = isOther(value) || !isMap(value) ? [] : Object.values(value);
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
      ([label, entry]) =>
        (typeof entry === "string" && !limits.has(label)) ||
        (Array.isArray(entry) && entry.length > 0 && entry.every((item) => typeof item === "string")),
    )
    .map(([label]) => ({ code: "versions", path: [label], part: "key", params: { label }, whole: true }));
}

/** Settings that are no labels (version 6.1). */
const limits = new Set(["changed-files-labels-limit", "max-files-changed"]);
