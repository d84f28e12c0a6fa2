import type { Path } from "../../../system/yaml/index.ts";
import { asList, asMap, asText, isMap, type ServiceFile } from "../read/file.ts";
import { type Fault, short } from "../schema/describe.ts";
import { durationFaults } from "./durations.ts";
import { isCondition } from "./expression.ts";
import { includeFaults, triggerFaults } from "./include-faults.ts";
import { partFaults } from "./job-parts.ts";
import { globals, named } from "./jobs.ts";

type Config = Readonly<Record<string, unknown>>;

/** Failures after which a job may be tried again (docs.gitlab.com/ci/yaml/#retrywhen). */
const failures = new Set([
  ...["always", "unknown_failure", "script_failure", "api_failure", "stuck_or_timeout_failure", "unmet_prerequisites"],
  ...["stuck_pending_with_matching_runners", "stuck_pending_no_matching_runners", "no_updates_running"],
  ...["no_updates_canceling", "runner_system_failure", "runner_configuration_error", "runner_interrupted"],
  ...["runner_external_dependency_failure", "runner_unsupported", "stale_schedule", "job_execution_timeout"],
  ...["server_timeout_running", "server_timeout_canceling", "archived_failure", "scheduler_failure"],
  ...["data_integrity_failure", "forward_deployment_failure", "missing_dependency_failure"],
]);

/** What stands in one file of a pipeline by itself, and GitLab refuses (lib/gitlab/ci/config/entry/job.rb, rules/rule.rb). */
export function ownFaults(file: ServiceFile): Fault[] {
  const jobs = Object.entries(asMap(file.value)).flatMap(([id, job]) => {
    return globals.includes(id) || !isMap(job) || id.startsWith(".") ? [] : jobFaults(id, job);
  });
  const variables = variableFaults(asMap(file.value).variables);
  const workflow = ruleFaults(asMap(asMap(file.value).workflow).rules, ["workflow", "rules"]);
  const hidden = Object.entries(asMap(file.value)).flatMap(([id, job]) =>
    id.startsWith(".") ? ruleFaults(asMap(job).rules, [id, "rules"]) : [],
  );
  return [
    ...jobs,
    ...variables,
    ...workflow,
    ...hidden,
    ...durationFaults(asMap(file.value).default, ["default"]),
    ...includeFaults(asMap(file.value).include, ["include"]),
  ].filter(({ path }) => !file.isOpen(path));
}

/** What is offered for a variable has its value among it (docs.gitlab.com/ci/yaml/#variablesoptions). */
function variableFaults(variables: unknown): Fault[] {
  return Object.entries(asMap(variables)).flatMap(([name, variable]): Fault[] => {
    const { value, options } = asMap(variable);
    if (!Array.isArray(options) || options.length === 0) return [];
    const path = ["variables", name];
    if (value === undefined) return [{ code: "missing-key", path, params: { key: "value" } }];
    if (value === null || options.map(asText).includes(asText(value))) return [];
    const params = { name: short(name), value: short(asText(value)), options: short(options.map(asText).join(", ")) };
    return [{ code: "input-default", path: [...path, "value"], params }];
  });
}

function jobFaults(id: string, job: Config): Fault[] {
  const has = (key: string) => job[key] !== undefined && job[key] !== null;
  const at = (code: string, key: string, params = {}): Fault => ({ code, path: [id, key], part: "key", params });
  const faults = ruleFaults(job.rules, [id, "rules"]);
  if (has("rules"))
    for (const key of ["only", "except", "start_in"].filter(has)) faults.push(at("with-rules", key, { key }));
  else if (job.when === "delayed" && !has("start_in") && !has("extends")) faults.push(at("no-start", "when"));
  else if (has("start_in") && job.when !== "delayed" && (has("when") || !has("extends")))
    faults.push(at("start", "start_in"));
  if (has("script") && has("trigger")) faults.push(at("script-and-trigger", "trigger"));
  return [
    ...[...faults, ...emptyNeeds(id, job), ...notNeeded(id, job), ...twiceNeeded(id, job), ...retryFaults(id, job)],
    ...[...partFaults(id, job), ...triggerFaults(job.trigger, [id, "trigger"]), ...durationFaults(job, [id])],
  ];
}

/** An entry without a job: null takes back what is inherited for a key, not for an entry of a list. */
function emptyNeeds(id: string, { needs }: Config): Fault[] {
  return (Array.isArray(needs) ? needs : []).flatMap((need, index) =>
    need === null
      ? [{ code: "no-value", path: [id, "needs", index], params: { key: `${short(id)}.needs[${index}]` } }]
      : [],
  );
}

/** Artifacts are taken from jobs that are needed, where any are. */
function notNeeded(id: string, job: Config): Fault[] {
  if (!Array.isArray(job.needs) || job.needs.length === 0 || job.needs.some(Array.isArray)) return [];
  const needs = new Set(job.needs.map((need) => (typeof need === "string" ? need : asText(asMap(need).job))));
  return named(job, "dependencies", id)
    .filter(({ name }) => !needs.has(name))
    .map(({ name, at }) => ({ code: "not-needed", path: at, params: { name: short(name) } }));
}

/** A need that stands twice; of one that takes some jobs of a matrix there may be several. */
function twiceNeeded(id: string, job: Config): Fault[] {
  if (!Array.isArray(job.needs) || job.needs.some((need) => asMap(need).parallel !== undefined)) return [];
  const seen = new Set<string>();
  return named(job, "needs", id)
    .filter(({ name }) => seen.has(name) || !seen.add(name))
    .map(({ name, at }) => ({ code: "needed-twice", path: at, params: { name: short(name) } }));
}

function retryFaults(id: string, job: Config): Fault[] {
  const { when } = asMap(job.retry);
  return asList(when).flatMap((word, index) => {
    if (typeof word !== "string" || failures.has(word) || word.includes("$")) return [];
    const path: Path = Array.isArray(when) ? [id, "retry", "when", index] : [id, "retry", "when"];
    return [{ code: "retry-when", path, params: { value: short(word) } }];
  });
}

/** Conditions that GitLab cannot read, and delays without a time. */
function ruleFaults(rules: unknown, at: Path): Fault[] {
  return asList(rules).flatMap((rule, index): Fault[] => {
    if (!isMap(rule)) return [];
    const path = [...at, index];
    const faults: Fault[] = [];
    if (typeof rule.if === "string" && !isCondition(rule.if))
      faults.push({ code: "condition", path: [...path, "if"], params: { value: short(rule.if) } });
    if (rule.when === "delayed" && rule.start_in === undefined)
      faults.push({ code: "no-start", path: [...path, "when"] });
    faults.push(...durationFaults({ start_in: rule.start_in }, path));
    if (rule.start_in !== undefined && rule.when !== "delayed")
      faults.push({ code: "start", path: [...path, "start_in"], part: "key" });
    return faults;
  });
}
