import type { Params } from "../../system/errors.ts";
import type { Finding } from "../../system/finding.ts";
import type { ParsedYaml, Path } from "../../system/yaml/index.ts";

/** A file as it was read, whatever its shape. */
export interface Source {
  readonly file: string;
  readonly yaml: ParsedYaml;
}

/** A part of a file. Its shape may be wrong: that is the schema's to say, so a missing part is just undefined here. */
export interface Part {
  readonly source: Source;
  readonly path: Path;
  readonly value: unknown;
}

export function whole(source: Source): Part {
  return { source, path: [], value: source.yaml.value };
}

/** What a map holds under a key. */
export function at({ source, path, value }: Part, key: string): Part {
  const map = isMap(value) ? value : {};
  return { source, path: [...path, key], value: Object.hasOwn(map, key) ? map[key] : undefined };
}

/** The items of a list. */
export function items({ source, path, value }: Part): Part[] {
  return Array.isArray(value) ? value.map((item, index) => ({ source, path: [...path, index], value: item })) : [];
}

/** The values of a map, each at its key. */
export function values(part: Part): Part[] {
  return isMap(part.value) ? Object.keys(part.value).map((key) => at(part, key)) : [];
}

/** The key at which a part stands, as if it were a text of its own. */
export function key(part: Part): string {
  return String(part.path[part.path.length - 1]);
}

export function text(part: Part): string | undefined {
  return typeof part.value === "string" ? part.value : undefined;
}

export function present(part: Part): boolean {
  return part.value !== undefined && part.value !== null;
}

/** A finding where a part stands, or where its key does. */
export function fault(code: string, part: Part, params: Params, where: "value" | "key" = "value"): Finding {
  const { file, yaml } = part.source;
  return { code, level: "error", file, ...yaml.position(part.path, where), params };
}

export function warning(code: string, part: Part, params: Params): Finding {
  return { ...fault(code, part, params), level: "warning" };
}

/** Names are told apart without regard to case, as GitHub does for labels, repositories and teams. */
export function fold(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
