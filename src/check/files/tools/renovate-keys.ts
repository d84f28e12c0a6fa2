/** Options, and keys that its own validation passes over (docs.renovatebot.com, «Configuration Options», «Self-Hosted Configuration»; version 43, August 2026). */
const options = `
  $schema abandonmentThreshold abortIgnoreStatusCodes abortOnError addLabels additionalBranchPrefix
  additionalReviewers allowCustomCrateRegistries allowPlugins allowScripts
  allowShellExecutorForPostUpgradeCommands allowedCommands allowedEnv allowedHeaders allowedUnsafeExecutions
  allowedVersions artifactAuth assignAutomerge assignees assigneesFromCodeOwners assigneesSampleSize authType
  autoApprove autoReplaceGlobalMatch autoReplaceStringTemplate autodiscover autodiscoverFilter
  autodiscoverNamespaces autodiscoverProjects autodiscoverRepoOrder autodiscoverRepoSort autodiscoverTopics
  automerge automergeComment automergeSchedule automergeStrategy automergeType azureWorkItemId azureWorkItemType
  baseBranchPatterns baseDir bbAutoResolvePrTasks bbUseDefaultReviewers bbUseDevelopmentBranch binarySource
  branchConcurrentLimit branchName branchNameStrict branchPrefix branchPrefixOld branchTopic bumpType bumpVersion
  bumpVersions cacheDir cacheHardTtlMinutes cachePrivatePackages cacheTtlOverride changelogUrl checkedBranches
  cloneSubmodules cloneSubmodulesFilter commands commitBody commitBodyTable commitHourlyLimit commitMessage
  commitMessageAction commitMessageExtra commitMessageLowerCase commitMessagePrefix commitMessageSuffix
  commitMessageTopic commitTrailers composerIgnorePlatformReqs concurrentRequestLimit confidential configFileNames
  configMigration configValidationError configWarningReuseIssue constraints constraintsFiltering
  constraintsVersioning containerbaseDir copyLocalLibs currentValueTemplate customDatasources customEnvVariables
  customManagers customType customizeDashboard dataFileTemplate datasourceTemplate defaultRegistryUrlTemplate
  defaultRegistryUrls deleteAdditionalConfigFile deleteConfigFile depNameTemplate depType depTypeTemplate
  dependencyDashboard dependencyDashboardApproval dependencyDashboardAutoclose dependencyDashboardCategory
  dependencyDashboardFooter dependencyDashboardHeader dependencyDashboardLabels
  dependencyDashboardOSVVulnerabilitySummary dependencyDashboardReportAbandonment dependencyDashboardTitle
  description detectGlobalManagerConfig detectHostRulesFromEnv digest dnsCache dockerChildPrefix dockerCliOptions
  dockerMaxPages dockerSidecarImage dockerUser draftPR dryRun enableHttp2 enabled enabledManagers encrypted
  encryptedWarning endpoint env excludeCommitPaths executionMode executionTimeout expandCodeOwnersGroups
  exposeAllEnv extends extractVersion extractVersionTemplate fetchChangeLogs fileFilters fileFormat filePatterns
  filterUnavailableUsers followTag force forceCli forkCreation forkModeDisallowMaintainerEdits forkOrg
  forkProcessing forkToken format gitAuthor gitIgnoredAuthors gitLabIgnoreApprovals gitNoVerify gitPrivateKey
  gitPrivateKeyPassphrase gitTimeout gitUrl githubTokenWarn globalExtends goGetDirs group groupName
  groupSingleUpdates groupSlug hashedBranchLength headers hostRules hostType httpCacheTtlDays httpsCertificate
  httpsCertificateAuthority httpsPrivateKey ignoreDeprecated ignoreDeps ignorePaths ignorePlugins ignorePrAuthor
  ignorePresets ignoreReviewers ignoreScripts ignoreTests ignoreUnstable includeMirrors includePaths inheritConfig
  inheritConfigFileName inheritConfigRepoName inheritConfigStrict insecureRegistry installTools
  internalChecksAsSuccess internalChecksFilter isVulnerabilityAlert jvmMaxMemory jvmMemory keepAlive
  keepUpdatedLabel labels lockFileMaintenance logContext logLevelRemap major managerFilePatterns matchBaseBranches
  matchCategories matchConfidence matchCurrentAge matchCurrentValue matchCurrentVersion matchDatasources
  matchDepNames matchDepTypes matchFileNames matchHost matchJsonata matchManagers matchMessage matchNewValue
  matchPackageNames matchRegistryUrls matchRepositories matchSourceUrls matchStrings matchStringsStrategy
  matchUpdateTypes maxMajorIncrement maxRequestsPerSecond maxRetryAfter mergeConfidenceDatasources
  mergeConfidenceEndpoint migratePresets milestone minimumConfidence minimumGroupSize minimumReleaseAge
  minimumReleaseAgeBehaviour minor mode name newLogLevel nodeMaxMemory npmToken npmrc npmrcMerge onboarding
  onboardingAutoCloseAge onboardingBranch onboardingCommitMessage onboardingConfig onboardingConfigFileName
  onboardingNoDeps onboardingPrTitle onboardingRebaseCheckbox optimizeForDisabled osvVulnerabilityAlerts
  overrideDatasource overrideDepName overridePackageName packageFile packageNameTemplate packageRules password
  patch persistRepoData pin pinDigest pinDigests platform platformAutomerge platformCommit postUpdateOptions
  postUpgradeTasks prBody prBodyColumns prBodyDefinitions prBodyHeadingDefinitions prBodyNotes prBodyTemplate
  prCacheSyncMaxPages prCommitsPerRunLimit prConcurrentLimit prCreation prFooter prHeader prHourlyLimit
  prNotPendingHours prPriority prTitle prTitleStrict presetCachePersistence printConfig privateKey privateKeyOld
  privateKeyPath privateKeyPathOld processEnv productLinks pruneBranchAfterAutomerge pruneStaleBranches
  rangeStrategy readOnly rebaseAllOpenBranches rebaseLabel rebaseWhen recreateWhen redisPrefix redisUrl
  registryAliases registryUrlTemplate registryUrls replacement replacementApproach replacementName
  replacementNameTemplate replacementVersion replacementVersionTemplate reportFormatting reportPath reportType
  repositories repository repositoryCache repositoryCacheForceLocal repositoryCacheType requireConfig
  respectLatest reviewers reviewersFromCodeOwners reviewersSampleSize rollback rollbackPrs s3Endpoint s3PathStyle
  schedule secrets semanticCommitScope semanticCommitType semanticCommits separateMajorMinor separateMinorPatch
  separateMultipleMajor separateMultipleMinor skipArtifactsUpdate skipInstalls sourceDirectory sourceUrl
  statusCheckNames statusCheckWhen stopUpdatingLabel suppressNotifications timeout timezone token toolSettings
  transformTemplates unicodeEmoji updateInternalDeps updateNotScheduled updatePinnedDependencies
  useBaseBranchConfig useCloudMetadataServices userAgent userStrings username variables versionCompatibility
  versioning versioningTemplate vulnerabilityAlert vulnerabilityAlerts vulnerabilityAlertsOnly
  vulnerabilityFixStrategy vulnerabilityFixVersion workingDirTemplate writeDiscoveredRepos
`;

