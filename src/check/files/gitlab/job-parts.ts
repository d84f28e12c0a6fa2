import type { Path } from "../../../system/yaml/index.ts";
import { asList, asMap, isMap } from "../read/file.ts";
import type { Fault } from "../schema/describe.ts";

type Config = Readonly<Record<string, unknown>>;

/** What a part of a job may not say by itself, and a schema cannot tell: its cache, artifacts, steps and matrix. */
export function partFaults(id: string, job: Config): Fault[] {
  return [...cacheFaults(id, job), ...artifactFaults(id, job), ...stepFaults(id, job), ...matrixFaults(id, job)];
}

/** The key of a cache comes of the contents of files, or of their commits (docs.gitlab.com/ci/yaml/#cachekeyfiles_commits). */
function cacheFaults(id: string, { cache }: Config): Fault[] {
  return asList(cache).flatMap((one, index) => {
    const { files, files_commits: commits } = asMap(asMap(one).key);
    if (files === undefined || commits === undefined) return [];
    const path: Path = [id, "cache", ...(Array.isArray(cache) ? [index] : []), "key"];
    return [{ code: "one-key", path, params: { keys: "files, files_commits" } }];
  });
}

/** Who may have artifacts is said once, and what a merge request shows of them has a path (entry/artifacts.rb). */
function artifactFaults(id: string, { artifacts }: Config): Fault[] {
  const { access, public: isPublic, expose_as: shown, paths } = asMap(artifacts);
  const path = [id, "artifacts"];
  const both = access !== undefined && isPublic !== undefined;
  const faults: Fault[] = both ? [{ code: "one-key", path, params: { keys: "access, public" } }] : [];
  if (typeof shown === "string" && paths === undefined)
    faults.push({ code: "missing-key", path, params: { key: "paths" } });
  return faults;
}

/** Steps take the place of all scripts (docs.gitlab.com/ci/yaml/#run). */
function stepFaults(id: string, job: Config): Fault[] {
  const keys = ["run", "script", "before_script", "after_script"].filter(
    (key) => job[key] !== undefined && job[key] !== null,
  );
  return keys[0] === "run" && keys.length > 1
    ? [{ code: "one-key", path: [id], params: { keys: keys.join(", ") } }]
    : [];
}

/** A matrix makes 200 jobs at most (entry/product/matrix.rb). */
function matrixFaults(id: string, { parallel }: Config): Fault[] {
  const { matrix } = asMap(parallel);
  if (!Array.isArray(matrix) || !matrix.every(isMap)) return [];
  const count = matrix.reduce(
    (sum: number, one) => sum + Object.values(one).reduce((all: number, values) => all * asList(values).length, 1),
    0,
  );
  const path = [id, "parallel", "matrix"];
  return count > 200 ? [{ code: "many-jobs", path, params: { count } }] : [];
}
