import type { Path } from "../../../system/yaml/index.ts";
import { asMap, isMap, type ServiceFile } from "../read/file.ts";
import { type Fault, short } from "../schema/describe.ts";

/**
 * `!reference` to what is not there: GitLab finds it in the pipeline with its includes, before a job gets what it extends
 * (lib/gitlab/ci/config/yaml/tags/reference.rb), and refuses the pipeline otherwise.
 */
export function referenceFaults(file: ServiceFile, all: readonly Readonly<Record<string, unknown>>[]): Fault[] {
  return referencesOf(file, file.value, [])
    .filter(({ steps }) => !all.some((map) => mayLead(map, steps)))
    .map(({ steps, path }) => ({ code: "no-reference", path, params: { reference: short(steps.join(", ")) } }));
}

interface Reference {
  readonly steps: readonly string[];
  readonly path: Path;
}

function referencesOf(file: ServiceFile, value: unknown, path: Path): Reference[] {
  if (path.length > 0 && file.isOpen(path)) return isReference(value) ? [{ steps: value, path }] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => referencesOf(file, item, [...path, index]));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => referencesOf(file, item, [...path, key]));
}

function isReference(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((step) => typeof step === "string");
}

/** Whether the steps lead to something; where a part comes from a job's base, that cannot be told. */
function mayLead(map: Readonly<Record<string, unknown>>, steps: readonly string[]): boolean {
  let value: unknown = map;
  for (const step of steps) {
    if (!isMap(value)) return false;
    if (!Object.hasOwn(value, step)) return value !== map && Object.hasOwn(asMap(value), "extends");
    value = value[step];
  }
  return value !== null;
}
