import { describe, expect, test } from "vitest";
import { findElsewhere } from "../../../../src/scaffold/update/elsewhere.ts";
import { findMoved } from "../../../../src/scaffold/update/moved.ts";

const nothing = () => false;

describe("what a repository has under another name", () => {
  test.each([
    ["SECURITY.md", ".github/SECURITY.md"],
    ["SECURITY.md", "docs/security.rst"],
    ["CODE_OF_CONDUCT.md", "docs/code-of-conduct.md"],
    ["CONTRIBUTING.md", ".gitlab/CONTRIBUTING.md"],
    ["MAINTAINERS.md", "MAINTAINERS.yaml"],
    ["README.md", "readme.markdown"],
    ["README.md", ".github/README.md"],
    ["README.md", "README.rst"],
    ["LICENSE", "COPYING"],
    ["LICENSE", "LICENSE-MIT"],
    ["LICENSE", "licence.txt"],
    ["CHANGELOG.md", "HISTORY.rst"],
    ["CHANGELOG.md", "docs/changes.md"],
    [".github/PULL_REQUEST_TEMPLATE.md", ".github/pull_request_template.md"],
    [".github/PULL_REQUEST_TEMPLATE.md", "docs/pull_request_template.md"],
    [".github/PULL_REQUEST_TEMPLATE.md", ".github/PULL_REQUEST_TEMPLATE/feature.md"],
    [".github/CODEOWNERS", "CODEOWNERS"],
    [".gitlab/CODEOWNERS", "docs/CODEOWNERS"],
    [".github/dependabot.yml", ".github/dependabot.yaml"],
    [".github/dependabot.yml", "renovate.json5"],
    ["renovate.json", ".github/renovate.json"],
    [".devcontainer/devcontainer.json", ".devcontainer/python/devcontainer.json"],
    [".github/ISSUE_TEMPLATE/bug.yml", ".github/ISSUE_TEMPLATE/bug_report.md"],
    [".github/ISSUE_TEMPLATE/bug.yml", ".github/ISSUE_TEMPLATE/01-bug-report.yaml"],
    [".github/ISSUE_TEMPLATE/feature.yml", ".github/ISSUE_TEMPLATE/feature_request.md"],
    [".github/ISSUE_TEMPLATE/docs.yml", ".github/ISSUE_TEMPLATE/documentation.md"],
    [".github/ISSUE_TEMPLATE/question.yml", ".github/ISSUE_TEMPLATE/support.yml"],
    [".github/workflows/stale.yml", ".github/workflows/stale.yaml"],
    ["docs/Index.md", "docs/index.md"],
  ])("%s is %s", (path, present) => {
    expect(findElsewhere(path, ["a", present, "z"], nothing)).toBe(present);
  });

  test.each([
    ["SECURITY.md", "docs/guide/SECURITY.md"],
    ["SECURITY.md", "SECURITY-INSIGHTS.yml"],
    ["README.md", "docs/README.md"],
    ["README.md", "README.zh-CN.md"],
    ["LICENSE", "LICENSES/MIT.txt"],
    [".github/workflows/stale.yml", ".github/workflows/ci.yaml"],
    [".github/ISSUE_TEMPLATE/bug.yml", ".github/ISSUE_TEMPLATE/debug-mode.md"],
    ["GOVERNANCE.md", "governance/charter.md"],
    ["other.md", "other.txt"],
  ])("%s is not %s", (path, present) => {
    expect(findElsewhere(path, [present], nothing)).toBeUndefined();
  });

  test("a file of the template itself is never its own double", () => {
    expect(findElsewhere("README.md", ["README.md"], nothing)).toBeUndefined();
    expect(findElsewhere(".github/CODEOWNERS", ["CODEOWNERS"], (path) => path === "CODEOWNERS")).toBeUndefined();
  });
});

describe("what the owner has moved", () => {
  const text = Buffer.from("one\ntwo\nthree\nfour\nfive\n");
  const files: Readonly<Record<string, string>> = {
    "docs/a.md": "one\ntwo\nTHREE\nfour\nfive\n",
    "docs/b.md": "one\ntwo\nthree\nfour\nfive\nsix\n",
    "other.md": "nothing\nof\nthe\nkind\n",
    "a.txt": "one\ntwo\nthree\nfour\nfive\n",
  };
  const read = (path: string) => (files[path] === undefined ? undefined : Buffer.from(files[path]));
  const found = (candidates: readonly string[], content = text) => findMoved("a.md", content, candidates, read);

  test("is the most alike of the same extension", () => {
    expect(found(Object.keys(files))).toBe("docs/b.md");
    expect(found(["docs/a.md", "other.md"])).toBe("docs/a.md");
  });

  test("is nothing when nothing is alike, nor a file of another sort, nor one that is not there", () => {
    expect(found(["other.md"])).toBeUndefined();
    expect(found(["a.txt"])).toBeUndefined();
    expect(found(["gone.md"])).toBeUndefined();
  });

  test("cannot be told of a few lines, nor of bytes", () => {
    expect(found(["docs/a.md"], Buffer.from("one\n\ntwo\n"))).toBeUndefined();
    expect(found(["docs/a.md"], Buffer.from([0, 1, 2]))).toBeUndefined();
  });

  test("is looked for in so many files only", () => {
    let count = 0;
    const many = Array.from({ length: 5_000 }, (_, index) => `x/${index}.md`);
    findMoved("a.md", text, many, () => {
      count++;
      return Buffer.from("other\n");
    });
    expect(count).toBeLessThanOrEqual(200);
  });
});
