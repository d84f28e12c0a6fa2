import * as v from "valibot";
import type { Finding } from "../system/finding.ts";
import { parseYaml } from "../system/yaml/index.ts";
import { issuesToFindings } from "./issues.ts";

/**
 * Reads one YAML file against its schema. Never throws: what is wrong is a finding with its place.
 * @param file its path, for the findings
 */
export function readOne<const S extends v.GenericSchema>(
  text: string,
  file: string,
  schema: S,
): { readonly value: v.InferOutput<S> | undefined; readonly findings: readonly Finding[] } {
  const yaml = parseYaml(text, { file });
  if (yaml.value === null || yaml.broken) {
    const nothing: Finding = { code: "manifest.nothing", level: "error", file, line: 1, column: 1, params: {} };
    return { value: undefined, findings: yaml.findings.length > 0 ? yaml.findings : [nothing] };
  }
  const parsed = v.safeParse(schema, yaml.value, { abortPipeEarly: true });
  if (!parsed.success) return { value: undefined, findings: issuesToFindings(parsed.issues, schema, yaml, file) };
  return { value: parsed.output, findings: yaml.findings };
}
