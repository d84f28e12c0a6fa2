import type { Rule } from "../../rule.ts";
import { asMap, asText, type ServiceFile } from "../read/file.ts";
import type { Fault } from "../schema/describe.ts";
import { findingsOf } from "../schema/rule.ts";
import { isWorkflow, type Job, jobsOf, readWorkflow, type Step, triggersOf } from "./model.ts";

const entry = { id: "workflow-checkout", level: "warning" } as const;

/** What strangers propose is not checked out where a workflow has our rights (OpenSSF Scorecard, Dangerous-Workflow). */
export const workflowCheckoutRule: Rule = {
  ...{ id: entry.id, level: entry.level, fix: "none" },
  sources: [
    "https://github.com/ossf/scorecard/blob/main/docs/checks.md#dangerous-workflow",
    "https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/",
  ],
  title: { en: "No checkout of a stranger's code with our rights", zh: "不以本仓库的权限检出陌生人的代码" },
  reason: {
    en: "pull_request_target and workflow_run run with secrets and a token that may write: code of a pull request that runs there has both.",
    zh: "pull_request_target 和 workflow_run 运行时带有密钥和可写的令牌；在其中运行的拉取请求代码会同时获得二者。",
  },
  applies: isWorkflow,
  inspect: (path, text) => {
    const file = readWorkflow(path, text);
    return file ? findingsOf(entry, file, faults(file)) : [];
  },
};

/** The head of a pull request, or of the run of another workflow, as a reference or as the repository it comes from. */
const head =
  /github\.head_ref|github\.event\.pull_request\.(head\b|merge_commit_sha)|github\.event\.workflow_run\.(head_|pull_requests)|refs\/pull\/.*(head|merge)/;

/** A condition that lets only this repository's own branches through. */
const guard =
  /head\.repo\.(full_name|id|fork|owner)|head_repository\.(full_name|id|fork|owner)|workflow_run\.event\s*==\s*'(?!pull_request)|workflow_run\.event\s*!=\s*'pull_request|workflow_run\.head_branch\s*==|github\.head_ref\s*==|event\.pull_request\.(head\.(label|user)|user\.login\s*==)|pull_request\.merged/;

function faults(file: ServiceFile): Fault[] {
  const events = triggersOf(file).filter((name) => name === "pull_request_target" || name === "workflow_run");
  const [event] = events;
  if (event === undefined) return [];
  return jobsOf(file).flatMap((job) =>
    job.steps.filter((step) => isDangerous(job, step)).map(({ path }) => ({ code: "head", path, params: { event } })),
  );
}

function isDangerous(job: Job, { map }: Step): boolean {
  if (typeof map.uses !== "string" || !map.uses.startsWith("actions/checkout@")) return false;
  if (guard.test(asText(job.map.if)) || guard.test(asText(map.if))) return false;
  const { ref, repository } = asMap(map.with);
  return head.test(asText(ref)) || head.test(asText(repository));
}
