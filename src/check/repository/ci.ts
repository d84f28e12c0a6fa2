import type { RepositoryRule } from "../rule.ts";
import { about, factsOf } from "./facts.ts";

/** What tells the service that runs tests what to do. */
const pipelines =
  /^(?:\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.yml|\.travis\.yml|\.circleci\/.+|Jenkinsfile.*|azure-pipelines.*|\.?appveyor\.yml|\.drone\.(?:yml|star|jsonnet)|bitbucket-pipelines\.yml|\.buildkite\/.+|\.cirrus\.(?:yml|star)|\.woodpecker(?:\.yml|\/.+)|\.(?:forgejo|gitea)\/workflows\/.+|\.builds?(?:\.yml|\/.+)|\.semaphore\/.+|\.teamcity\/.+|cloudbuild\.ya?ml|\.?zuul(?:\.yaml|\.d\/.+)|\.taskcluster\.yml|\.ci\/.+|wercker\.yml|\.prow\/.+|\.prow\.yaml|\.tekton\/.+)$/;

const testFolder =
  /(?:^|\/)(?:tests?|specs?|__tests__|testing|testdata|e2e|t|(?:unit|integration)[-_]?tests?|[\w.-]*[-_.]tests?)\//i;
const testFile =
  /(?:^|[/._-])(?:tests?|spec|e2e)\.\w+$|(?:^|\/)tests?[-_][^/]*\.\w+$|[-_](?:tests?|spec)\.\w+$|Tests?\.(?:java|cs|kt|swift|scala|php|ts|js)$/;

/** Something runs the tests of every change. */
export const ciRule: RepositoryRule = {
  id: "ci",
  level: "note",
  sources: ["repolinter: integrates-with-ci", "Scorecard: CI-Tests", "OSPS-QA-06.01"],
  fix: "none",
  title: { en: "Every change is tested automatically", zh: "每次更改都会自动测试" },
  reason: {
    en: "A reviewer who need not ask whether it still works can look at whether it is right.",
    zh: "评审者不必再问是否还能运行，便可专注于是否正确。",
  },
  examine: (repository) => {
    if (!factsOf(repository).hasCode || repository.files.some((path) => pipelines.test(path))) return [];
    const file = factsOf(repository).isGitLab ? ".gitlab-ci.yml" : ".github/workflows/ci.yml";
    return [about(file, "ci.missing", "note")];
  },
};

/** There are tests. Rust keeps them in the files that they test, so its absence tells nothing there. */
export const testsRule: RepositoryRule = {
  id: "tests",
  level: "note",
  sources: ["repolinter: test-directory-exists", "OSPS-QA-06.01"],
  fix: "none",
  title: { en: "There are tests", zh: "有测试" },
  reason: {
    en: "Without tests a newcomer cannot tell whether a change breaks something.",
    zh: "没有测试，新人无从判断更改是否破坏了什么。",
  },
  examine: (repository) => {
    const { hasCode, languages } = factsOf(repository);
    if (!hasCode || languages.has("rust")) return [];
    const found = repository.files.some((path) => testFolder.test(path) || testFile.test(path));
    return found ? [] : [about("tests/", "tests.missing", "note")];
  },
};
