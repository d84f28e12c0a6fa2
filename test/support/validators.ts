import spdx from "spdx-license-ids/index.json" with { type: "json" };
import { jsonRule } from "../../src/check/json.ts";
import { notebookRule } from "../../src/check/notebook.ts";
import { yamlRule } from "../../src/check/yaml.ts";
import type { Forge } from "../../src/scaffold/template.ts";
import { actionlintFaults } from "./actionlint.ts";
import { citationFaults } from "./citation.ts";
import { codeownersFaults } from "./codeowners.ts";
import { asMap, isJson, isYaml, parseData, parseJsonStrictly, parseYamlStrictly } from "./data.ts";
import { formFaults } from "./forms.ts";
import { readPage } from "./markdown.ts";
import { schemaFaults, schemaFor } from "./schemas.ts";
import { workflowFaults } from "./workflows.ts";

/** One way to look at a file by itself: which files it is for, and what it finds wrong in one. */
export interface Validator {
  readonly id: string;
  readonly applies: (path: string) => boolean;
  readonly faults: (text: string, path: string, forge: Forge) => string[] | Promise<string[]>;
}

export const isWorkflow = (path: string): boolean =>
  /^\.github\/workflows\/[^/]+\.ya?ml$|^workflow-templates\/[^/]+\.ya?ml$/.test(path);
const isForm = (path: string) => ["issue-form", "discussion-form"].includes(schemaFor(path) ?? "");
/** Files that a forge or another program reads, with a parser that may be one for YAML 1.1. */
const isRead = (path: string) => isYaml(path) && /^\.git(hub|lab|pod)|\.cff$|^SECURITY-INSIGHTS/.test(path);
const withSchema = (path: string) => schemaFor(path) !== undefined;
const rule = (found: { code: string; line: number; params: object }[]) =>
  found.map(({ code, line, params }) => `line ${line}: ${code} ${JSON.stringify(params)}`);

export const validators: readonly Validator[] = [
  { id: "YAML 1.2, strict, one document", applies: isYaml, faults: (text) => [...parseYamlStrictly(text).faults] },
  { id: "YAML 1.1 reads the same", applies: isRead, faults: oldYamlFaults },
  { id: "JSON", applies: isJson, faults: (text, path) => [...parseJsonStrictly(path, text).faults] },
  {
    id: "our schema",
    applies: withSchema,
    faults: valueFaults((value, path) => schemaFaults(schemaFor(path) ?? "", value)),
  },
  { id: "GitHub's further rules for forms", applies: isForm, faults: valueFaults(formFaults) },
  { id: "cffjs", applies: (path) => path === "CITATION.cff", faults: valueFaults(citationFaults) },
  { id: "SPDX", applies: (path) => path === "CITATION.cff", faults: valueFaults(licenceFaults) },
  {
    id: "CODEOWNERS",
    applies: (path) => /(^|\/)CODEOWNERS$/.test(path),
    faults: (text, _, forge) => codeownersFaults(text, forge),
  },
  { id: "security of workflows", applies: isWorkflow, faults: (text) => workflowFaults(text) },
  { id: "actionlint", applies: isWorkflow, faults: actionlintFaults },
  {
    id: "markdownlint",
    applies: (path) => path.endsWith(".md"),
    faults: (text, path) => [...readPage(path, text).faults],
  },
  { id: "commonry check: yaml", applies: yamlRule.applies, faults: (text, path) => rule(yamlRule.inspect(path, text)) },
  { id: "commonry check: json", applies: jsonRule.applies, faults: (text, path) => rule(jsonRule.inspect(path, text)) },
  {
    id: "commonry check: notebook",
    applies: notebookRule.applies,
    faults: (text, path) => rule(notebookRule.inspect(path, text)),
  },
  { id: "a notebook holds no output", applies: notebookRule.applies, faults: outputFaults },
];

/** A check of a parsed value; a file that does not parse is another validator's finding. */
function valueFaults(check: (value: unknown, path: string) => string[] | Promise<string[]>): Validator["faults"] {
  return (text, path) => check(parseData(path, text), path);
}

function licenceFaults(citation: unknown): string[] {
  const { license } = asMap(citation);
  return spdx.includes(String(license)) ? [] : [`no SPDX identifier: ${license}`];
}

/** Ruby (GitHub's forms, GitLab's pipelines) and PyYAML read YAML 1.1, in which `no` is false and `1:30` is ninety. */
function oldYamlFaults(text: string): string[] {
  const plain = text.replace(/^on:/m, '"on":');
  const [old, now] = (["1.1", "1.2"] as const).map((version) =>
    JSON.stringify(parseYamlStrictly(plain, version).value),
  );
  return old === now ? [] : ["a value that YAML 1.1 reads otherwise"];
}

function outputFaults(text: string): string[] {
  const { cells } = JSON.parse(text) as { cells: { outputs?: unknown[]; execution_count?: unknown }[] };
  return cells.flatMap(({ outputs = [], execution_count = null }, index) =>
    outputs.length > 0 || execution_count !== null ? [`cell ${index + 1} holds an output`] : [],
  );
}
