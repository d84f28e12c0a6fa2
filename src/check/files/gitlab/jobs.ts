import type { Path } from "../../../system/yaml/index.ts";
import { asMap, asText, isMap, type ServiceFile } from "../read/file.ts";
import type { Pipeline } from "./includes.ts";

/** Keys at the top that are no jobs. */
export const globals = [
  ...["default", "include", "stages", "variables", "workflow", "image", "services", "cache"],
  ...["before_script", "after_script", "types"],
];

type Config = Readonly<Record<string, unknown>>;

/** A job as it stands in a file, and the stage in which GitLab runs it. */
export interface Job {
  readonly id: string;
  readonly file: ServiceFile;
  readonly own: Config;
  /** As it says itself, or what it extends; undefined where that leads in a circle, or to what is not here. */
  readonly stage: string | undefined;
  /** The keys that other jobs ask for, with those of what it extends; undefined as the stage is. */
  readonly whole: Config | undefined;
}

/** Of all keys of a job these say something to others. */
const asked = ["extends", "stage", "environment", "parallel"];

/** The jobs of a pipeline, hidden ones too, under each file that says something of them. */
export function jobsOf({ files }: Pipeline): Job[] {
  const merged = new Map<string, Config>();
  // What includes wins: the file that is read first.
  for (const { file } of [...files].reverse())
    for (const [id, job] of entries(file)) merged.set(id, over(merged.get(id), pick(job, asked)));
  const seen = new Map<string, Config | undefined>();
  const withBases = (id: string, depth = 0): Config | undefined => {
    if (seen.has(id)) return seen.get(id);
    const own = merged.get(id);
    seen.set(id, undefined);
    const bases = own ? baseNames(own).map((base) => (depth < deepest ? withBases(base, depth + 1) : undefined)) : [];
    const isKnown = own !== undefined && bases.every((base) => base !== undefined);
    const found = isKnown ? [...bases, own].reduce(over, {}) : undefined;
    seen.set(id, found);
    return found;
  };
  return files.flatMap(({ file }) =>
    entries(file).map(([id, own]) => {
      const whole = withBases(id);
      return { id, file, own, whole, stage: whole && asText(whole.stage ?? "test") };
    }),
  );
}

/** A job over what it extends: maps of both are merged. */
function over(base: Config = {}, own: Config = {}): Config {
  const environment =
    isMap(base.environment) && isMap(own.environment)
      ? { environment: { ...base.environment, ...own.environment } }
      : {};
  return { ...base, ...own, ...environment };
}

function pick(job: Config, keys: readonly string[]): Config {
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(job, key)).map((key) => [key, job[key]]));
}

/** GitLab follows no more than eleven levels (docs.gitlab.com/ci/yaml/#extends). */
const deepest = 11;

/** The names that a job extends; nothing for a name that only GitLab can tell. */
export function baseNames({ extends: bases }: Config): string[] {
  return (Array.isArray(bases) ? bases : [bases]).filter((base): base is string => typeof base === "string");
}

function entries(file: ServiceFile): [string, Config][] {
  return Object.entries(asMap(file.value)).filter(
    (entry): entry is [string, Config] => !globals.includes(entry[0]) && isMap(entry[1]),
  );
}

/** The jobs that one names in a list or as a text, and where: those of other pipelines and optional ones left out. */
export function named(
  job: Config,
  key: "extends" | "needs" | "dependencies",
  id: string | Path,
): { name: string; at: Path }[] {
  const value = job[key];
  return (Array.isArray(value) ? value : [value]).flatMap((one: unknown, index) => {
    const at = [id, key, ...(Array.isArray(value) ? [index] : [])].flat();
    if (typeof one === "string") return [{ name: one, at }];
    const { job: name, project, pipeline, optional } = asMap(one);
    const isHere = typeof name === "string" && project === undefined && pipeline === undefined && optional !== true;
    return isHere ? [{ name, at: [...at, "job"] }] : [];
  });
}
