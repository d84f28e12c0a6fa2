import type { RepositoryRule, Rule } from "../rule.ts";
import { codeownersRule } from "./codeowners/rule.ts";
import { discussionFormKind, issueConfigKind, issueFormKind } from "./forms/forms.ts";
import { issueTemplateRule } from "./forms/template.ts";
import { dependabotKind, fundingKind, labelerKind, releaseKind } from "./github/community.ts";
import { gitlabRule } from "./gitlab/rule.ts";
import type { Validate } from "./schema/issue.ts";
import { type Kind, schemaRule } from "./schema/rule.ts";
import { devcontainerKind, extensionsKind, gitpodKind } from "./tools/editors.ts";
import { allContributorsKind, citationKind, renovateKind, securityInsightsKind } from "./tools/metadata.ts";
import { workflowCheckoutRule } from "./workflow/checkout.ts";
import { workflowExpressionRule } from "./workflow/expression/rule.ts";
import { workflowInjectionRule } from "./workflow/injection.ts";
import { workflowPermissionsRule } from "./workflow/permissions.ts";
import { workflowPinsRule } from "./workflow/pins.ts";
import { actionKind, workflowKind } from "./workflow/structure.ts";

export type { SchemaIssue, Validate } from "./schema/issue.ts";

/** The kinds of files that have a schema. */
export const kinds: readonly Kind[] = [
  ...[issueFormKind, issueConfigKind, discussionFormKind],
  ...[fundingKind, dependabotKind, releaseKind, labelerKind],
  ...[workflowKind, actionKind],
  ...[devcontainerKind, gitpodKind, extensionsKind],
  ...[citationKind, allContributorsKind, renovateKind, securityInsightsKind],
];

/**
 * The rules over files of services, each by itself.
 * @param validate what a schema finds wrong with a value
 */
export function fileRules(validate: Validate): Rule[] {
  return [
    ...kinds.map((kind) => schemaRule(kind, validate)),
    issueTemplateRule,
    ...[workflowPermissionsRule, workflowPinsRule, workflowCheckoutRule, workflowInjectionRule],
    workflowExpressionRule,
  ];
}

/** The rules over files of services that need the rest of the repository. */
export function fileRepositoryRules(validate: Validate): RepositoryRule[] {
  return [codeownersRule, gitlabRule(validate)];
}
