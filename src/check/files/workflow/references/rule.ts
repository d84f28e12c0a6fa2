import type { Finding } from "../../../../system/finding.ts";
import { textOf, treeOf } from "../../../repository/tree.ts";
import type { Repository, RepositoryRule } from "../../../rule.ts";
import type { ServiceFile } from "../../read/file.ts";
import { findingsOf } from "../../schema/rule.ts";
import { isAction, readWorkflow } from "../model.ts";
import { callFaults, type Workflows } from "./calls.ts";
import { actionFileFaults } from "./files.ts";
import { localActionFaults } from "./local.ts";
import { outputFaults } from "./outputs.ts";
import { passedFaults } from "./passed.ts";
import { levels, texts } from "./texts.ts";
import { presenceOf } from "./there.ts";
import { watchFaults } from "./watched.ts";

const entry = { id: "workflow-reference", level: "error", levels } as const;

/** What workflows and actions name of their own repository is there, and takes what it is given. */
export const workflowReferenceRule: RepositoryRule = {
  ...{ id: entry.id, level: entry.level, fix: "none", texts },
  sources: [
    "https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows",
    "https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax",
    "https://github.com/actions/runner",
  ],
  title: {
    en: "Workflows and actions name what is there in their repository",
    zh: "工作流和操作所引用的本仓库内容都存在",
  },
  reason: {
    en: "GitHub refuses a workflow that calls one that is not there or does not take what it is given; a job stops at an action that is not there.",
    zh: "若所调用的工作流不存在或不接受所给的内容，GitHub 会拒绝该工作流；若操作不存在，作业会中止。",
  },
  examine: (repository) => {
    // GitHub reads workflows at the root alone, and names lead from there.
    if (repository.isPart) return [];
    const paths = repository.files.filter((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path));
    const read = reader(repository);
    const workflows: Workflows = { paths, read, isUnseen: (path) => presenceOf(repository, path) !== "missing" };
    const givers = { read, has: (path: string) => treeOf(repository).files.has(path) };
    return [...paths, ...repository.files.filter(isAction)].flatMap((path): Finding[] => {
      const isOne = isAction(path);
      if (
        !(isOne ? /\b(main|image|pre|post)\b/ : /\buses["']?:\s*["']?[.$]|\bworkflow_run\b/).test(
          textOf(repository, path) ?? "",
        )
      )
        return [];
      const file = read(path);
      if (!file) return [];
      if (isOne) return findingsOf(entry, file, actionFileFaults(file, repository));
      return [
        ...findingsOf(entry, file, [...callFaults(file, workflows), ...localActionFaults(file, repository)]),
        ...findingsOf(entry, file, [...watchFaults(file, workflows), ...passedFaults(file, givers)]),
        ...outputFaults(file, givers).flatMap((fault) =>
          findingsOf(entry, file, [fault]).map((one) => ({ ...one, ...file.within(fault.path, fault.source) })),
        ),
      ];
    });
  },
};

/** Files that several others name are parsed once. */
function reader(repository: Repository): (path: string) => ServiceFile | undefined {
  const known = new Map<string, ServiceFile | undefined>();
  return (path) => {
    if (known.has(path)) return known.get(path);
    const text = textOf(repository, path);
    const file = text === undefined ? undefined : readWorkflow(path, text);
    known.set(path, file);
    return file;
  };
}
