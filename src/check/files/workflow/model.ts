import type { Path } from "../../../system/yaml/index.ts";
import { asMap, isMap, remembering, type ServiceFile } from "../read/file.ts";
import { yamlReader } from "../read/yaml.ts";

/** A step of a job or of a composite action: its keys, and where it stands. */
export interface Step {
  readonly path: Path;
  readonly map: Readonly<Record<string, unknown>>;
}

/** A job: its name, its keys, its steps with those inside of `parallel`. */
export interface Job {
  readonly id: string;
  readonly path: Path;
  readonly map: Readonly<Record<string, unknown>>;
  readonly steps: readonly Step[];
}

/** GitHub reads workflows as YAML 1.2, and takes no merge keys. All rules over workflows share one parsed file. */
export const readWorkflow = remembering(yamlReader());

/** Workflows, and those that an organisation offers to its repositories from its `.github` repository. */
export const isWorkflow = (path: string) => /^(\.github\/workflows|workflow-templates)\/[^/]+\.ya?ml$/.test(path);

/** An action's metadata at the places where a workflow finds it; elsewhere a file of that name may be anything. */
export const isAction = (path: string) => /(^|\/)action\.ya?ml$/.test(path);

export function jobsOf(file: ServiceFile): Job[] {
  return Object.entries(asMap(asMap(file.value).jobs)).map(([id, value]) => {
    const path = ["jobs", id];
    const map = asMap(value);
    return { id, path, map, steps: stepsOf(map.steps, [...path, "steps"]) };
  });
}

/** The steps of a list, each group of `parallel` steps laid out in its place. */
export function stepsOf(value: unknown, path: Path): Step[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((map: unknown, index) => {
    if (!isMap(map)) return [];
    const at = [...path, index];
    return [{ path: at, map }, ...stepsOf(map.parallel, [...at, "parallel"])];
  });
}

/** The steps of a workflow's jobs, or of a composite action. */
export function allSteps(file: ServiceFile): Step[] {
  return [
    ...jobsOf(file).flatMap(({ steps }) => steps),
    ...stepsOf(asMap(asMap(file.value).runs).steps, ["runs", "steps"]),
  ];
}

/** The names of the events that start a workflow. */
export function triggersOf(file: ServiceFile): string[] {
  const { on } = asMap(file.value);
  if (isMap(on)) return Object.keys(on);
  return (Array.isArray(on) ? on : [on]).filter((name): name is string => typeof name === "string");
}

/** Whether a value is an expression, which only the service can tell. */
export const isExpression = (value: unknown) => typeof value === "string" && value.includes("${{");
