import type { Repository, RepositoryRule } from "../rule.ts";
import { about, factsOf, type Language } from "./facts.ts";
import { textOf } from "./tree.ts";

/** Files in which the tools of a language look for a package's name, version and dependencies. */
const metadata: Readonly<Record<Language, RegExp>> = {
  javascript: /^(?:package|deno|jsr|bower)\.jsonc?$/,
  python:
    /^(?:pyproject\.toml|setup\.(?:py|cfg)|Pipfile|requirements[^/]*\.(?:txt|in)|environment\.ya?ml|conda\.ya?ml)$/,
  ruby: /^(?:.*\.gemspec|Gemfile)$/,
  jvm: /^(?:pom\.xml|build\.(?:gradle(?:\.kts)?|sbt|xml|sc)|project\.clj|deps\.edn|ivy\.xml)$/,
  php: /^composer\.json$/,
  rust: /^Cargo\.toml$/,
  go: /^(?:go\.mod|Gopkg\.toml)$/,
  dotnet: /\.(?:csproj|fsproj|vbproj|sln|slnx|props)$/,
  swift: /^(?:Package\.swift|Podfile|.*\.podspec|project\.pbxproj)$/,
  haskell: /^(?:.*\.cabal|package\.yaml|stack\.yaml)$/,
  elixir: /^(?:mix\.exs|rebar\.config)$/,
  perl: /^(?:cpanfile|Makefile\.PL|Build\.PL|dist\.ini|META\.json)$/,
  r: /^DESCRIPTION$/,
  julia: /^(?:Julia)?Project\.toml$/,
  dart: /^pubspec\.yaml$/,
  c: /^(?:CMakeLists\.txt|(?:GNU)?[Mm]akefile.*|configure(?:\.ac|\.in)?|meson\.build|conanfile\.\w+|vcpkg\.json|SConstruct|.*\.(?:pro|vcxproj|xcodeproj|ino)|build\.zig|BUILD.*|xmake\.lua|premake\d?\.lua|platformio\.ini|Kbuild|wscript|.*\.gyp)$/,
};

/** Build tools that know of any language. */
const anyLanguage = /^(?:WORKSPACE.*|MODULE\.bazel|BUILD\.bazel|flake\.nix|default\.nix|pants\.toml|project\.pbxproj)$/;

const nameOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);

/** Code of a language comes with what its tools need to install it. */
export const packageRule: RepositoryRule = {
  id: "package-metadata",
  level: "note",
  sources: ["repolinter: package-metadata-exists", "OSPS-QA-02.01"],
  fix: "none",
  title: { en: "Code comes with its package metadata", zh: "代码附有包元数据" },
  reason: {
    en: "Tools that install, list or watch dependencies look there and nowhere else.",
    zh: "安装、列出或监控依赖的工具只会查看那里。",
  },
  examine: (repository) => {
    const { hasCode, languages } = factsOf(repository);
    if (!hasCode) return [];
    const [[language] = []] = [...languages].sort((a, b) => b[1] - a[1]);
    if (!language) return [];
    const found = repository.files.some(
      (path) => metadata[language].test(nameOf(path)) || anyLanguage.test(nameOf(path)),
    );
    return found ? [] : [about(".", "package-metadata.missing", "note", { language })];
  },
};

/** Package files in the root, and what locks their dependencies; a text must stand in the file for it to count. */
const locked: readonly (readonly [string, RegExp, RegExp])[] = [
  [
    "package.json",
    /"dependencies"\s*:\s*\{\s*"/,
    /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock)$/,
  ],
  ["go.mod", /^[ \t]*require\b/m, /^go\.sum$/],
  ["Cargo.toml", /^\[\[bin\]\]/m, /^Cargo\.lock$/],
  ["Gemfile", /^[ \t]*gem\b/m, /^Gemfile\.lock$/],
  ["composer.json", /"type"\s*:\s*"project"/, /^composer\.lock$/],
  ["Pipfile", /^\[packages\]/m, /^Pipfile\.lock$/],
  ["pyproject.toml", /^\[tool\.poetry\.dependencies\]/m, /^(?:poetry|uv|pdm)\.lock$/],
  ["mix.exs", /defp? deps\b/, /^mix\.lock$/],
];

/** Direct dependencies are locked (OSPS Baseline: the list of them stands with the source). */
export const lockRule: RepositoryRule = {
  id: "lock-file",
  level: "note",
  sources: ["OSPS-QA-02.01", "Scorecard: Pinned-Dependencies"],
  fix: "none",
  title: { en: "Dependencies have a lock file", zh: "依赖有锁定文件" },
  reason: {
    en: "What is tested and what is installed are the same versions only when they are written down.",
    zh: "只有写下版本，测试的与安装的才会一致。",
  },
  examine: (repository) =>
    locked.flatMap(([file, needed, lock]) => {
      if (!repository.files.includes(file) || repository.files.some((path) => lock.test(nameOf(path)))) return [];
      return needed.test(textOf(repository, file) ?? "") ? [about(file, "lock-file.missing", "note", { file })] : [];
    }),
};

const updaters =
  /^(?:\.github\/(?:dependabot\.ya?ml|renovate\.json5?)|\.gitlab\/renovate\.json5?|renovate\.json5?|\.renovaterc(?:\.json5?)?|\.pyup\.yml|\.scala-steward\.conf|updatecli(?:\/.*|\.ya?ml)|\.updatecli.*)$/;

/** Something proposes newer versions of what the project depends on. */
export const updatesRule: RepositoryRule = {
  id: "dependency-updates",
  level: "note",
  sources: ["Scorecard: Dependency-Update-Tool"],
  fix: "template",
  title: { en: "A tool proposes updates of dependencies", zh: "有工具提出依赖更新" },
  reason: {
    en: "A known hole in a dependency stays open until somebody looks.",
    zh: "依赖中的已知漏洞在有人查看之前会一直存在。",
  },
  examine: (repository) => {
    if (!dependsOnOthers(repository) || repository.files.some((path) => updaters.test(path))) return [];
    if (/"renovate"\s*:/.test(textOf(repository, "package.json") ?? "")) return [];
    const file = factsOf(repository).isGitLab ? "renovate.json" : ".github/dependabot.yml";
    return [about(file, "dependency-updates.missing", "note")];
  },
};

function dependsOnOthers({ files }: Repository): boolean {
  const all = Object.values(metadata);
  return files.some(
    (path) => !path.includes("/") && all.some((pattern) => pattern.test(path)) && !/make|configure/i.test(path),
  );
}
