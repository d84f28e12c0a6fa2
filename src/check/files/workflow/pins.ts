import type { Rule } from "../../rule.ts";
import { asMap, type ServiceFile } from "../read/file.ts";
import { type Fault, short } from "../schema/describe.ts";
import { findingsOf } from "../schema/rule.ts";
import { allSteps, isAction, isWorkflow, jobsOf, readWorkflow } from "./model.ts";

const entry = { id: "workflow-pins", level: "note" } as const;

/**
 * Actions of others are pinned to a commit (OpenSSF Scorecard, Pinned-Dependencies). Those of GitHub itself are left
 * out: whoever runs on GitHub trusts GitHub already.
 */
export const workflowPinsRule: Rule = {
  ...{ id: entry.id, level: entry.level, fix: "none" },
  sources: [
    "https://github.com/ossf/scorecard/blob/main/docs/checks.md#pinned-dependencies",
    "https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions",
  ],
  title: { en: "Actions of others are pinned to a commit", zh: "第三方操作固定到提交" },
  reason: {
    en: "A tag can be moved: whoever takes over an action's repository runs code in yours. A commit cannot.",
    zh: "标签可以移动：谁控制了操作的仓库，谁就能在你的仓库里运行代码。提交则不会变。",
  },
  applies: (path) => isWorkflow(path) || isAction(path),
  inspect: (path, text) => {
    const file = readWorkflow(path, text);
    return file ? findingsOf(entry, file, faults(file)) : [];
  },
};

/** One finding for each action and version, at its first use. */
function faults(file: ServiceFile): Fault[] {
  const calls = jobsOf(file).map(({ path, map }) => ({ path: [...path, "uses"], uses: map.uses }));
  const steps = allSteps(file).map(({ path, map }) => ({ path: [...path, "uses"], uses: map.uses }));
  // Docker actions name their image outside of any step.
  const { using, image } = asMap(asMap(file.value).runs);
  const images = using === "docker" ? [{ path: ["runs", "image"], uses: image }] : [];
  const seen = new Set<unknown>();
  return [...calls, ...steps, ...images].flatMap(({ path, uses }) => {
    if (typeof uses !== "string" || seen.has(uses) || isPinned(uses)) return [];
    seen.add(uses);
    return [{ code: uses.startsWith("docker://") ? "image" : "action", path, params: { uses: short(uses) } }];
  });
}

function isPinned(uses: string): boolean {
  if (uses.startsWith("docker://")) return /@sha256:[0-9a-f]{64}$/.test(uses);
  const [name = "", ref = ""] = uses.split("@");
  // A path of this repository, or no reference at all: the rule for the structure of a workflow has that.
  if (/^[.$]/.test(name) || ref === "" || uses.includes("${{")) return true;
  return /^(actions|github)\//i.test(name) || /^[0-9a-f]{40}([0-9a-f]{24})?$/i.test(ref);
}
