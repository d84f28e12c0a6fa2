import { asList, asMap, isMap, type ServiceFile } from "../../../read/file.ts";
import { isAction, isExpression, type Job, jobsOf, type Step, stepsOf, triggersOf } from "../../model.ts";
import { keysAt, type Names, namesFrom, together } from "./names.ts";

/** A job as expressions see it; what is undefined only the service knows. */
export interface JobScope {
  readonly needs: Names | undefined;
  readonly matrix: Names | undefined;
  readonly outputs: Names | undefined;
  readonly steps: StepScope | undefined;
}

/** Where steps stand in their list, by their ids in lower case; of those at one time all stand at the place of the group. */
export interface StepScope {
  readonly ids: Names;
  readonly places: ReadonlyMap<string, number>;
}

/** What the expressions of a file can read, each part looked for when the first of them asks. */
export interface Scope {
  readonly inputs: Names | undefined;
  /** Inputs of a workflow that is started by hand, where nothing else can bring any. */
  readonly eventInputs: Names | undefined;
  readonly jobs: Names | undefined;
  job(id: string): JobScope | undefined;
  /** The steps of a composite action. */
  readonly steps: StepScope | undefined;
}

export function scopeOf(file: ServiceFile): Scope {
  const jobs = new Map<string, JobScope>();
  let byId: Map<string, Job> | undefined;
  const isOne = isAction(file.path);
  return {
    inputs: isOne ? keysAt(file, ["inputs"]) : inputsOf(file, ["workflow_call", "workflow_dispatch"]),
    eventInputs:
      isOne || triggersOf(file).includes("workflow_call") ? undefined : inputsOf(file, ["workflow_dispatch"]),
    jobs: keysAt(file, ["jobs"]),
    job: (id) => {
      const key = id.toLowerCase();
      byId ??= new Map(jobsOf(file).map((job) => [job.id.toLowerCase(), job]));
      const job = byId.get(key);
      const known = jobs.get(key) ?? (job && jobScope(file, job));
      if (known) jobs.set(key, known);
      return known;
    },
    steps: isOne ? stepScope(stepsOf(asMap(asMap(file.value).runs).steps, ["runs", "steps"]), 2) : undefined,
  };
}

/** Inputs of these events. */
function inputsOf(file: ServiceFile, events: readonly string[]): Names | undefined {
  const { on } = asMap(file.value);
  if (file.isOpen(["on"]) || (isMap(on) && Object.hasOwn(on, "<<"))) return undefined;
  return together(...events.map((event) => keysAt(file, ["on", event, "inputs"])));
}

function jobScope(file: ServiceFile, { path, map, steps }: Job): JobScope {
  if (file.isOpen(path) || Object.hasOwn(map, "<<"))
    return { needs: undefined, matrix: undefined, outputs: undefined, steps: undefined };
  const needs = asList(map.needs).filter((need): need is string => typeof need === "string");
  return {
    needs: file.isOpen([...path, "needs"]) || needs.some(isExpression) ? undefined : namesFrom(needs),
    matrix: matrixOf(file, path, asMap(map.strategy)),
    // What a workflow that is called gives stands in that one.
    outputs: map.uses === undefined ? keysAt(file, [...path, "outputs"]) : undefined,
    steps: Array.isArray(map.steps) && !file.isOpen([...path, "steps"]) ? stepScope(steps, 3) : undefined,
  };
}

/** The keys of a matrix: its own, and those that `include` brings. */
function matrixOf(file: ServiceFile, path: Job["path"], strategy: Job["map"]): Names | undefined {
  const at = [...path, "strategy", "matrix"];
  if (Object.hasOwn(strategy, "<<") || typeof strategy.matrix === "string") return undefined;
  const keys = keysAt(file, at);
  const { include } = asMap(strategy.matrix);
  const items = Array.isArray(include)
    ? include.map((_, index) => keysAt(file, [...at, "include", index]))
    : [include === undefined || include === null ? new Map() : undefined];
  const all = together(keys, ...items);
  if (!all) return undefined;
  return new Map([...all].filter(([name]) => name !== "include" && name !== "exclude"));
}

/** @param depth which part of a step's path is its place in the list */
function stepScope(steps: readonly Step[], depth: number): StepScope {
  const places = new Map<string, number>();
  const ids = steps.flatMap(({ path, map }) => {
    if (typeof map.id !== "string") return [];
    const key = map.id.toLowerCase();
    if (!places.has(key)) places.set(key, Number(path[depth]));
    return [map.id];
  });
  return { ids: namesFrom(ids), places };
}
