import { type Fault, lines } from "../row.ts";

const path = ".gitlab-ci.yml";

type Told = readonly [code: string, line: number, level?: Fault["level"]];

function pipeline(what: string, text: string, [code, line, level = "error"]: Told, says: string): Fault {
  return { what, files: { [path]: lines(text) }, says, code: `gitlab-ci.${code}`, at: `${path}:${line}`, level };
}

/** One job with these lines beside its script. */
function job(what: string, text: string, told: Told, says: string): Fault {
  return pipeline(what, `a:\n  script: a\n${lines(text).replace(/^/gm, "  ").trimEnd()}`, told, says);
}

/** What the page of keywords says in words alone, and no published schema does. */
export const gitlabLimits: readonly Fault[] = [
  job(
    "a matrix of 201 jobs",
    `parallel:\n  matrix:\n    - A: [a, b, c]\n      B: [${Array.from({ length: 67 }, (_, at) => `v${at}`).join(", ")}]`,
    ["many-jobs", 5],
    "docs.gitlab.com/ci/yaml/#parallelmatrix: the number of permutations cannot exceed 200",
  ),
  job(
    "five caches",
    "cache: [{key: a}, {key: b}, {key: c}, {key: d}, {key: e}]",
    ["many", 3],
    "docs.gitlab.com/ci/yaml/#cache: a maximum of four",
  ),
  job(
    "artifacts that are public, with who may have them",
    "artifacts: {paths: [a], public: true, access: all}",
    ["one-key", 3],
    "docs.gitlab.com/ci/yaml/#artifactsaccess: not in the same job",
  ),
  job(
    "artifacts that are shown, without a path",
    "artifacts: {expose_as: a, reports: {junit: b}}",
    ["missing-key", 3],
    "docs.gitlab.com/ci/yaml/#artifactsexpose_as: must be combined with artifacts:paths",
  ),
  job(
    "steps beside a script",
    "run: [{name: b, script: c}]",
    ["one-key", 2],
    "docs.gitlab.com/ci/yaml/#run: not together with script, before_script, after_script",
  ),
  job(
    "51 paths whose changes count",
    `rules:\n  - changes: [${Array.from({ length: 51 }, (_, at) => `p${at}`).join(", ")}]`,
    ["many", 4],
    "docs.gitlab.com/ci/yaml/#ruleschanges: a maximum of 50 patterns or file paths",
  ),
  job(
    "fifty tags",
    `tags: [${Array.from({ length: 50 }, (_, at) => `t${at}`).join(", ")}]`,
    ["many", 3],
    "docs.gitlab.com/ci/yaml/#tags: the number of tags must be less than 50",
  ),
  job(
    "a key of a cache with a slash in disguise",
    "cache: {key: a%2fb, paths: [x]}",
    ["cache-key", 3],
    "docs.gitlab.com/ci/yaml/#cachekey: nor the equivalent URI-encoded %2F",
  ),
  job(
    "a key of a cache that is a dot in disguise",
    "cache: {key: .%2E, paths: [x]}",
    ["cache-key", 3],
    "docs.gitlab.com/ci/yaml/#cachekey: only dots, or the equivalent URI-encoded %2E",
  ),
  job(
    "a release without a tag",
    "release: {description: b}",
    ["missing-key", 3],
    "docs.gitlab.com/ci/yaml/#releasetag_name: required",
  ),
  pipeline(
    "a variable whose value is none of those that are offered",
    "variables:\n  A:\n    value: live\n    options: [test, staging]\na:\n  script: a\n",
    ["input-default", 3],
    "docs.gitlab.com/ci/yaml/#variablesoptions: the value must also be one of the strings in the array",
  ),
  pipeline(
    "a variable that offers values and has none",
    "variables:\n  A:\n    options: [test, staging]\na:\n  script: a\n",
    ["missing-key", 3],
    "docs.gitlab.com/ci/yaml/#variablesoptions: must be used with variables:value",
  ),
];
