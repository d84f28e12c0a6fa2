import { nearest, nearestFew } from "../../../system/nearest.ts";
import type { Path } from "../../../system/yaml/index.ts";
import { isMap, type ServiceFile } from "../read/file.ts";
import { type Fault, short } from "../schema/describe.ts";
import type { Spec } from "./header.ts";

/** What GitLab replaces in keys and values: `$[[ inputs.name | function ]]` (config/interpolation/template.rb). */
const block = /\$\[\[\s*(\S.*?\S)\s*\]\]/g;

/** Functions with their arguments, as GitLab matches them (config/interpolation/functions). */
const functions: Readonly<Record<string, RegExp>> = {
  truncate: /^\(\s*\d+\s*,\s*\d+\s*\)?$/,
  expand_vars: /^$/,
  posix_escape: /^$/,
  posix_quote: /^$/,
  split: /^\('[^']+'\)$/,
};

/** What a block may read; those of a matrix are filled in later, for each of its jobs. */
const contexts = ["inputs", "component", "matrix"];

/**
 * What GitLab refuses in the blocks of a file with a header, each block told once: inputs that are not declared, functions
 * that there are not. Without a header nothing is replaced: a block that reads an input stays in the pipeline as it is.
 */
export function blockFaults(file: ServiceFile, spec: Spec | undefined): Fault[] {
  const seen = new Set<string>();
  const inputNear = nearestFew([...(spec?.inputs.keys() ?? [])].slice(0, 500), 50);
  return placesOf(file, file.value, []).flatMap(({ text, ...place }) =>
    [...text.matchAll(block)].flatMap(([whole, data = ""]) => {
      if (seen.has(data)) return [];
      seen.add(data);
      const found = spec
        ? faultOf(data, spec, inputNear)
        : isOfInputs(data)
          ? { code: "no-header", params: {} }
          : undefined;
      return found ? [{ ...place, ...found, piece: whole, params: { value: short(whole), ...found.params } }] : [];
    }),
  );
}

/** Inputs of a header that nothing reads, in the header's own terms. */
export function unreadFaults(file: ServiceFile, spec: Spec): Fault[] {
  const texts = [...placesOf(file, file.value, []).map(({ text }) => text), JSON.stringify(file.header?.value)];
  const read = new Set(texts.flatMap((text) => [...text.matchAll(/inputs\.([^\s.|\]]+)/g)].map(([, name]) => name)));
  return [...spec.inputs.keys()]
    .filter((name) => !read.has(name))
    .map((name) => ({
      code: "unread-input",
      path: ["spec", "inputs", name],
      part: "key",
      params: { name: short(name) },
    }));
}

interface Text {
  readonly text: string;
  readonly path: Path;
  readonly part: "key" | "value";
}

/** Keys and texts with a block in them. What a tag of GitLab's own holds is not looked at, by GitLab neither. */
function placesOf(file: ServiceFile, value: unknown, path: Path): Text[] {
  if (path.length > 0 && file.isOpen(path)) return [];
  if (typeof value === "string") return value.includes("$[[") ? [{ text: value, path, part: "value" }] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => placesOf(file, item, [...path, index]));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, item]): Text[] => {
    const own: Text[] = key.includes("$[[") ? [{ text: key, path: [...path, key], part: "key" }] : [];
    return [...own, ...placesOf(file, item, [...path, key])];
  });
}

function isOfInputs(data: string): boolean {
  return /^inputs\.\S/.test(data);
}

type Found = Pick<Fault, "code" | "params"> | undefined;

type Near = ReturnType<typeof nearestFew>;

function faultOf(data: string, spec: Spec, inputNear: Near): Found {
  const [access = "", ...calls] = data.split("|").map((part) => part.trim());
  const [context = "", name = ""] = access.split(".");
  if (context === "matrix") return undefined;
  if (!contexts.includes(context) || name === "") {
    const near = nearest(context, contexts);
    return { code: near === undefined && name !== "" ? "context" : "access", params: {} };
  }
  return accessFault(context, name, spec, inputNear) ?? callFault(calls);
}

function accessFault(context: string, name: string, { inputs, component, isOpen }: Spec, inputNear: Near): Found {
  if (context === "component")
    return isOpen || component.includes(name) ? undefined : { code: "no-component", params: { name: short(name) } };
  if (isOpen || inputs.has(name)) return undefined;
  const near = inputNear(name);
  return {
    code: near === undefined ? "no-input" : "no-input-near",
    params: { name: short(name), nearest: near ?? "" },
  };
}

function callFault(calls: readonly string[]): Found {
  if (calls.length > 3) return { code: "many-functions", params: {} };
  for (const call of calls) {
    const [name = ""] = /^\w*/.exec(call) ?? [];
    const known = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (known?.test(call.slice(name.length))) continue;
    const near = nearest(name, Object.keys(functions));
    if (known) return { code: "function-arguments", params: { function: short(call) } };
    return near === undefined
      ? { code: "function", params: { function: short(call), known: Object.keys(functions).join(", ") } }
      : { code: "function-near", params: { function: short(call), nearest: near } };
  }
  return undefined;
}
