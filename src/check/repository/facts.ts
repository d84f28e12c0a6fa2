import type { Finding, FindingLevel } from "../../system/finding.ts";
import type { Repository } from "../rule.ts";

/** What a repository is, as far as its file names tell. */
export interface Facts {
  /** Its health files count for every repository of its owner: GitHub's `.github` repository. */
  readonly isShared: boolean;
  /** Source files by language, without tests, documentation and examples. */
  readonly languages: ReadonlyMap<Language, number>;
  /** Whether there is code enough that tests and metadata can be asked for. */
  readonly hasCode: boolean;
  readonly isGitLab: boolean;
}

export type Language = keyof typeof endings;

/** Endings of source files by language. */
const endings = {
  javascript: /\.(?:[cm]?[jt]sx?|vue|svelte)$/,
  python: /\.py$/,
  ruby: /\.rb$/,
  jvm: /\.(?:java|kt|scala|groovy|clj)$/,
  php: /\.php$/,
  rust: /\.rs$/,
  go: /\.go$/,
  dotnet: /\.(?:cs|fs|vb)$/,
  swift: /\.swift$/,
  haskell: /\.hs$/,
  elixir: /\.exs?$/,
  perl: /\.p[lm]$/,
  r: /\.[rR]$/,
  julia: /\.jl$/,
  dart: /\.dart$/,
  c: /\.(?:c|cc|cpp|cxx|h|hpp|m|mm)$/,
} as const;

/** Code that is not what the repository is about. */
const beside =
  /(?:^|\/)(?:\.[^/]+|docs?|documentation|website|examples?|samples?|demos?|scripts?|tools?|bin|tests?|specs?|__tests__|fixtures?|testdata|vendor|third[-_]party|exercises?|solutions?|notebooks?)\//i;

/** Fewer files than this are helpers of a repository that is about something else. */
const enough = 5;

const known = new WeakMap<Repository, Facts>();

export function factsOf(repository: Repository): Facts {
  const facts = known.get(repository) ?? gather(repository);
  known.set(repository, facts);
  return facts;
}

function gather({ files, origin }: Repository): Facts {
  const languages = new Map<Language, number>();
  for (const path of files) {
    if (beside.test(path)) continue;
    const language = languageOf(path);
    if (language) languages.set(language, (languages.get(language) ?? 0) + 1);
  }
  const most = Math.max(0, ...languages.values());
  return {
    isShared: origin?.path.endsWith("/.github") ?? files.includes("profile/README.md"),
    languages,
    hasCode: most >= enough,
    isGitLab: isGitLab(files, origin?.host),
  };
}

/** The language of a source file by its name. */
export function languageOf(path: string): Language | undefined {
  return (Object.keys(endings) as Language[]).find((language) => endings[language].test(path));
}

function isGitLab(files: readonly string[], host = ""): boolean {
  if (host !== "") return host !== "github.com" && /gitlab|salsa\.debian|framagit/.test(host);
  return files.some((path) => path === ".gitlab-ci.yml" || path.startsWith(".gitlab/")) && !files.some(inGitHub);
}

const inGitHub = (path: string) => path.startsWith(".github/");

/** A finding about a file as a whole. */
export function about(file: string, code: string, level: FindingLevel, params: Finding["params"] = {}): Finding {
  return { code, level, file, line: 1, column: 1, params };
}
