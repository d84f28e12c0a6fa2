import type { Finding } from "../../../system/finding.ts";
import type { Rule } from "../../rule.ts";
import { asMap, type ServiceFile } from "../read/file.ts";
import { short } from "../schema/describe.ts";
import { allSteps, isAction, isWorkflow, readWorkflow } from "./model.ts";

/** What strangers write does not become part of a script (OpenSSF Scorecard, Dangerous-Workflow: script injection). */
export const workflowInjectionRule: Rule = {
  ...{ id: "workflow-injection", level: "warning", fix: "none" },
  sources: [
    "https://docs.github.com/en/actions/concepts/security/script-injections",
    "https://github.com/ossf/scorecard/blob/main/docs/checks.md#dangerous-workflow",
  ],
  title: { en: "No text from outside in a script", zh: "脚本中不含外来文本" },
  reason: {
    en: "An expression is put into a script before it runs: a title such as “$(curl …)” would be run as a command.",
    zh: "表达式在脚本运行前就被代入：像“$(curl …)”这样的标题会作为命令运行。",
  },
  applies: (path) => isWorkflow(path) || isAction(path),
  inspect: (path, text) => {
    const file = readWorkflow(path, text);
    return file ? findings(file) : [];
  },
};

/** The fields that GitHub's page on script injections names, and those like them: whoever opens something writes them. */
const outside =
  /github\.(head_ref\b|event\.(issue\.(title|body)|pull_request\.(title|body|head\.(ref|label|repo\.default_branch))|(comment|review|review_comment)\.body|discussion\.(title|body)|pages\S*\.page_name|commits\S*\.(message|author\.(name|email))|head_commit\.(message|author\.(name|email))|workflow_run\.(head_branch|display_title|head_commit\.(message|author\.(name|email))|head_repository\.description)))/;

function findings(file: ServiceFile): Finding[] {
  return allSteps(file).flatMap(({ path, map }) => {
    const { script } = asMap(map.with);
    const isScript = typeof map.uses === "string" && map.uses.startsWith("actions/github-script@");
    const texts = [
      { at: [...path, "run"], text: map.run, isScript: false },
      ...(isScript ? [{ at: [...path, "with", "script"], text: script, isScript }] : []),
    ];
    return texts.flatMap(({ at, text, isScript: quoted }) =>
      expressionsOf(text).flatMap((expression) => {
        const field = outside.exec(withoutAnswers(expression, quoted))?.[0];
        if (field === undefined) return [];
        const place = file.within(at, expression);
        return [
          {
            code: "workflow-injection.outside",
            level: "warning",
            file: file.path,
            ...place,
            params: { field: short(field) },
          } as const,
        ];
      }),
    );
  });
}

function expressionsOf(text: unknown): string[] {
  if (typeof text !== "string") return [];
  // What does not end is no expression; it is not looked for again from every sign.
  const parts = text.split("${{").slice(1);
  const found = parts.flatMap((part) => (part.includes("}}") ? [`\${{${part.slice(0, part.indexOf("}}"))}}}`] : []));
  return [...new Set(found)];
}

/**
 * An expression without its questions: a comparison, or a function that only says yes or no, gives no text of anybody's.
 * Within JavaScript, `toJSON` makes a literal of whatever it is given.
 */
function withoutAnswers(expression: string, isScript: boolean): string {
  const functions = isScript
    ? "contains|startsWith|endsWith|hashFiles|toJSON"
    : "contains|startsWith|endsWith|hashFiles";
  const plain = expression.slice(0, 2000).replace(/'[^']*'/g, "''");
  return plain
    .replace(new RegExp(`\\b(${functions})\\([^()]{0,500}\\)`, "gi"), "true")
    .replace(/[\w.*-]{1,200}\s{0,9}(==|!=)\s{0,9}[\w.*'-]{1,200}/g, "true");
}
