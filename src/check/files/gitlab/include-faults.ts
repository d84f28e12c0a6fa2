import type { Path } from "../../../system/yaml/index.ts";
import { asList, isMap } from "../read/file.ts";
import { type Fault, short } from "../schema/describe.ts";

type Config = Readonly<Record<string, unknown>>;

const kinds = ["local", "project", "template", "component", "remote"];

/**
 * An include is of one kind, a project's needs a file, and an artifact the job that makes it (config/external/mapper).
 * @param at leads to the include, or to the list of them
 */
export function includeFaults(include: unknown, at: Path): Fault[] {
  return asList(include).flatMap((one, index): Fault[] => {
    if (!isMap(one)) return [];
    const path = Array.isArray(include) ? [...at, index] : at;
    const own = kinds.filter((key) => one[key] !== undefined);
    const fault = one.artifact === undefined ? kindFault(one, own) : artifactFault(one, at);
    if (fault) return [{ ...fault, path }];
    return [...pathFaults(one.project, [...path, "project"]), ...cacheFaults(one, own, path)];
  });
}

type Found = Omit<Fault, "path"> | undefined;

function kindFault({ file, project }: Config, own: readonly string[]): Found {
  if (own.length > 1) return { code: "one-key", params: { keys: own.join(", ") } };
  if (own.length === 0 && file !== undefined) return { code: "missing-key", params: { key: "project" } };
  if (own.length === 0) return { code: "any-key", params: { keys: kinds.join(", ") } };
  return project !== undefined && file === undefined ? { code: "missing-key", params: { key: "file" } } : undefined;
}

/** What a job made is there for the pipelines that a job starts alone. */
function artifactFault({ job }: Config, at: Path): Found {
  return at.length > 1 && job === undefined ? { code: "missing-key", params: { key: "job" } } : undefined;
}

/** Only what comes from afar is kept for a time. */
function cacheFaults({ cache, remote }: Config, own: readonly string[], path: Path): Fault[] {
  if (cache === undefined || remote !== undefined) return [];
  const params = { key: "cache", known: [...own, "inputs", "rules"].join(", ") };
  return [{ code: "unknown-key", path: [...path, "cache"], part: "key", params }];
}

/** A trigger starts a pipeline of another project, or of files (entry/trigger.rb). */
export function triggerFaults(trigger: unknown, path: Path): Fault[] {
  if (!isMap(trigger)) return pathFaults(trigger, path);
  const { project, include } = trigger;
  const params = { keys: "project, include" };
  if (project === undefined && include === undefined) return [{ code: "any-key", path, params }];
  if (project !== undefined && include !== undefined) return [{ code: "one-key", path, params }];
  return [...pathFaults(project, [...path, "project"]), ...includeFaults(include, [...path, "include"])];
}

/** A project lies in a group or with an account: its path has a slash within. */
function pathFaults(project: unknown, path: Path): Fault[] {
  if (typeof project !== "string" || project === "" || /\$|[^/\s]\/[^/\s]/.test(project)) return [];
  return [{ code: "project-path", path, params: { value: short(project) } }];
}
