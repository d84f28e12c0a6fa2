import { sitePagesOf } from "./links/rule.ts";
import { textOf } from "./repository/tree.ts";
import type { Repository, Rule } from "./rule.ts";

/** Why a file was not checked, or not as far as its like. */
export type UncheckedReason =
  /** No rule knows this kind of file. */
  | "kind"
  /** It parses; whether its tool takes it was not looked at. */
  | "parsed"
  /** A symbolic link. */
  | "link"
  /** Larger, or deeper, than is read. */
  | "large"
  /** No UTF-8. */
  | "encoding"
  /** A template engine makes a file of it. */
  | "template"
  /** Its links are resolved by a generator of sites. */
  | "site"
  /** A markup whose links are not read. */
  | "markup"
  /** It takes in other files from elsewhere. */
  | "include";

export interface Unchecked {
  readonly path: string;
  readonly reason: UncheckedReason;
}

/** Files that a community's services read and no rule knows. */
const unknown =
  /^(?:Jenkinsfile.*|\.circleci\/.+|\.travis\.yml|azure-pipelines.*|\.azure-pipelines\/.+|\.?appveyor\.yml|\.drone\.\w+|bitbucket-pipelines\.yml|\.buildkite\/.+|\.cirrus\.\w+|\.woodpecker.*|\.(?:forgejo|gitea)\/.+\.ya?ml|\.semaphore\/.+|\.teamcity\/.+|\.taskcluster\.yml|\.zuul\.yaml|\.mergify\.yml|renovate\.json5|\.renovaterc.*|codecov\.yml|\.codecov\.yml|netlify\.toml|vercel\.json|crowdin\.yml|OWNERS(?:_ALIASES)?|SECURITY_CONTACTS|\.all-contributorsrc\.js)$/;
const settings = /^(?:\.github|\.gitlab)\/.+\.ya?ml$|^\.[\w-]+\.ya?ml$/;
const markup = /\.(?:mdx|rst|adoc|asciidoc|textile|org)$/i;

/** The files of community and configuration kinds that were not checked, or only in part. */
export function uncheckedFiles(repository: Repository, rules: readonly Rule[]): Unchecked[] {
  const site = sitePagesOf(repository);
  return repository.files.flatMap((path): Unchecked[] => {
    const reason = site.has(path) ? "site" : reasonFor(repository, path, rules);
    return reason ? [{ path, reason }] : [];
  });
}

function reasonFor(repository: Repository, path: string, rules: readonly Rule[]): UncheckedReason | undefined {
  if (markup.test(path)) return "markup";
  if (path === ".gitlab-ci.yml" && takesOthers(textOf(repository, path) ?? "")) return "include";
  if (isPipeline(repository, path)) return undefined;
  const isKnown = rules.some(({ id, applies }) => !syntax.has(id) && applies(path));
  if (isKnown) return undefined;
  if (unknown.test(path)) return /\.(?:ya?ml|json)$/.test(path) ? "parsed" : "kind";
  return settings.test(path) ? "parsed" : undefined;
}

/** The pipeline of GitLab and the files that it names: the rule for it reads them together. */
function isPipeline(repository: Repository, path: string): boolean {
  if (path === ".gitlab-ci.yml") return true;
  return path.startsWith(".gitlab/") && (textOf(repository, ".gitlab-ci.yml") ?? "").includes(path);
}

/** Rules that look at the form of a file alone. */
const syntax = new Set(["yaml", "json", "notebook"]);

/** A pipeline that takes parts from a server cannot be seen as a whole. */
function takesOthers(text: string): boolean {
  return /^[ \t]*(?:-[ \t]*)?(?:remote|project|template|component)[ \t]*:/m.test(text) && /^include[ \t]*:/m.test(text);
}
