import { nearest } from "../../../system/nearest.ts";
import type { Path } from "../../../system/yaml/index.ts";
import { asMap, isMap, type ServiceFile } from "../read/file.ts";
import { type Fault, short } from "../schema/describe.ts";
import { isExpression, jobsOf } from "./model.ts";

type Vectors = ReadonlyMap<string, { readonly name: string; readonly values: unknown }>;

/**
 * What GitHub refuses, or passes over, in the matrix of a job once it makes jobs of it (actions/runner and the service
 * share that: MatrixBuilder.cs). What comes from an expression is left alone.
 */
export function matrixFaults(file: ServiceFile): Fault[] {
  return jobsOf(file).flatMap(({ path, map }) => {
    const at = [...path, "strategy", "matrix"];
    const { matrix } = asMap(map.strategy);
    if (!isMap(matrix) || file.isOpen(at)) return [];
    const keys = Object.keys(matrix);
    if (keys.some((key) => key === "<<" || isExpression(key))) return [];
    const own = keys.filter((key) => key !== "include" && key !== "exclude");
    const vectors = new Map(own.map((name) => [name.toLowerCase(), { name, values: matrix[name] }]));
    const isNothing = own.length === 0 && (matrix.include === undefined || isEmpty(matrix.include));
    return [
      ...(isNothing ? [{ code: "matrix-empty", path: at, part: "key" } as const] : []),
      ...own
        .filter((name) => isEmpty(matrix[name]))
        .map((name): Fault => ({ code: "vector-empty", path: [...at, name], params: { key: short(name) } })),
      ...(own.length > 0 && Array.isArray(matrix.exclude) ? excludeFaults(matrix.exclude, vectors, at) : []),
    ];
  });
}

const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;

function excludeFaults(items: readonly unknown[], vectors: Vectors, path: Path): Fault[] {
  return items.flatMap((item, index) => {
    const at = [...path, "exclude", index];
    if (!isMap(item)) return [];
    if (Object.keys(item).length === 0) return [{ code: "exclude-empty", path: at }];
    return Object.entries(item).flatMap(([key, value]): Fault[] => {
      if (key === "<<" || isExpression(key)) return [];
      const vector = vectors.get(key.toLowerCase());
      if (vector) return mayBeIn(value, vector.values) ? [] : [excludesNothing(key, value, [...at, key])];
      const near = nearest(
        key,
        [...vectors.values()].map(({ name }) => name),
      );
      const params = { key: short(key), nearest: near ?? "" };
      return [
        { code: near === undefined ? "exclude-key" : "exclude-key-near", path: [...at, key], part: "key", params },
      ];
    });
  });
}

function excludesNothing(key: string, value: unknown, path: Path): Fault {
  return { code: "exclude-nothing", path, params: { key: short(key), value: short(value) } };
}

/** Whether a value is one of a list, as expressions compare: without regard to capitals, numbers by what they are. */
function mayBeIn(value: unknown, list: unknown): boolean {
  if (!Array.isArray(list) || !isPlain(value)) return true;
  return list.some((item) => !isPlain(item) || same(item, value));
}

const isPlain = (value: unknown) => typeof value !== "object" && !isExpression(value);

function same(a: unknown, b: unknown): boolean {
  return String(a).toLowerCase() === String(b).toLowerCase() || Number(a) === Number(b);
}
