import { parseAllDocuments } from "yaml";
import { blankComments, parseJson } from "../../src/check/json.ts";

export const isYaml = (path: string): boolean => /\.(ya?ml|cff)$/.test(path);
export const isJson = (path: string): boolean =>
  /\.(json|jsonc|ipynb|code-workspace)$|(^|\/)\.all-contributorsrc$/.test(path);
const mayHaveComments = (path: string): boolean =>
  /devcontainer\.json$|^\.vscode\/|\.jsonc$|\.code-workspace$/.test(path);

export interface Parsed {
  readonly value: unknown;
  readonly faults: readonly string[];
}

/** Parses YAML 1.2 strictly: warnings count, keys are unique, the file is one document. */
export function parseYamlStrictly(text: string, version: "1.1" | "1.2" = "1.2"): Parsed {
  const documents = parseAllDocuments(text, { strict: true, uniqueKeys: true, logLevel: "silent", version });
  if ("empty" in documents) return { value: undefined, faults: ["no document"] };
  const faults = documents.flatMap(({ errors, warnings }) => [...errors, ...warnings].map((fault) => fault.message));
  if (documents.length > 1) faults.push(`${documents.length} documents`);
  return { value: faults.length === 0 ? documents[0]?.toJS() : undefined, faults };
}

/** Parses JSON; with comments where the file's tool takes them. */
export function parseJsonStrictly(path: string, text: string): Parsed {
  const { value, findings } = parseJson(path, mayHaveComments(path) ? blankComments(text) : text);
  return { value, faults: findings.map(({ line, column, params }) => `${line}:${column} ${params.reason}`) };
}

/** The value of a data file, by its path. @throws when it does not parse */
export function parseData(path: string, text: string): unknown {
  const { value, faults } = isYaml(path) ? parseYamlStrictly(text) : parseJsonStrictly(path, text);
  if (faults.length > 0) throw new Error(`${path}: ${faults.join("; ")}`);
  return value;
}

/** A map of a parsed value, or an empty one: for walking what a schema has already checked. */
export function asMap(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** A list of a parsed value; a single one becomes a list of one, nothing an empty list. */
export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}
