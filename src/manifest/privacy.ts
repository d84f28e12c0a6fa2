import * as v from "valibot";
import type { Finding } from "../system/finding.ts";
import { parseYaml } from "../system/yaml/index.ts";
import { issuesToFindings } from "./issues.ts";
import { type PrivacyFile, privacyFile } from "./schema/privacy.ts";

/**
 * Reads `privacy.yaml`. Never throws: what is wrong is a finding with its place.
 * @param file its path, for the findings
 */
export function readPrivacy(
  text: string,
  file: string,
): { readonly value: PrivacyFile | undefined; readonly findings: readonly Finding[] } {
  const yaml = parseYaml(text, { file });
  if (yaml.value === null || yaml.broken) {
    const nothing: Finding = { code: "manifest.nothing", level: "error", file, line: 1, column: 1, params: {} };
    return { value: undefined, findings: yaml.findings.length > 0 ? yaml.findings : [nothing] };
  }
  const parsed = v.safeParse(privacyFile, yaml.value, { abortPipeEarly: true });
  if (!parsed.success) return { value: undefined, findings: issuesToFindings(parsed.issues, privacyFile, yaml, file) };
  return { value: parsed.output, findings: yaml.findings };
}
