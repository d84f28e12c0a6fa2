import { nearest } from "../../../system/nearest.ts";
import type { Path } from "../../../system/yaml/index.ts";
import { asList, asMap, asText, isMap, type ServiceFile } from "../read/file.ts";
import { type Fault, short } from "../schema/describe.ts";
import type { Pipeline } from "./includes.ts";

/** Keys at the top that are no jobs. */
export const globals = [
  ...["default", "include", "stages", "variables", "workflow", "spec", "image", "services", "cache"],
  ...["before_script", "after_script", "types"],
];
const builtin = [".pre", "build", "test", "deploy", ".post"];

/** A reference from one job to a stage or to another job, and where it stands. */
interface Reference {
  readonly name: string;
  readonly at: Path;
}

/** What the files of a pipeline bring together: the names of its jobs, and its stages. */
interface Whole {
  readonly jobs: ReadonlySet<string>;
  readonly stages: ReadonlySet<string>;
}

/**
 * What GitLab refuses in a pipeline as a whole: a job in a stage that is not declared, one that extends or needs a job
 * that is not there. Only for a pipeline that is all here: what comes from elsewhere could bring any of them.
 * @returns the faults of each file, by its path
 */
export function jobFaults({ files, isOpen }: Pipeline): Map<string, Fault[]> {
  const maps = files.map(({ file }) => asMap(file.value));
  const jobs = new Set(maps.flatMap((map) => Object.keys(map).filter((name) => !globals.includes(name))));
  // The stages of an including file win, whichever file they stand in: all of them are known.
  const declared = maps.flatMap((map) => asList(map.stages ?? map.types)).map(asText);
  const stages = new Set(declared.length > 0 ? [".pre", ...declared, ".post"] : builtin);
  // A name that an input or a variable makes is known to GitLab alone.
  if (isOpen || [...jobs, ...stages].some((name) => name.includes("$"))) return new Map();
  return new Map(files.map(({ file }) => [file.path, faultsOf(file, { jobs, stages })]));
}

function faultsOf(file: ServiceFile, { jobs, stages }: Whole): Fault[] {
  const own = Object.entries(asMap(file.value)).filter(([id, job]) => !globals.includes(id) && isMap(job));
  const missing = own.flatMap(([id, value]) => {
    const job = asMap(value);
    const stage = typeof job.stage === "string" ? [{ name: job.stage, at: [id, "stage"] }] : [];
    return [
      ...stage.filter(({ name }) => !stages.has(name)).map((one) => ({ ...one, code: "no-stage", known: stages })),
      ...referencesOf(id, job)
        .filter(({ name }) => !jobs.has(name))
        .map((one) => ({ ...one, code: "no-job", known: jobs })),
    ];
  });
  // A name that a variable or a matrix makes is GitLab's to know. The nearest name is looked for a few times only.
  const real = missing.filter(({ name, at }) => !/[$[\]]/.test(name) && !file.isOpen(at)).slice(0, 50);
  return real.map(({ name, at, code, known }) => {
    const near = nearest(name, [...known].slice(0, 500));
    const params = { name: short(name), nearest: near ?? "" };
    return { code: near === undefined ? code : `${code}-near`, path: at, params };
  });
}

/** The jobs that one names: what it extends, needs in this pipeline, and takes artifacts from. */
function referencesOf(id: string, job: Readonly<Record<string, unknown>>): Reference[] {
  const texts = (key: string): Reference[] =>
    asList(job[key]).flatMap((value, index) => {
      const at = Array.isArray(job[key]) ? [id, key, index] : [id, key];
      if (typeof value === "string") return [{ name: value, at }];
      const { job: name, project, pipeline, optional } = asMap(value);
      const isHere = typeof name === "string" && project === undefined && pipeline === undefined && optional !== true;
      return isHere ? [{ name, at: [...at, "job"] }] : [];
    });
  return [...texts("extends"), ...texts("needs"), ...texts("dependencies")];
}
