import { asList, asMap, parseYamlStrictly } from "./data.ts";

/** One rule of security for workflows: what it finds in one of them. */
export interface WorkflowRule {
  readonly id: string;
  readonly faults: (workflow: Workflow) => string[];
}

export interface Workflow {
  readonly text: string;
  readonly root: Readonly<Record<string, unknown>>;
  readonly triggers: readonly string[];
  readonly jobs: readonly Job[];
}

interface Job {
  readonly id: string;
  readonly map: Readonly<Record<string, unknown>>;
  readonly steps: readonly Readonly<Record<string, unknown>>[];
}

/** Text that people outside can choose (docs.github.com, "Script injections"): branches, titles, bodies, names. */
const outside =
  /\$\{\{[^}]*(github\.event\b|head_ref|ref_name|base_ref|\.title|\.body|\.login|\.message|github\.actor|inputs\.)/;
const secret = /\$\{\{[^}]*(secrets\.|github\.token)/;
const scopes = new Set(["read", "none"]);

export const workflowRules: readonly WorkflowRule[] = [
  {
    id: "permissions at the top, reading only",
    faults: ({ root }) => {
      const { permissions } = root;
      if (permissions === undefined) return ["no permissions at the top"];
      if (typeof permissions === "string") return [`permissions: ${permissions}`];
      return Object.entries(asMap(permissions))
        .filter(([, level]) => !scopes.has(String(level)))
        .map(([scope, level]) => `at the top, ${scope}: ${level}`);
    },
  },
  {
    id: "every action pinned by hash, with its version",
    faults: ({ text }) =>
      usesOf(text)
        .filter(({ line, target }) => !/^\.\//.test(target) && !/@[0-9a-f]{40}\s+# v\d+(\.\d+)*\S*$/.test(line))
        .map(({ line }) => line),
  },
  {
    id: "no text from outside in a script",
    faults: ({ jobs }) =>
      scripts(jobs)
        .filter(([, script]) => outside.test(script))
        .map(([place]) => place),
  },
  {
    id: "no secret in a script's text",
    faults: ({ jobs }) =>
      scripts(jobs)
        .filter(([, script]) => secret.test(script))
        .map(([place]) => place),
  },
  {
    id: "no checkout where an outsider's event has our rights",
    faults: ({ triggers, jobs }) =>
      triggers.some((trigger) => ["pull_request_target", "workflow_run", "issue_comment"].includes(trigger))
        ? jobs.filter((job) => checkouts(job).length > 0).map(({ id }) => `${id} checks out`)
        : [],
  },
  {
    id: "checkout leaves no credentials, unless the job pushes",
    faults: ({ jobs }) =>
      jobs.flatMap((job) =>
        checkouts(job)
          .filter((step) => asMap(step.with)["persist-credentials"] !== false && !pushes(job))
          .map(() => `${job.id}: persist-credentials`),
      ),
  },
  {
    id: "every job ends",
    faults: ({ jobs }) =>
      jobs
        .filter(({ map }) => map.uses === undefined && !(Number(map["timeout-minutes"]) > 0))
        .map(({ id }) => `${id}: no timeout-minutes`),
  },
  {
    id: "no runner that moves",
    faults: ({ jobs }) =>
      jobs
        .filter(({ map }) => /-latest$/.test(String(map["runs-on"])))
        .map(({ id, map }) => `${id}: ${map["runs-on"]}`),
  },
];

export function readWorkflow(text: string): Workflow {
  const root = asMap(parseYamlStrictly(text).value);
  const on = root.on;
  const triggers =
    typeof on === "object" && on !== null && !Array.isArray(on) ? Object.keys(on) : asList(on).map(String);
  const jobs = Object.entries(asMap(root.jobs)).map(([id, value]) => {
    const map = asMap(value);
    return { id, map, steps: asList(map.steps).map(asMap) };
  });
  return { text, root, triggers, jobs };
}

/** Everything that any rule finds. */
export function workflowFaults(text: string): string[] {
  const workflow = readWorkflow(text);
  return workflowRules.flatMap(({ id, faults }) => faults(workflow).map((fault) => `${id}: ${fault}`));
}

/** Each `uses` with its whole line, comment included. */
export function usesOf(text: string): { line: string; target: string }[] {
  return [...text.matchAll(/^\s*(?:- )?uses:\s*(\S+).*$/gm)].map(([line, target]) => ({
    line: line.trim(),
    target: target ?? "",
  }));
}

/** Scripts of a workflow: `run` of each step, and `script` that actions/github-script runs. */
export function scripts(jobs: Workflow["jobs"]): (readonly [place: string, script: string, shell: string])[] {
  return jobs.flatMap(({ id, steps }) =>
    steps.flatMap((step, index) => {
      const shell = String(step.shell ?? "bash");
      const run = typeof step.run === "string" ? [[`${id}, step ${index + 1}`, step.run, shell] as const] : [];
      const { script } = asMap(step.with);
      return typeof script === "string" ? [...run, [`${id}, step ${index + 1}`, script, "javascript"] as const] : run;
    }),
  );
}

function checkouts({ steps }: Job): Job["steps"] {
  return steps.filter(({ uses }) => String(uses).startsWith("actions/checkout@"));
}

function pushes({ steps }: Job): boolean {
  return steps.some(({ run }) => /\bgit push\b/.test(String(run)));
}
