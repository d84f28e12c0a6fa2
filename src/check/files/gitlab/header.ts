import type { Path } from "../../../system/yaml/index.ts";
import { asMap, isMap, type ServiceFile } from "../read/file.ts";
import { type Fault, short } from "../schema/describe.ts";

/** What the header of a file declares: its inputs by name, and what it may read of the component that it is. */
export interface Spec {
  readonly inputs: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly component: readonly unknown[];
  /** Whether more inputs come from files that the header includes. */
  readonly isOpen: boolean;
}

/** The header of a file as GitLab reads it; undefined for a file that has none. */
export function specOf({ header }: ServiceFile): Spec | undefined {
  if (!header) return undefined;
  const { inputs, component, include } = asMap(asMap(header.value).spec);
  return {
    inputs: new Map(Object.entries(asMap(inputs)).map(([name, input]) => [name, asMap(input)])),
    component: Array.isArray(component) ? component : [],
    isOpen: include !== undefined || header.isOpen(["spec", "inputs"]),
  };
}

/** What GitLab refuses in a header beside its form (lib/gitlab/ci/config/interpolation/inputs, header/input.rb). */
export function headerFaults(header: ServiceFile): Fault[] {
  const { inputs } = asMap(asMap(header.value).spec);
  return Object.entries(asMap(inputs)).flatMap(([name, input]) => {
    const path = ["spec", "inputs", name];
    return isMap(input) ? [...inputFaults(input, path, name), ...ruleFaults(input, path)] : [];
  });
}

function inputFaults(input: Readonly<Record<string, unknown>>, path: Path, name: string): Fault[] {
  const { type = "string", options, regex, default: value } = input;
  const isText = type === "string";
  const faults: Fault[] = [];
  const add = (code: string, key: string, part: "key" | "value", params = {}) =>
    faults.push({ code, path: [...path, key], part, params: { name: short(name), ...params } });
  if (options !== undefined && type === "boolean") add("input-options", "options", "key");
  if (regex !== undefined && !isText) add("input-regex-type", "regex", "key");
  if (isGiven(value) || !(typeof value === "string" || typeof value === "number")) return faults;
  if (isOneOf(type, value) && Array.isArray(options) && !options.includes(value))
    add("input-default", "default", "value", { value: short(String(value)), options: short(options.join(", ")) });
  if (isText && typeof regex === "string" && typeof value === "string" && isMismatch(regex, value))
    add("input-mismatch", "default", "value", { value: short(value), pattern: short(regex) });
  return faults;
}

/** Rules give the options and the value, so that the input itself has neither (docs.gitlab.com/ci/inputs). */
function ruleFaults({ rules, ...input }: Readonly<Record<string, unknown>>, path: Path): Fault[] {
  if (rules === undefined) return [];
  return ["default", "options"]
    .filter((key) => input[key] !== undefined)
    .map((key) => ({ code: "input-with-rules", path: [...path, key], part: "key", params: { key } }));
}

function isOneOf(type: unknown, value: string | number): boolean {
  return type === typeof value;
}

/** Only GitLab knows what a variable, or an input of the file that includes this one, says. */
export function isGiven(value: unknown): boolean {
  return typeof value === "string" && value.includes("$");
}

/** What RE2, which GitLab asks, and this engine read in different ways; of a pattern with it nothing is said. */
const foreign = /\\[AzZQEpPCx]|\[\[:|\(\?|^\/|[*+?}]\+/;

/** Whether a value does not match a pattern, as far as that can be told in no time: RE2 takes none, and this engine may. */
export function isMismatch(pattern: string, value: string): boolean {
  const repeats = pattern.match(/[*+{]/g)?.length ?? 0;
  const options = pattern.match(/\?/g)?.length ?? 0;
  if (repeats > 4 || options > 4 || value.length > 60 || pattern.length > 200) return false;
  if (foreign.test(pattern) || /\)[*+{]/.test(pattern)) return false;
  try {
    return !new RegExp(pattern, "u").test(value);
  } catch {
    return false;
  }
}
