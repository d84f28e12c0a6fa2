import type { RepositoryRule } from "../rule.ts";
import { binaryRule } from "./binaries.ts";
import { ciRule, testsRule } from "./ci.ts";
import { citationRule } from "./citation.ts";
import { conductRule } from "./conduct.ts";
import { conflictRule } from "./conflict.ts";
import { duplicateRule } from "./duplicates.ts";
import { guideRules } from "./guides.ts";
import { headerRule } from "./headers.ts";
import { licenseRule, noticeRule } from "./license.ts";
import { misplacedRule } from "./misplaced.ts";
import { lockRule, packageRule, updatesRule } from "./packages.ts";
import { pathRule } from "./paths.ts";
import { placeholderRule } from "./placeholder.ts";
import { profileRule } from "./profile.ts";
import { readmeRule } from "./readme.ts";
import { securityRule } from "./security.ts";
import { templatesRule } from "./templates.ts";
import { toolPinRule } from "./tool-pin.ts";
import { translationRule } from "./translations.ts";

/** Rules over the repository as a whole: which files a community has, and what stands in them. */
export const repositoryRules: readonly RepositoryRule[] = [
  readmeRule,
  licenseRule,
  noticeRule,
  conductRule,
  ...guideRules,
  securityRule,
  templatesRule,
  profileRule,
  ciRule,
  testsRule,
  packageRule,
  lockRule,
  updatesRule,
  toolPinRule,
  binaryRule,
  conflictRule,
  placeholderRule,
  duplicateRule,
  misplacedRule,
  pathRule,
  translationRule,
  citationRule,
  headerRule,
];
