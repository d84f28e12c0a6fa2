/** The files that tell an ecosystem, by Dependabot's name of it: docs.github.com/en/code-security/dependabot, «Supported ecosystems». */
const tells: readonly (readonly [ecosystem: string, file: RegExp])[] = [
  ["bundler", /^Gemfile$|\.gemspec$/],
  ["cargo", /^Cargo\.toml$/],
  ["composer", /^composer\.json$/],
  ["gomod", /^go\.mod$/],
  ["gradle", /^build\.gradle(?:\.kts)?$/],
  ["maven", /^pom\.xml$/],
  ["mix", /^mix\.exs$/],
  ["npm", /^package\.json$/],
  ["nuget", /\.(?:cs|fs|vb)proj$|\.slnx?$/],
  ["pip", /^(?:pyproject\.toml|setup\.(?:py|cfg)|requirements[\w-]*\.txt|Pipfile)$/],
  ["pub", /^pubspec\.yaml$/],
  ["swift", /^Package\.swift$/],
];

/** The ecosystems of a repository, by the names of the files at its top. */
export function ecosystemsOf(names: readonly string[]): string[] {
  return tells.filter(([, file]) => names.some((name) => file.test(name))).map(([ecosystem]) => ecosystem);
}
