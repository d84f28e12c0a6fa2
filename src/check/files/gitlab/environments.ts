import { asList, asMap, asText, isMap } from "../read/file.ts";
import { type Fault, short } from "../schema/describe.ts";
import type { Job } from "./jobs.ts";

/** A fault, and the path of the file that it stands in. */
export interface Placed extends Fault {
  readonly file: string;
}

/**
 * The job that stops an environment has to be one of the pipeline, to name the same environment and to say that it stops it
 * (lib/gitlab/ci/yaml_processor.rb, validate_on_stop_job!). That it is there at all is told with other names of jobs.
 */
export function stopFaults(jobs: readonly Job[]): Placed[] {
  const byId = new Map(jobs.map((job) => [job.id, job]));
  return jobs.flatMap(({ id, file, own, whole }) => {
    const stop = asMap(own.environment).on_stop;
    const target = typeof stop === "string" ? byId.get(stop) : undefined;
    if (id.startsWith(".") || !target?.whole || !whole) return [];
    const path = [id, "environment", "on_stop"];
    if (file.isOpen(path) || target.file.isOpen([target.id, "environment"])) return [];
    const { environment } = target.whole;
    const name = short(stop);
    const found = (code: string, params = {}): Placed[] => [
      { code, path, file: file.path, params: { name, ...params } },
    ];
    if (environment === undefined || environment === null) return found("stop-nowhere");
    const [mine, other] = [nameOf(whole.environment), nameOf(environment)];
    if (mine !== other) return found("stop-elsewhere", { mine: short(mine), other: short(other) });
    return asMap(environment).action === "stop" ? [] : found("stop-action");
  });
}

/** No matrix makes more jobs. */
const most = 200;

function nameOf(environment: unknown): string {
  return asText(isMap(environment) ? environment.name : environment);
}

/**
 * What needs some jobs of a matrix, and there is no such job: the one that is needed has no matrix, or not with these
 * variables and values (yaml_processor.rb: undefined need).
 */
export function matrixFaults(jobs: readonly Job[]): Placed[] {
  const byId = new Map(jobs.map((job) => [job.id, job]));
  return jobs.flatMap(({ id, file, own, whole }) =>
    asList(own.needs).flatMap((need, index): Placed[] => {
      const { job, parallel, project, pipeline, optional } = asMap(need);
      const target =
        typeof job === "string" && project === undefined && pipeline === undefined && optional !== true
          ? byId.get(job)
          : undefined;
      if (!target?.whole || !isMap(parallel) || file.isOpen([id, "needs"])) return [];
      const path = [...(Array.isArray(own.needs) ? [id, "needs", index] : [id, "needs"]), "parallel"];
      const { parallel: other } = target.whole;
      if (!isMap(other) && !isUnsure(other) && !target.file.isOpen([target.id, "parallel"]))
        return [{ code: "no-matrix", path, part: "key", file: file.path, params: { name: short(job) } }];
      return [
        ...orderFaults(parallel.matrix, asMap(other).matrix, short(job)),
        ...valueFaults(parallel.matrix, asMap(other).matrix, short(job)),
        ...identifierFaults(parallel.matrix, asMap(whole?.parallel).matrix, whole !== undefined),
      ].map((fault) => ({ ...fault, path: [...path, "matrix", ...fault.path], file: file.path }));
    }),
  );
}

/** Values that the matrix of the needed job has nowhere. */
function valueFaults(wanted: unknown, matrix: unknown, name: string): Fault[] {
  if (!Array.isArray(matrix) || matrix.length > most || !matrix.every(isMap)) return [];
  return cells(wanted).flatMap(({ entry, key, values }) => {
    const all = matrix.flatMap((one) => asList(one[key]));
    if (all.some(isUnsure) || matrix.some((one) => isUnsure(one[key]))) return [];
    const texts = new Set(all.map(asText));
    const missing = values.find((value) => !isUnsure(value) && !texts.has(asText(value)));
    if (missing === undefined) return [];
    return [
      { code: "no-matrix-value", path: [entry, key], params: { name, key: short(key), value: short(asText(missing)) } },
    ];
  });
}

/** The names of jobs are made of values in the order of their variables (docs.gitlab.com/ci/yaml/#needsparallelmatrix). */
function orderFaults(wanted: unknown, matrix: unknown, name: string): Fault[] {
  if (!Array.isArray(matrix) || matrix.length > most || !matrix.every(isMap)) return [];
  const orders = matrix.map((one) => Object.keys(one));
  return asList(wanted)
    .slice(0, most)
    .flatMap((one, entry): Fault[] => {
      const keys = Object.keys(asMap(one));
      const alike = orders.filter((order) => order.length === keys.length && keys.every((key) => order.includes(key)));
      if (alike.length === 0 || alike.some((order) => order.every((key, at) => key === keys[at]))) return [];
      return [{ code: "matrix-order", path: [entry], params: { name, order: short(alike[0]?.join(", ")) } }];
    });
}

/** `$[[ matrix.NAME ]]` takes the value of the job's own matrix (docs.gitlab.com/ci/yaml/matrix_expressions). */
function identifierFaults(wanted: unknown, matrix: unknown, isKnown: boolean): Fault[] {
  if (!isKnown || !(matrix === undefined || (Array.isArray(matrix) && matrix.every(isMap)))) return [];
  const own = new Set(asList(matrix).flatMap((one) => Object.keys(asMap(one))));
  return cells(wanted).flatMap(({ entry, key, values }) => {
    const names = values.flatMap((value) => [...asText(value).matchAll(/\$\[\[\s*matrix\.(\w+)\s*\]\]/g)]);
    const missing = names.map(([, name = ""]) => name).find((name) => !own.has(name));
    return missing === undefined
      ? []
      : [{ code: "no-identifier", path: [entry, key], params: { value: short(missing) } }];
  });
}

function cells(matrix: unknown) {
  return asList(matrix)
    .slice(0, most)
    .flatMap((one, entry) => Object.entries(asMap(one)).map(([key, value]) => ({ entry, key, values: asList(value) })));
}

/** What GitLab alone knows: texts with variables or inputs, tags of its own. */
function isUnsure(value: unknown): boolean {
  return value === null || (typeof value === "string" && value.includes("$"));
}
