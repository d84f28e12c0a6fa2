import type { Path } from "../../../../system/yaml/index.ts";
import { type Arity, hashFiles, jobStatus, stepStatus } from "./functions.ts";

/** What an expression may read and call where it stands, beside what every expression may call. */
export interface Place {
  readonly contexts: readonly string[];
  readonly functions: Readonly<Record<string, Arity>>;
  /** Whether the whole value is an expression, with or without `${{ }}`. */
  readonly isCondition?: boolean;
}

type Rows = readonly (readonly [pattern: string, place: Place])[];

const of = (contexts: readonly string[], functions: Place["functions"] = {}): Place => ({ contexts, functions });
const condition = (contexts: readonly string[], functions: Place["functions"] = {}): Place => ({
  ...{ contexts, functions, isCondition: true },
});

const start = ["github", "inputs", "vars"];
const needs = [...start, "needs"];
const matrix = [...needs, "strategy", "matrix"];
const running = [...matrix, "steps", "job", "runner", "env"];
const step = of([...running, "secrets"], hashFiles);

/**
 * Where a workflow may have expressions, and what they see there: `*` is any name or number, `**` any way down.
 * After docs.github.com/en/actions/reference/workflows-and-actions/contexts#context-availability and the service's own
 * parser (actions/languageservices). What is not here takes none.
 */
const workflowRows: Rows = [
  ["run-name", of(start)],
  ["env/**", of([...start, "secrets"])],
  ["concurrency/**", of(start)],
  ["on/workflow_call/inputs/*/default", of(start)],
  ["on/workflow_call/outputs/*/value", of([...start, "jobs"])],
  ["jobs/*/if", condition(needs, jobStatus)],
  ["jobs/*/strategy/**", of(needs)],
  ["jobs/*/name", of(matrix)],
  ["jobs/*/runs-on/**", of(matrix)],
  ["jobs/*/timeout-minutes", of(matrix)],
  ["jobs/*/cancel-timeout-minutes", of(matrix)],
  ["jobs/*/continue-on-error", of(matrix)],
  ["jobs/*/concurrency/**", of(matrix)],
  ["jobs/*/environment/url", of(running)],
  ["jobs/*/environment/**", of(matrix)],
  ["jobs/*/snapshot/if", of(matrix)],
  ["jobs/*/container/credentials/**", of([...matrix, "secrets", "env"])],
  ["jobs/*/container/env/**", of([...running, "secrets"])],
  ["jobs/*/container/**", of(matrix)],
  ["jobs/*/services/*/credentials/**", of([...matrix, "secrets", "env"])],
  ["jobs/*/services/*/env/**", of([...running, "secrets"])],
  ["jobs/*/services/**", of(matrix)],
  ["jobs/*/env/**", of([...matrix, "secrets"])],
  ["jobs/*/outputs/**", of([...running, "secrets"])],
  ["jobs/*/defaults/run/**", of([...matrix, "env"])],
  ["jobs/*/with/**", of(matrix)],
  ["jobs/*/secrets/**", of([...matrix, "secrets"])],
];

const workflowStep: Rows = [
  ["if", condition(running, { ...hashFiles, ...stepStatus })],
  ["name", step],
  ["run", step],
  ["continue-on-error", step],
  ["timeout-minutes", step],
  ["working-directory", step],
  ["env/**", step],
  ["with/**", step],
];

const action = ["github", "inputs", "strategy", "matrix", "job", "runner", "env"];
const inAction = of([...action, "steps"], hashFiles);
const aroundAction = condition(action, { ...hashFiles, ...stepStatus });

/** The same of an action's metadata: neither secrets nor variables of the repository reach it. */
const actionRows: Rows = [
  ["inputs/*/default", of(["github", "strategy", "matrix", "job", "runner"], hashFiles)],
  ["outputs/*/value", of([...action, "steps"])],
  ["runs/args/**", of(["inputs"])],
  ["runs/env/**", of(["inputs"])],
  ["runs/pre-if", aroundAction],
  ["runs/post-if", aroundAction],
];

const actionStep: Rows = [
  ["if", condition([...action, "steps"], { ...hashFiles, ...stepStatus })],
  ["name", inAction],
  ["run", inAction],
  ["shell", inAction],
  ["continue-on-error", inAction],
  ["working-directory", inAction],
  ["env/**", inAction],
  ["with/**", inAction],
];

/** The place at a path of a workflow; undefined where it takes no expressions. */
export function workflowPlace(path: Path): Place | undefined {
  const [jobs, , steps] = path;
  return jobs === "jobs" && steps === "steps" ? inStep(workflowStep, path.slice(3)) : placeIn(workflowRows, path);
}

/** The place at a path of an action's metadata. */
export function actionPlace(path: Path): Place | undefined {
  return path[0] === "runs" && path[1] === "steps" ? inStep(actionStep, path.slice(2)) : placeIn(actionRows, path);
}

/** Steps may stand in one another: `3/parallel/0/run`. */
function inStep(rows: Rows, path: Path): Place | undefined {
  return path[1] === "parallel" ? inStep(rows, path.slice(2)) : placeIn(rows, path.slice(1));
}

function placeIn(rows: Rows, path: Path): Place | undefined {
  return rows.find(([pattern]) => fits(pattern.split("/"), path))?.[1];
}

function fits(pattern: readonly string[], path: Path): boolean {
  const open = pattern[pattern.length - 1] === "**";
  const fixed = open ? pattern.slice(0, -1) : pattern;
  if (open ? path.length < fixed.length : path.length !== fixed.length) return false;
  return fixed.every((part, at) => part === "*" || part === String(path[at]));
}
