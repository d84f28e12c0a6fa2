import type { Path } from "../../../system/yaml/index.ts";
import { asMap, isMap, type ServiceFile } from "../read/file.ts";
import { type Fault, short } from "../schema/describe.ts";
import { isGiven, isMismatch, specOf } from "./header.ts";

type Config = Readonly<Record<string, unknown>>;

/**
 * What GitLab refuses in the inputs that an include gives to a file: one that the file does not declare, one that it needs
 * and does not get, a value of another type (lib/gitlab/ci/config/interpolation/inputs.rb).
 * @param at leads to the include
 */
export function givenFaults(include: unknown, at: Path, target: ServiceFile): Fault[] {
  const inputs = asMap(include).inputs;
  if (inputs !== undefined && inputs !== null && !isMap(inputs)) return [];
  const given = asMap(inputs);
  const spec = specOf(target);
  const path = [...at, "inputs"];
  const file = short(target.path);
  if (!spec) {
    const isNone = Object.keys(given).length === 0;
    return isNone ? [] : [{ code: "inputs-without-header", path, part: "key", params: { file } }];
  }
  if (spec.isOpen) return [];
  const known = short([...spec.inputs.keys()].slice(0, 20).join(", "));
  const unknown = Object.keys(given).filter((name) => !spec.inputs.has(name));
  const missing = [...spec.inputs].filter(([name, input]) => isRequired(input) && isAbsent(given[name]));
  return [
    ...unknown.map((name): Fault => {
      const params = { name: short(name), file, known };
      return { code: "unknown-input", path: [...path, name], part: "key", params };
    }),
    ...missing.map(([name]) => ({ code: "required-input", path: at, params: { name: short(name), file } })),
    ...Object.entries(given).flatMap(([name, value]) => valueFaults(value, spec.inputs.get(name), [...path, name])),
  ];
}

/** Rules may give the value; else an input without a default is asked for. */
function isRequired(input: Config): boolean {
  return !Object.hasOwn(input, "default") && input.rules === undefined;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

/** A given value beside what its input takes. What a variable says is known to GitLab alone. */
function valueFaults(value: unknown, input: Config | undefined, path: Path): Fault[] {
  if (!input || isAbsent(value) || isGiven(value)) return [];
  const { type = "string", options, regex } = input;
  const name = short(path[path.length - 1]);
  const own = Array.isArray(value) ? "array" : typeof value;
  if (type !== own && isType(type)) return [{ code: `input-${type}`, path, params: { name, value: short(value) } }];
  if (Array.isArray(options) && own !== "array" && !options.includes(value))
    return [
      {
        code: "input-default",
        path,
        params: { name, value: short(String(value)), options: short(options.join(", ")) },
      },
    ];
  if (typeof value === "string" && typeof regex === "string" && isMismatch(regex, value))
    return [{ code: "input-mismatch", path, params: { name, value: short(value), pattern: short(regex) } }];
  return [];
}

/** What a header says that an input is may be no type at all: that is told there. */
function isType(type: unknown): boolean {
  return type === "string" || type === "number" || type === "boolean" || type === "array";
}
