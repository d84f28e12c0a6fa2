import * as v from "valibot";
import { issuesToFindings } from "../manifest/issues.ts";
import { AppError } from "../system/errors.ts";
import type { Finding } from "../system/finding.ts";
import type { Folder } from "../system/folder.ts";
import { decodeUtf8 } from "../system/text/utf8.ts";
import { type ParsedYaml, parseYaml } from "../system/yaml/index.ts";
import { type TemplateSpec, templateSchema } from "./template.ts";

/** A template as it was read: its description, and the folder that its files come from. */
export interface Template {
  readonly spec: TemplateSpec;
  readonly folder: Folder;
}

/** Where a template is, and its description where that has been read and checked already. */
export interface Found {
  readonly folder: Folder;
  readonly spec?: TemplateSpec;
}

/** Finds a template by id; undefined when there is none of that name. */
export type FindTemplate = (id: string) => Found | undefined;

/**
 * Reads a template and everything that it includes, in the order in which their files apply: included ones first.
 * @throws AppError `template.unknown`, `template.invalid` (with file, line and column), `template.cycle`
 */
export function loadTemplates(id: string, find: FindTemplate): Template[] {
  const ordered: Template[] = [];
  const open = new Set<string>();
  const visit = (name: string): void => {
    if (ordered.some((template) => template.spec.id === name)) return;
    if (open.has(name)) throw new AppError("template.cycle", { template: name });
    open.add(name);
    const template = readTemplate(name, find);
    template.spec.include.forEach(visit);
    ordered.push(template);
  };
  visit(id);
  return ordered;
}

/** Reads one template's description and checks it. @throws AppError `template.unknown`, `template.invalid` */
export function readTemplate(id: string, find: FindTemplate): Template {
  const found = find(id);
  if (!found) throw new AppError("template.unknown", { template: id }, 2);
  const { folder, spec } = found;
  if (spec) return { spec, folder };
  const bytes = folder.read("template.yaml");
  if (!bytes) throw new AppError("template.unknown", { template: id }, 2);
  const yaml = parseYaml(decodeUtf8(bytes), { file: `${id}/template.yaml` });
  const broken = yaml.findings.find((finding) => finding.level === "error");
  if (broken) throw invalid(id, broken);
  return { spec: check(yaml, id), folder };
}

function check(yaml: ParsedYaml, id: string): TemplateSpec {
  const parsed = v.safeParse(templateSchema, yaml.value);
  if (parsed.success) return parsed.output;
  const [finding] = issuesToFindings(parsed.issues, templateSchema, yaml, "");
  throw invalid(id, finding as Finding);
}

/** With the code and the parameters of what is wrong: its text is chosen where it is shown. */
function invalid(id: string, { line, column, code, params }: Finding): AppError {
  return new AppError("template.invalid", { ...params, file: `${id}/template.yaml`, line, column, reason: code }, 2);
}
