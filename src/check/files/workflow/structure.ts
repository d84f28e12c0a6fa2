import { nearest } from "../../../system/nearest.ts";
import { findCircle } from "../circle.ts";
import { asList, asMap, isMap, type ServiceFile } from "../read/file.ts";
import { type Fault, short } from "../schema/describe.ts";
import { growing, type Kind } from "../schema/rule.ts";
import { matrixFaults } from "./matrix.ts";
import { ageFaults, ageTexts } from "./metadata.ts";
import { allSteps, isAction, isExpression, isWorkflow, type Job, jobsOf, readWorkflow, stepsOf } from "./model.ts";
import { retiredFaults, retiredTexts } from "./retired.ts";
import { runnerFaults } from "./runners.ts";
import { runsFaults } from "./runs.ts";
import { isMistyped, stepFaults } from "./steps.ts";
import { triggerFaults } from "./triggers/faults.ts";

/** docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax: what GitHub refuses to run. */
export const workflowKind: Kind = {
  id: "workflow",
  sources: ["https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax"],
  title: { en: "GitHub can read every workflow", zh: "GitHub 能读取每个工作流" },
  reason: {
    en: "A workflow with a fault does not run at all, and only its author is told.",
    zh: "有错误的工作流完全不会运行，而且只有作者会收到通知。",
  },
  applies: isWorkflow,
  read: readWorkflow,
  schema: "workflow",
  texts: retiredTexts,
  levels: {
    ...growing,
    "action-ended": "warning",
    "only-negated": "warning",
    "event-key-unknown": "warning",
    activity: "warning",
    retired: "warning",
    "runner-near": "warning",
    "exclude-nothing": "warning",
  },
  isOpen: isExpression,
  more: (file) => [
    ...mergeKeys(file),
    ...keysTwice(file),
    ...triggerFaults(file),
    ...jobFaults(file),
    ...runnerFaults(file),
    ...matrixFaults(file),
    ...jobsOf(file).flatMap(({ steps }) => stepFaults(steps)),
    ...retiredFaults(file, allSteps(file)),
  ],
};

/** docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax. */
export const actionKind: Kind = {
  id: "action",
  sources: ["https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax"],
  title: { en: "GitHub can read every action's metadata", zh: "GitHub 能读取每个操作的元数据" },
  reason: {
    en: "A workflow that uses an action with faulty metadata stops at that step.",
    zh: "工作流若使用元数据有误的操作，会在该步骤中止。",
  },
  applies: isAction,
  read: readWorkflow,
  // A file of that name is an action's when it says how it runs; elsewhere it may be anything.
  schema: (value) => (isMap(asMap(value).runs) ? "action" : undefined),
  texts: { ...ageTexts, ...retiredTexts },
  levels: {
    ...growing,
    "action-ended": "warning",
    "no-output-value": "warning",
    using: "warning",
    "node-old": "warning",
    "node-20": "note",
  },
  isOpen: isExpression,
  more: (file) => [
    ...runsFaults(file),
    ...ageFaults(file),
    ...stepFaults(stepsOf(asMap(asMap(file.value).runs).steps, ["runs", "steps"])),
    ...retiredFaults(file, allSteps(file)),
  ],
};

/** GitHub follows anchors and aliases, but takes no merge keys. */
function mergeKeys(file: ServiceFile): Fault[] {
  const found: Fault[] = [];
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    if (Array.isArray(value)) for (const [index, item] of value.entries()) walk(item, [...path, index]);
    else if (isMap(value))
      for (const [key, item] of Object.entries(value)) {
        if (key === "<<") found.push({ code: "merge-key", path: [...path, key], part: "key", whole: true });
        else walk(item, [...path, key]);
      }
  };
  walk(file.value, []);
  return found;
}

/** Keys that differ by capital letters alone: they are one to GitHub. */
function keysTwice(file: ServiceFile): Fault[] {
  const found: Fault[] = [];
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    if (Array.isArray(value)) for (const [index, item] of value.entries()) walk(item, [...path, index]);
    else if (isMap(value)) {
      const seen = new Set<string>();
      for (const [key, item] of Object.entries(value)) {
        const at = [...path, key];
        const plain = key.toUpperCase();
        if (seen.has(plain)) found.push({ code: "key-twice", path: at, part: "key", params: { key: short(key) } });
        seen.add(plain);
        walk(item, at);
      }
    }
  };
  walk(file.value, []);
  return found;
}

