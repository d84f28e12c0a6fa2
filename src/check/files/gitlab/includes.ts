import { AppError } from "../../../system/errors.ts";
import type { Path } from "../../../system/yaml/index.ts";
import type { Repository } from "../../rule.ts";
import { matchSegments } from "../glob.ts";
import { asList, asMap, type ServiceFile } from "../read/file.ts";
import { yamlReader } from "../read/yaml.ts";
import { type Fault, short, valueAt } from "../schema/describe.ts";
import { givenFaults } from "./given.ts";

/** GitLab's reader is Ruby's: YAML 1.1 words, merge keys, tags of its own, a header document with `spec` in front. */
const read = yamlReader({ words: "1.1", merges: true, header: "spec" });

/** A pipeline with the files that it includes from its own repository. */
export interface Pipeline {
  readonly files: readonly { readonly file: ServiceFile; readonly faults: readonly Fault[] }[];
  /** Whether more comes from where only GitLab can look: other projects, templates, components, variables. */
  readonly isOpen: boolean;
}

/** No pipeline has more (docs.gitlab.com/ci/yaml/#include: 150 by default). */
const mostFiles = 150;

/** Reads a pipeline and its local includes; each include that is not there is a fault. */
export function readPipeline(repository: Repository, root: string): Pipeline {
  const files: { file: ServiceFile; faults: Fault[] }[] = [];
  const names = new Set(repository.files);
  const seen = new Set<string>();
  const next: Wanted[] = [{ path: root }];
  const calls: Call[] = [];
  let isOpen = false;
  for (let wanted = next.shift(); wanted !== undefined; wanted = next.shift()) {
    const { path, at, by } = wanted;
    if (seen.has(path)) continue;
    seen.add(path);
    const file = files.length < mostFiles ? readFile(repository, path) : undefined;
    if (file === "broken") by?.push({ code: "unread-include", path: at ?? [], params: { file: short(path) } });
    if (!file || file === "broken") {
      isOpen = true;
      continue;
    }
    const faults: Fault[] = [];
    files.push({ file, faults });
    const includes = includesOf(file).map(({ value, at: place }) => {
      return { place, ...follow({ value, at: place }, file, repository.files, names) };
    });
    faults.push(...includes.flatMap(({ fault }) => (fault ? [fault] : [])), ...childFaults(file, names));
    isOpen ||= includes.some(({ paths }) => paths.length === 0);
    const named = includes.flatMap(({ paths, place }) =>
      paths.map((one) => ({ path: one, at: place, by: faults, file })),
    );
    next.push(...named);
    calls.push(...named);
  }
  const byPath = new Map(files.map(({ file }) => [file.path, file]));
  for (const { path, at, by, file } of calls) {
    const target = byPath.get(path);
    if (target)
      by.push(...givenFaults(valueAt(file.value, at), at, target).filter((fault) => !file.isOpen(fault.path)));
  }
  return { files, isOpen };
}

/** A file to read; where it is included, and the faults of the file that does it. */
interface Wanted {
  readonly path: string;
  readonly at?: Path;
  readonly by?: Fault[];
}

/** An include of a file of this repository, and the file that it stands in. */
interface Call extends Required<Wanted> {
  readonly file: ServiceFile;
}

/** The files that an include brings; none when only GitLab can tell, with a fault when it names one that is not there. */
function follow(
  { value, at }: Include,
  file: ServiceFile,
  files: readonly string[],
  names: ReadonlySet<string>,
): { paths: string[]; fault?: Fault } {
  const local = file.isOpen(at) ? undefined : localOf(value);
  if (local === undefined || local.path.includes("$")) return { paths: [] };
  if (local.path.includes("*")) return { paths: files.filter((name) => matchLocal(local.path, name)) };
  if (names.has(local.path)) return { paths: [local.path] };
  // One with rules may be for another branch, or for a pipeline that makes the file first.
  if (local.hasRules) return { paths: [] };
  return { paths: [], fault: { code: "no-include", path: at, params: { file: short(local.path) } } };
}

/** Files of pipelines that jobs start: the job fails where one is not there, though the pipeline runs. */
function childFaults(file: ServiceFile, names: ReadonlySet<string>): Fault[] {
  return Object.entries(asMap(file.value)).flatMap(([id, job]) => {
    const { include } = asMap(asMap(job).trigger);
    return asList(include).flatMap((value, index): Fault[] => {
      const at: Path = [id, "trigger", "include", ...(Array.isArray(include) ? [index] : [])];
      const local = file.isOpen(at) ? undefined : localOf(value);
      if (local === undefined || local.hasRules || /[$*]/.test(local.path) || names.has(local.path)) return [];
      return [{ code: "no-child", path: at, params: { file: short(local.path) } }];
    });
  });
}

/** A file, parsed; `broken` when it is no YAML, undefined when it cannot be read as text. */
function readFile(repository: Repository, path: string): ServiceFile | "broken" | undefined {
  try {
    return read(path, repository.readText(path)) ?? "broken";
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

interface Include {
  readonly value: unknown;
  readonly at: Path;
}

function includesOf(file: ServiceFile): Include[] {
  const { include } = asMap(file.value);
  if (file.isOpen(["include"])) return [{ value: null, at: ["include"] }];
  return asList(include).map((value, index) => ({
    value,
    at: Array.isArray(include) ? ["include", index] : ["include"],
  }));
}

/** The file of this repository that an include names; undefined for one from elsewhere. */
function localOf(value: unknown): { path: string; hasRules: boolean } | undefined {
  if (typeof value === "string") return /^https?:/i.test(value) ? undefined : { path: clean(value), hasRules: false };
  const { local, rules, project } = asMap(value);
  if (typeof local !== "string" || project !== undefined) return undefined;
  return { path: clean(local), hasRules: rules !== undefined };
}

function clean(path: string): string {
  return path.replace(/^\/+/, "");
}

/** `*` stands for part of a name, `**` for any folders, also in front of an ending: `ci/**.yml`. */
function matchLocal(pattern: string, name: string): boolean {
  const parts = pattern.split("/").flatMap((part) => (/^\*\*./.test(part) ? ["**", part.slice(1)] : [part]));
  return matchSegments(parts, name.split("/"));
}
