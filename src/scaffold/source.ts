import * as v from "valibot";
import { AppError } from "../system/errors.ts";
import type { Folder } from "../system/folder.ts";
import { decodeUtf8 } from "../system/text/utf8.ts";
import { parseYaml } from "../system/yaml/index.ts";
import { type TemplateSpec, templateSchema } from "./template.ts";

/** A template as it was read: its description, and the folder that its files come from. */
export interface Template {
  readonly spec: TemplateSpec;
  readonly folder: Folder;
}

/** Where a template is, and its description when that has been read already. */
export interface Found {
  readonly folder: Folder;
  readonly spec?: unknown;
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
  const { folder } = found;
  if (found.spec !== undefined) return { spec: check(found.spec, id, () => ({ line: 1, column: 1 })), folder };
  const bytes = folder.read("template.yaml");
  if (!bytes) throw new AppError("template.unknown", { template: id }, 2);
  const yaml = parseYaml(decodeUtf8(bytes), { file: `${id}/template.yaml` });
  const broken = yaml.findings.find((finding) => finding.level === "error");
  if (broken) throw invalid(id, broken, broken.code);
  return { spec: check(yaml.value, id, yaml.position), folder };
}

type Place = { readonly line: number; readonly column: number };

function check(value: unknown, id: string, position: (path: (string | number)[]) => Place): TemplateSpec {
  const parsed = v.safeParse(templateSchema, value);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const path = (issue.path ?? []).map((item) => item.key as string | number);
  throw invalid(id, position(path), `${path.join(".")}: ${issue.message}`);
}

function invalid(id: string, { line, column }: Place, reason: string): AppError {
  return new AppError("template.invalid", { file: `${id}/template.yaml`, line, column, reason }, 2);
}
