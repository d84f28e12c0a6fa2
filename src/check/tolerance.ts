import type { Finding } from "../system/finding.ts";
import type { Unchecked } from "./coverage.ts";
import { levelOf } from "./readers.ts";

/**
 * What looks broken, but is meant to be: a linter of any repository must not call a test's data, a chart's template or
 * a settings file with comments an error.
 */

/** Test data, and the work of others: broken on purpose, or not for this repository to mend. */
const samples =
  /(?:^|\/)(?:(?:tests?|specs?|__tests__|e2e|unittests?)\/(?!readme[^/]*$)|(?:\w+[-_])?fixtures?\/|__\w+__\/|test[-_]?(?:data|cases?|files|resources)\/|mocks?\/|snapshots?\/|playgrounds?\/|vendor(?:ed)?\/|third[-_]?party\/|bower_components\/)/i;

/** Names that tell what is the matter with a file. */
const told = /(?:^|[/_.-])(?:invalid|broken|malformed|corrupt(?:ed)?|bad|(?:with|has)[-_]?errors?)(?:[/_.-]|$)/i;

/** What a template engine fills in. Workflows have expressions of their own, which are text to YAML. */
const marks = /(?<!\$)\{\{|\{%|<%|\[%|@@\w+@@|^[ \t]*#(?:if|end|foreach)\b/m;
const templates =
  /[{}]|<%|(?:^|\/)(?:_?templates?|skeletons?|boilerplates?|charts?|cookiecutter[^/]*)\/|\.(?:j2|tpl|tmpl|in)(?:\.|$)/i;

/** What its service reads as it is, whatever stands in it. */
const asIs = /^\.(?:github|gitlab|commonry)\/|^\.?[^/.]+\.\w+$|^\.[^/]+$/;

/** Limits of ours, not of the files. */
const limits = new Set(["yaml.large", "yaml.many", "yaml.deep", "yaml.aliases"]);

/** Rules that look at the form of a file, and what stands for the rest of many findings of one. */
const syntax = new Set(["yaml", "json", "notebook", "finding"]);

/** Whether a template engine makes the file that others read, so that its own form says nothing. */
export function isTemplate(path: string, text: () => string): boolean {
  return !asIs.test(path) && (templates.test(path) || marks.test(text()));
}

/**
 * A finding as it should be reported, or what could not be checked instead.
 * @param text gives the text of the file, when it is needed
 */
export function tolerate(finding: Finding, text: () => string): Finding | Unchecked {
  const { code, file } = finding;
  const [rule = ""] = code.split(".");
  const isSyntax = syntax.has(rule);
  if (limits.has(code) && file !== "community.yaml") return { path: file, reason: "large" };
  if (isSyntax && isTemplate(file, text)) return { path: file, reason: "template" };
  const isSample = rule !== "region" && (samples.test(file) || (isSyntax && told.test(file)));
  return isSample ? { ...finding, level: "note" } : { ...finding, level: levelOf(finding, text) };
}
