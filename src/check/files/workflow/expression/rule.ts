import type { FindingLevel } from "../../../../system/finding.ts";
import type { Path } from "../../../../system/yaml/index.ts";
import type { Rule } from "../../../rule.ts";
import { asMap, isMap, type ServiceFile } from "../../read/file.ts";
import { short } from "../../schema/describe.ts";
import { findingsOf } from "../../schema/rule.ts";
import { isAction, isWorkflow, readWorkflow } from "../model.ts";
import { expressionFaults, type Found } from "./faults.ts";
import { actionPlace, type Place, workflowPlace } from "./places.ts";
import { judgeOf } from "./reads/judge.ts";
import { readLevels, readTexts } from "./reads/texts.ts";

const levels: Readonly<Record<string, FindingLevel>> = { "always-true": "warning", ...readLevels };

const lists: ReadonlySet<string> = new Set(["allowed", "known"]);

/** Expressions are written as the service reads them, and read only what there is where they stand. */
export const workflowExpressionRule: Rule = {
  ...{ id: "workflow-expression", level: "error", fix: "none", texts: readTexts },
  sources: [
    "https://docs.github.com/en/actions/reference/workflows-and-actions/expressions",
    "https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#context-availability",
    "https://github.com/actions/languageservices",
  ],
  title: {
    en: "GitHub can read every expression, and what it reads is there",
    zh: "GitHub 能读取每个表达式，且所读取的内容存在",
  },
  reason: {
    en: "At an expression that it cannot read GitHub refuses the whole workflow; of what is not there it makes an empty text.",
    zh: "遇到无法读取的表达式时，GitHub 会拒绝整个工作流；所读取的内容不存在时，结果为空文本。",
  },
  applies: (path) => isWorkflow(path) || isAction(path),
  inspect: (path, text) => {
    if (!text.includes("${{") && !/\bif\b/.test(text)) return [];
    const file = readWorkflow(path, text);
    if (!file || !isOurs(file)) return [];
    const entry = { id: "workflow-expression", level: "error", levels } as const;
    return walk(file, isWorkflow(path) ? workflowPlace : actionPlace).flatMap(({ at, fault, source }) => {
      const params = Object.fromEntries(
        // What there is to choose from is of the service; all else is of the file.
        Object.entries(fault.params).map(([name, value]) => [name, lists.has(name) ? value : short(String(value))]),
      );
      const findings = findingsOf(entry, file, [{ code: fault.code, path: at, params }]);
      return source === undefined ? findings : findings.map((finding) => ({ ...finding, ...file.within(at, source) }));
    });
  },
};

/** A file called `action.yml` may be anything; an action says how it runs. */
function isOurs(file: ServiceFile): boolean {
  return isWorkflow(file.path) || isMap(asMap(file.value).runs);
}

interface Met extends Found {
  readonly at: Path;
}

function walk(file: ServiceFile, placeOf: (path: Path) => Place | undefined): Met[] {
  const met: Met[] = [];
  const judge = judgeOf(file);
  const visit = (value: unknown, at: Path): void => {
    if (typeof value === "string") {
      for (const found of expressionFaults(value, placeOf(at), judge(at))) met.push({ ...found, at });
    } else if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...at, index]);
    else if (isMap(value)) for (const [key, item] of Object.entries(value)) visit(item, [...at, key]);
  };
  visit(file.value, []);
  return met;
}
