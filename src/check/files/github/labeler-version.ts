import type { Finding } from "../../../system/finding.ts";
import { textOf } from "../../repository/tree.ts";
import type { Repository, RepositoryRule } from "../../rule.ts";
import { asText, isMap } from "../read/file.ts";
import { allSteps, readWorkflow } from "../workflow/model.ts";
import { isLabelerFile, isVersion4, readLabeler } from "./labeler.ts";

/** Version 5 of actions/labeler reads another syntax than version 4, and each stops at that of the other. */
export const labelerVersionRule: RepositoryRule = {
  ...{ id: "labeler-version", level: "error", fix: "none" },
  sources: ["https://github.com/actions/labeler#breaking-changes-in-v5"],
  title: {
    en: "The labels are written for the version of the labeler that runs",
    zh: "标签写法与所用的 labeler 版本一致",
  },
  reason: {
    en: "The action stops at a syntax of another version, and no pull request is labelled.",
    zh: "遇到其他版本的写法时该操作会停止，拉取请求不会被加上任何标签。",
  },
  texts: {
    old: {
      en: "the labels are written as version 4 took them, and {workflow} runs version {version}; write the globs under “changed-files”",
      zh: "标签使用第 4 版的写法，而 {workflow} 运行第 {version} 版；请把 glob 写到“changed-files”之下",
    },
    new: {
      en: "the labels are written as version 5 takes them, and {workflow} runs version {version}; move it to version 5 or later",
      zh: "标签使用第 5 版的写法，而 {workflow} 运行第 {version} 版；请升级到第 5 版或更新版本",
    },
  },
  examine: (repository) => {
    const path = repository.files.find(isLabelerFile);
    const text = path === undefined ? undefined : textOf(repository, path);
    const file = path !== undefined && text !== undefined ? readLabeler(path, text) : undefined;
    const labels = isMap(file?.value) ? Object.keys(file.value) : [];
    const [first] = labels;
    if (!file || first === undefined || (Object.hasOwn(file.value as object, "version") && labels.includes("labels")))
      return [];
    const isOld = isVersion4(file.value);
    const use = usesOf(repository).find(({ version }) => version >= 5 === isOld);
    if (!use) return [];
    const { workflow, version } = use;
    const at = { file: file.path, ...file.position([first], "key"), params: { workflow, version } };
    return [{ code: `labeler-version.${isOld ? "old" : "new"}`, level: "error", ...at } satisfies Finding];
  },
};

interface Use {
  readonly workflow: string;
  readonly version: number;
}

/** The workflows that run the action, and its version where a tag, or the comment beside a commit, tells it. */
function usesOf(repository: Repository): Use[] {
  const workflows = repository.files.filter((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path));
  return workflows.flatMap((workflow) => {
    const text = textOf(repository, workflow) ?? "";
    // Whoever names another file may keep each syntax in a file of its own.
    if (!text.includes("actions/labeler@") || text.includes("configuration-path")) return [];
    const file = readWorkflow(workflow, text);
    return (file ? allSteps(file) : []).flatMap(({ map }): Use[] => {
      const ref = /^actions\/labeler@([\w.-]+)$/.exec(asText(map.uses))?.[1];
      if (ref === undefined) return [];
      const comment = new RegExp(`actions/labeler@${ref}["']?[ \\t]+#[ \\t]*(\\S+)`).exec(text)?.[1] ?? "";
      const version = /^v?(\d+)(?:\.|$)/.exec(/^[0-9a-f]{40}$/.test(ref) ? comment : ref)?.[1];
      return version === undefined ? [] : [{ workflow, version: Number(version) }];
    });
  });
}
