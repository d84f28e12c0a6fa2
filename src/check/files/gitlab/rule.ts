import type { Path } from "../../../system/yaml/index.ts";
import type { RepositoryRule } from "../../rule.ts";
import { asList, asMap, isMap, type ServiceFile } from "../read/file.ts";
import { yamlReader } from "../read/yaml.ts";
import { type Fault, valueAt } from "../schema/describe.ts";
import type { Validate } from "../schema/issue.ts";
import { faultsOf, findingsOf, type Kind, most } from "../schema/rule.ts";
import { blockFaults, unreadFaults } from "./blocks.ts";
import { headerFaults, specOf } from "./header.ts";
import { type Pipeline, readPipeline } from "./includes.ts";
import { ownFaults } from "./job-faults.ts";
import { globals } from "./jobs.ts";
import { wholeFaults } from "./whole.ts";

const kind: Kind = {
  id: "gitlab-ci",
  sources: ["https://docs.gitlab.com/ci/yaml/", "https://docs.gitlab.com/ci/yaml/includes/"],
  title: { en: "GitLab can read the pipeline", zh: "GitLab 能读取流水线" },
  reason: {
    en: "With one fault in it no pipeline runs, and merge requests go unchecked.",
    zh: "只要有一处错误，流水线就不会运行，合并请求也就得不到检查。",
  },
  applies: (path) => path === ".gitlab-ci.yml",
  read: yamlReader(),
  schema: "gitlab-ci",
  // GitLab learns new keys, but not new words for its old ones: it refuses a wrong one.
  // A script beside a trigger passes GitLab's published schema, though its documentation says that it cannot stand there.
  levels: {
    "unknown-key": "warning",
    "script-and-trigger": "warning",
    "project-path": "warning",
    "no-child": "warning",
    "no-header": "warning",
    context: "warning",
    function: "warning",
    "unread-input": "note",
  },
  more: ownFaults,
  // Inputs of a component, and variables, are known to GitLab alone; null takes back what a job would inherit.
  isOpen: (value, path) => (value === null && path.length > 0) || isOpenText(value),
};

/** The document in front of the jobs, held against a schema of its own. */
const headerKind: Kind = { ...kind, schema: "gitlab-header", more: headerFaults };

function isOpenText(value: unknown): boolean {
  return typeof value === "string" && /\$\[\[|^\$\{?\w+\}?$/.test(value);
}

/** The pipeline of GitLab with its local includes, as one (CI/CD YAML syntax reference). */
export function gitlabRule(validate: Validate): RepositoryRule {
  const { id, sources, title, reason } = kind;
  return {
    ...{ id, level: "error", sources, fix: "none", title, reason },
    examine: (repository) => {
      if (!repository.files.includes(".gitlab-ci.yml")) return [];
      const pipeline = readPipeline(repository, ".gitlab-ci.yml");
      const jobs = wholeFaults(pipeline);
      return pipeline.files.flatMap(({ file, faults }) => {
        const own = faultsOf(kind, file, validate).filter((fault) => isOwn(fault, file, pipeline));
        const spec = specOf(file);
        const all = [...own, ...faults, ...(jobs.get(file.path) ?? []), ...blockFaults(file, spec).slice(0, most)];
        const { header: front } = file;
        if (!front || !spec) return findingsOf(kind, file, withoutSeparator(file) ?? all);
        const ofHeader = [...faultsOf(headerKind, front, validate), ...unreadFaults(file, spec).slice(0, most)];
        return [...findingsOf(kind, front, ofHeader), ...findingsOf(kind, file, all)];
      });
    },
  };
}

/** A header in one document with the jobs: GitLab takes it for a job that does nothing, and replaces nothing (entry/root.rb). */
function withoutSeparator({ value }: ServiceFile): Fault[] | undefined {
  const { spec } = asMap(value);
  const isJob = ["script", "run", "trigger", "extends"].some((key) => Object.hasOwn(asMap(spec), key));
  return isMap(spec) && !isJob ? [{ code: "no-separator", path: ["spec"], part: "key" }] : undefined;
}

/** A job may have a part from what it extends, or from another file, which the file by itself does not tell. */
function isOwn({ code, path }: Fault, file: ServiceFile, { files, isOpen }: Pipeline): boolean {
  const [id = ""] = path;
  const isElsewhere = () => files.some(({ file: other }) => other !== file && Object.hasOwn(asMap(other.value), id));
  if (code === "any-key" && path.length === 1)
    return !isOpen && !globals.includes(String(id)) && !isElsewhere() && !isBridge(asMap(asMap(file.value)[id]));
  if (path.length < 2 || (code !== "any-key" && code !== "missing-key") || !isMerged(file.value, path)) return true;
  return asMap(asMap(file.value)[id]).extends === undefined && !isElsewhere();
}

/** Whether a job does no more than to take over the state of another project's pipeline (needs:pipeline). */
function isBridge({ needs }: Readonly<Record<string, unknown>>): boolean {
  return asList(needs).some((need) => asMap(need).pipeline !== undefined && asMap(need).job === undefined);
}

/** Whether a path leads through maps alone: lists are taken as they are. */
function isMerged(value: unknown, path: Path): boolean {
  return path.every((_, at) => !Array.isArray(valueAt(value, path.slice(0, at))));
}
