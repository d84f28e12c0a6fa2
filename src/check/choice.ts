import type { Finding, FindingLevel } from "../system/finding.ts";
import { ruleIdOf, ruleOf } from "./book.ts";
import type { RuleEntry } from "./rule.ts";

/** Which rules apply, and how grave what they find is. */
export interface Choice {
  /** The only ones that apply, when any are named. */
  readonly only?: ReadonlySet<string>;
  readonly off: ReadonlySet<string>;
  readonly levels: Readonly<Record<string, FindingLevel>>;
  readonly ignore: (path: string) => boolean;
}

export function isChosen({ only, off }: Choice, id: string): boolean {
  return (only?.has(id) ?? true) && !off.has(id);
}

export function chosen<R extends RuleEntry>(choice: Choice, rules: readonly R[]): R[] {
  return rules.filter(({ id }) => isChosen(choice, id));
}

const weight: Readonly<Record<FindingLevel, number>> = { error: 2, warning: 1, note: 0 };

/** The findings that are chosen, each at its level. What makes the manifest invalid is always told. */
export function applyChoice(choice: Choice, findings: readonly Finding[]): Finding[] {
  return findings.flatMap((finding) => {
    const id = ruleIdOf(finding.code);
    if ((id === "manifest" || id === "events") && finding.level === "error") return [finding];
    if (!isChosen(choice, id) || choice.ignore(finding.file)) return [];
    const level = choice.levels[id];
    return [level === undefined ? finding : { ...finding, level: relevel(finding.level, level, ruleOf(id)) }];
  });
}

/** What is as grave as the rule gets takes the new level; what is less grave stays, but never above it. */
function relevel(own: FindingLevel, level: FindingLevel, rule: RuleEntry | undefined): FindingLevel {
  return own === rule?.level || weight[own] > weight[level] ? level : own;
}
