import type { RepositoryRule, Rule } from "../rule.ts";
import { gitlabRule } from "./gitlab/rule.ts";
import { kinds, repositoryRules, singleRules } from "./list.ts";
import type { Validate } from "./schema/issue.ts";
import { schemaRule } from "./schema/rule.ts";

export { kinds } from "./list.ts";
export type { SchemaIssue, Validate } from "./schema/issue.ts";

/**
 * The rules over files of services, each by itself.
 * @param validate what a schema finds wrong with a value
 */
export function fileRules(validate: Validate): Rule[] {
  return [...kinds.map((kind) => schemaRule(kind, validate)), ...singleRules];
}

/** The rules over files of services that need the rest of the repository. */
export function fileRepositoryRules(validate: Validate): RepositoryRule[] {
  return [...repositoryRules, gitlabRule(validate)];
}