/** Managers: each has its settings under its own name. */
const managers = `
  ansible ansible-galaxy ant argocd asdf azure-pipelines batect batect-wrapper bazel bazel-module bazelisk bicep
  bitbucket-pipelines bitrise buildkite buildpacks bun bun-version bundler cake cargo cdnurl circleci cloudbuild
  cocoapods composer conan copier cpanfile crossplane crow deno deps-edn devbox devcontainer docker-compose
  dockerfile droneci fleet flux fvm git-submodules github-actions gitlabci gitlabci-include glasskube gleam gomod
  gradle gradle-wrapper haskell-cabal helm-requirements helm-values helmfile helmsman helmv3 hermit
  homeassistant-manifest homebrew html jenkins jsonata jsonnet-bundler kotlin-script kubernetes kustomize
  leiningen maven maven-wrapper meteor mint mise mix nix nodenv npm nuget nvm ocb osgi pep621 pep723 pip-compile
  pip_requirements pip_setup pipenv pixi poetry pre-commit proto pub puppet pyenv quadlet regex renovate-config
  ruby-version runtime-version rust-toolchain sbt scalafmt setup-cfg smithy sveltos swift tekton terraform
  terraform-version terragrunt terragrunt-version tflint-plugin travis typst unity3d velaci vendir woodpecker
  xcodegen
`;

/** What older versions had, and Renovate moves to its new place by itself. */
const old = `
  adoptium-java aliases allowCommandTemplating allowPostUpgradeCommandTemplating allowedPostUpgradeCommands
  automergeMajor automergeMinor automergePatch azureAutoApprove azureAutoComplete baseBranch baseBranchList
  baseBranches compatibility customChangelogUrl datasource datasources deepExtract depTypeList depTypes
  dependencies devDependencies docker dotnet endpoints engines excludeDepNames excludeDepPatterns
  excludeDepPrefixes excludePackageNames excludePackagePatterns excludePackagePrefixes excludeRepositories
  excludedPackageNames exposeEnv fileMatch gitFs gitLabAutomerge golang gomodTidy groupBranchName
  groupCommitMessage groupPrBody groupPrTitle ignoreNodeModules ignoreNpmrcFile includeForks java js keepalive
  languages lazyGrouping lookupNameTemplate maintainYarnLock managerBranchPrefix managers masterIssue
  masterIssueApproval masterIssueAutoclose masterIssueFooter masterIssueHeader masterIssueLabels masterIssueTitle
  matchDepPatterns matchDepPrefixes matchFiles matchLanguages matchPackagePatterns matchPackagePrefixes matchPaths
  matchSourceUrlPrefixes multipleMajorPrs node optionalDependencies packageFiles packageName packageNames
  packagePattern packagePatterns packages pathRules paths peerDependencies php pinVersions python
  raiseDeprecationWarnings rebaseConflictedPrs rebaseStalePrs recreateClosed regexManagers renovate-config-presets
  renovateFork requiredStatusChecks ruby rust semanticPrefix separateMajorReleases separatePatchReleases
  sourceUrlPrefixes stabilityDays statusCheckVerify supportPolicy transitiveRemediation trustLevel unpublishSafe
  updateLockFiles updateTypes upgradeInRange versionScheme versionStrategy yarnCacheFolder
  yarnMaintenanceBranchName yarnMaintenanceCommitMessage yarnMaintenancePrBody yarnMaintenancePrTitle
`;

/** Every key that a file of settings may hold, at its top or in a rule. */
export const renovateKeys: ReadonlySet<string> = new Set(`${options}${managers}${old}`.split(/\s+/).filter(Boolean));