function jobFaults(file: ServiceFile): Fault[] {
  const jobs = jobsOf(file).filter(({ map, path }) => Object.keys(map).length > 0 && !file.isOpen(path));
  const ids = new Set(Object.keys(asMap(asMap(file.value).jobs)).map((id) => id.toLowerCase()));
  return [...jobs.flatMap(shapeFaults), ...needsFaults(jobs, ids), ...circleFaults(jobs)];
}

function shapeFaults({ id, path, map }: Job): Fault[] {
  const faults: Fault[] = [];
  if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(id) && !isExpression(id))
    faults.push({ code: "job-id", path, part: "key", params: { value: short(id) } });
  if (Object.hasOwn(map, "<<")) return faults;
  const calls = map.uses !== undefined;
  if (calls && map.steps !== undefined) faults.push({ code: "call-with-steps", path: [...path, "steps"], part: "key" });
  faults.push(...strangeKeys(map, path, calls));
  if (!calls && map["runs-on"] === undefined && !isMistyped(map, "runs-on"))
    faults.push({ code: "no-runner", path, part: "key", params: { job: id } });
  if (!calls && map.steps === undefined && !isMistyped(map, "steps"))
    faults.push({ code: "no-steps", path, part: "key", params: { job: id } });
  if (calls && typeof map.uses === "string" && !isCall.test(map.uses))
    faults.push({ code: "call", path: [...path, "uses"], params: { value: short(map.uses) } });
  return faults;
}

/** Keys of the other kind of job, where `uses` or `runs-on` tells which one this is. */
function strangeKeys(map: Job["map"], path: Job["path"], calls: boolean): Fault[] {
  const strange = calls ? ofJobs : map["runs-on"] === undefined ? [] : ofCalls;
  const code = calls ? "call-key" : "no-call-key";
  return strange
    .filter((key) => Object.hasOwn(map, key))
    .map((key) => ({ code, path: [...path, key], part: "key", params: { key } }));
}

/** What only a job with steps takes, and what only one that calls a workflow does. */
const ofJobs = [
  ...["runs-on", "timeout-minutes", "cancel-timeout-minutes", "continue-on-error", "container", "services", "env"],
  ...["environment", "outputs", "defaults", "snapshot"],
];
const ofCalls = ["with", "secrets"];

const isCall = /^(\.|\$)\/[^@]+$|^[^/\s]+\/[^/\s]+\/[^@\s]+@[^\s@]+$|\$\{\{/;

/** Needs that no job answers; the nearest name is looked for a few times only, and among as many as anybody has. */
function needsFaults(jobs: readonly Job[], ids: ReadonlySet<string>): Fault[] {
  const missing = jobs.flatMap(({ path, map }) =>
    asList(map.needs).flatMap((need, index) => {
      if (typeof need !== "string" || ids.has(need.toLowerCase()) || isExpression(need)) return [];
      return [{ need, path: Array.isArray(map.needs) ? [...path, "needs", index] : [...path, "needs"] }];
    }),
  );
  return missing.slice(0, 50).map(({ need, path }) => {
    const near = nearest(need, [...ids].slice(0, 500));
    return {
      code: near === undefined ? "no-job" : "no-job-near",
      path,
      params: { job: short(need), nearest: near ?? "" },
    };
  });
}

/** A job that waits for itself, by way of others: of each workflow the first such circle. */
function circleFaults(jobs: readonly Job[]): Fault[] {
  const byId = new Map(jobs.map((job) => [job.id.toLowerCase(), job]));
  const needs = jobs.map(({ id, map }): [string, string[]] => {
    const texts = asList(map.needs).filter((need): need is string => typeof need === "string");
    return [id.toLowerCase(), texts.map((need) => need.toLowerCase())];
  });
  const job = byId.get(findCircle(new Map(needs)) ?? "");
  return job ? [{ code: "circle", path: [...job.path, "needs"], part: "key", params: { job: short(job.id) } }] : [];
}
