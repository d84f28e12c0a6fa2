import { nearest } from "../../../system/nearest.ts";
import type { Path } from "../../../system/yaml/index.ts";
import { isMap, type ServiceFile } from "../read/file.ts";
import type { SchemaIssue } from "./issue.ts";

/** What is wrong at one place of a file: the end of a finding's code, where, and the parameters of its text. */
export interface Fault {
  readonly code: string;
  readonly path: Path;
  readonly part?: "key" | "value";
  readonly params?: Record<string, string | number>;
  /** The piece of the text at that place that is meant; the text as a whole where there is none. */
  readonly piece?: string;
  /** Whether this says all there is to say of that part: what a schema finds there is then left out. */
  readonly whole?: boolean;
}

/** Says one issue of a schema in the terms of the file. */
export function describe(issue: SchemaIssue, file: ServiceFile): Fault {
  const { path, keyword, params } = issue;
  const value = valueAt(file.value, path);
  const key = nameOf(path, file);
  const of = (code: string, more: Record<string, string | number> = {}): Fault => {
    return { code, path, params: { key, ...more } };
  };
  switch (keyword) {
    case "unknown-key":
      return unknownKey(issue, value);
    case "missing-key":
      return { code: "missing-key", path, params: { key: String(params.key) } };
    case "any-key":
    case "one-key":
      return { code: keyword, path, params: { keys: String(params.keys) } };
    case "type":
      return wrongType(of, params.type, value, path.length === 0);
    case "enum":
      return choice(of, (params.allowedValues as unknown[]).map(String), value);
    case "const":
      return choice(of, [String(params.allowedValue)], value);
    case "minItems":
    case "minLength":
    case "minProperties":
      return of("empty");
    case "maxItems":
    case "maxProperties":
      return of("many", { most: Number(params.limit) });
    case "maxLength":
      return of("long", { most: Number(params.limit) });
    case "minimum":
      return of("least", { least: String(params.limit) });
    case "maximum":
      // A port, not an amount: without the separators of one.
      return of("most", { most: String(params.limit) });
    case "uniqueItems":
      return repeated(of, path, value, Math.max(Number(params.i), Number(params.j)));
    default:
      return of(issue.name ?? keyword, { value: short(value), pattern: short(params.pattern ?? "") });
  }
}

type Of = (code: string, more?: Record<string, string | number>) => Fault;

/** The later of two items that are the same. */
function repeated(of: Of, path: Path, list: unknown, index: number): Fault {
  return { ...of("twice", { value: short(valueAt(list, [index])) }), path: [...path, index] };
}

function unknownKey({ path, params, known = [] }: SchemaIssue, parent: unknown): Fault {
  const key = String(params.key);
  const free = known.filter((name) => !(isMap(parent) && Object.hasOwn(parent, name)));
  const near = nearest(key, free);
  const at = { path: [...path, key], part: "key" } as const;
  if (near !== undefined) return { ...at, code: "unknown-key-near", params: { key: short(key), nearest: near } };
  return { ...at, code: "unknown-key", params: { key: short(key), known: known.join(", ") } };
}

function wrongType(of: Of, type: unknown, value: unknown, isRoot: boolean): Fault {
  const types = (Array.isArray(type) ? type : [type]).map(String).filter((name) => name !== "null");
  if (value === null || value === undefined) return isRoot ? of("nothing") : of("no-value");
  const isPlain = typeof value === "number" || typeof value === "boolean";
  if (isPlain && types.includes("string")) return of("quote", { value: String(value) });
  // A list of texts in which one has a colon and a blank: YAML makes a map of it.
  const pair = isMap(value) ? Object.values(value) : [];
  const isPair = pair.length === 1 && typeof pair[0] !== "object";
  if (types.includes("string") && !types.includes("object") && isPair) return of("colon");
  const order = typeOrder.filter((name) => types.includes(name));
  return of(`type-${order.join("-")}`);
}

/** In the order in which a sentence names them. */
export const typeOrder = ["string", "number", "integer", "boolean", "array", "object"] as const;

function choice(of: Of, allowed: readonly string[], value: unknown): Fault {
  const near = typeof value === "string" ? nearest(value, allowed) : undefined;
  const params = { value: short(value), allowed: allowed.join(", ") };
  return near === undefined ? of("choice", params) : of("choice-near", { ...params, nearest: near });
}

/** A value as a message shows it: on one line, and not longer than that. */
export function short(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  const line = text.slice(0, 200).replace(/\s+/g, " ").trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** `updates[0].schedule`; the file's own name for the whole of it. */
function nameOf(path: Path, file: ServiceFile): string {
  if (path.length === 0) return file.path.slice(file.path.lastIndexOf("/") + 1);
  let value = file.value;
  let name = "";
  for (const step of path) {
    name += Array.isArray(value) ? `[${step}]` : `${name === "" ? "" : "."}${step}`;
    value = valueAt(value, [step]);
  }
  return name.length > 80 ? `…${name.slice(-79)}` : name;
}

/** The value at a path, own keys only. */
export function valueAt(value: unknown, path: Path): unknown {
  let found = value;
  for (const step of path) {
    if (Array.isArray(found)) found = found[Number(step)];
    else found = isMap(found) && Object.hasOwn(found, String(step)) ? found[String(step)] : undefined;
  }
  return found;
}
