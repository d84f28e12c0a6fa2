import type { RepositoryRule, Rule } from "../rule.ts";
import { codeownersRule } from "./codeowners/rule.ts";
import { discussionFormKind, issueConfigKind, issueFormKind } from "./forms/forms.ts";
import { issueNamesRule } from "./forms/names.ts";
import { issueTemplateRule } from "./forms/template.ts";
import { fundingKind, releaseKind } from "./github/community.ts";
import { dependabotKind } from "./github/dependabot.ts";
import { labelerKind } from "./github/labeler.ts";
import { labelerVersionRule } from "./github/labeler-version.ts";
import { quickActionRule } from "./gitlab/quick-actions.ts";
import type { Kind } from "./schema/rule.ts";
import { citationKind } from "./tools/citation.ts";
import { preCommitHooksKind, preCommitKind, readTheDocsKind } from "./tools/docs.ts";
import { devcontainerKind, extensionsKind, gitpodKind } from "./tools/editors.ts";
import { allContributorsKind, securityInsightsKind } from "./tools/metadata.ts";
import { mkdocsRule } from "./tools/mkdocs.ts";
import { readTheDocsFilesRule } from "./tools/read-the-docs.ts";
import { renovateKind } from "./tools/renovate.ts";
import { workflowCheckoutRule } from "./workflow/checkout.ts";
import { workflowExpressionRule } from "./workflow/expression/rule.ts";
import { workflowInjectionRule } from "./workflow/injection.ts";
import { workflowPermissionsRule } from "./workflow/permissions.ts";
import { workflowPinsRule } from "./workflow/pins.ts";
import { workflowReferenceRule } from "./workflow/references/rule.ts";
import { actionKind, workflowKind } from "./workflow/structure.ts";

/** The kinds of files that have a schema: a new one is a file with what it is, its texts included, and a line here. */
export const kinds: readonly Kind[] = [
  ...[issueFormKind, issueConfigKind, discussionFormKind],
  ...[fundingKind, dependabotKind, releaseKind, labelerKind],
  ...[workflowKind, actionKind],
  ...[devcontainerKind, gitpodKind, extensionsKind],
  ...[citationKind, allContributorsKind, renovateKind, securityInsightsKind],
  ...[readTheDocsKind, preCommitKind, preCommitHooksKind],
];

/** Rules over one file that has no schema. */
export const singleRules: readonly Rule[] = [
  issueTemplateRule,
  ...[workflowPermissionsRule, workflowPinsRule, workflowCheckoutRule, workflowInjectionRule],
  workflowExpressionRule,
  quickActionRule,
];

/** Rules that hold files of services against one another. */
export const repositoryRules: readonly RepositoryRule[] = [
  codeownersRule,
  issueNamesRule,
  labelerVersionRule,
  mkdocsRule,
  readTheDocsFilesRule,
  workflowReferenceRule,
];
