import { foldPath } from "../../system/paths.ts";

/** Names under which a repository may have what a template would write, by what it is. */
const roles: readonly (readonly [template: RegExp, present: RegExp])[] = [
  // Health files count in `.github/`, the root and `docs/` alike (docs.github.com, "Creating a default community health file").
  ...[
    "CODE_OF_CONDUCT",
    "CONTRIBUTING",
    "SECURITY",
    "SUPPORT",
    "GOVERNANCE",
    "ACCESSIBILITY",
    "MAINTAINERS",
    "ROADMAP",
  ].map((name) => [new RegExp(`^${name}\\.md$`), health(name.replaceAll("_", "[-_ ]?"))] as const),
  // GitHub shows the one in `.github/` first.
  [/^README\.md$/, /^(\.github\/)?readme(\.(md|markdown|rst|adoc|txt|org))?$/i],
  [/^LICENSE$/, /^(licen[cs]e|copying|unlicense)([-.][a-z0-9.-]+)?$/i],
  [
    /^CHANGELOG\.md$/,
    /^(docs\/)?(change[-_ ]?log|changes|history|news|release[-_ ]?notes)(\.(md|markdown|rst|adoc|txt))?$/i,
  ],
  [/^\.github\/PULL_REQUEST_TEMPLATE\.md$/, /^((\.github|docs)\/)?pull_request_template(\.(md|txt)|\/.+)$/i],
  [/^\.github\/CODEOWNERS$/, /^((\.github|docs)\/)?codeowners$/i],
  [/^\.gitlab\/CODEOWNERS$/, /^((\.gitlab|docs)\/)?codeowners$/i],
  [
    /^\.github\/dependabot\.yml$/,
    /^(\.github\/(dependabot|renovate)\.(ya?ml|json5?)|renovate\.json5?|\.renovaterc(\.json5?)?)$/i,
  ],
  [/^renovate\.json$/, /^((\.github|\.gitlab)\/)?(renovate\.json5?|\.renovaterc(\.json5?)?)$/i],
  [/^\.devcontainer\/devcontainer\.json$/, /^\.devcontainer(\.json|\/([^/]+\/)?devcontainer\.json)$/],
  [/^\.github\/ISSUE_TEMPLATE\/bug\.yml$/, issue("bug([-_ ]?report)?|bug_report.*|.*[-_]bug")],
  [/^\.github\/ISSUE_TEMPLATE\/feature\.yml$/, issue("(feature|enhancement|idea)([-_ ]?(request|proposal))?")],
  [/^\.github\/ISSUE_TEMPLATE\/docs\.yml$/, issue("(docs?|documentation)([-_ ]?(issue|report|request|improvement))?")],
  [/^\.github\/ISSUE_TEMPLATE\/question\.yml$/, issue("(question|support|help)([-_ ]?(request|issue))?")],
  [/^\.github\/labeler\.yml$/, /^\.github\/labeler\.ya?ml$/],
  [/^\.github\/workflows\/([a-z-]+)\.yml$/, /^\.github\/workflows\/([a-z-]+)\.ya?ml$/],
];

function health(name: string): RegExp {
  return new RegExp(`^((\\.github|\\.gitlab|docs)/)?${name}(\\.(md|markdown|rst|adoc|txt|ya?ml))?$`, "i");
}

function issue(names: string): RegExp {
  return new RegExp(`^\\.github/ISSUE_TEMPLATE/([0-9]+[-_ .]*)?(${names})\\.(md|ya?ml)$`, "i");
}

/**
 * Where a repository has what a template would write at a path: the same path in other letters, or another path that
 * counts for the same. A second file would be ignored by the service, or stand beside the first and contradict it.
 * @param files paths of the repository
 * @param taken paths of the new render: a file of the template itself is never its own double
 */
export function findElsewhere(
  path: string,
  files: readonly string[],
  taken: (path: string) => boolean,
): string | undefined {
  const folded = foldPath(path);
  const twin = files.find((file) => file !== path && foldPath(file) === folded);
  if (twin !== undefined) return twin;
  const role = roles.find(([template]) => template.test(path));
  if (!role) return undefined;
  const [template, present] = role;
  const name = template.exec(path)?.[1];
  return files.find((file) => {
    const found = present.exec(file);
    return found && file !== path && !taken(file) && (name === undefined || found[1] === name);
  });
}
