import type { Valid } from "../row.ts";

function file(what: string, path: string, text: string, says: string): Valid {
  return { what, files: { [path]: text }, says };
}

const commented = '{\n  // why\n  "a": [1, 2,], /* that */\n}\n';

export const json: readonly Valid[] = [
  file(
    "TypeScript's settings",
    "tsconfig.json",
    '{\n  // why\n  "compilerOptions": {"strict": true,},\n}\n',
    "TypeScript: tsconfig.json takes comments and trailing commas",
  ),
  file(
    "TypeScript's settings for a build",
    "packages/a/tsconfig.build.json",
    commented,
    "TypeScript: parseConfigFileTextToJson",
  ),
  file("settings of Visual Studio Code", ".vscode/settings.json", commented, "VS Code: JSON with Comments"),
  file(
    "a workspace of Visual Studio Code",
    "a.code-workspace",
    '{"folders": [{"path": "."},],}\n',
    "VS Code: JSON with Comments",
  ),
  file("snippets of Visual Studio Code", ".vscode/x.code-snippets", commented, "VS Code: JSON with Comments"),
  file("settings of Zed", ".zed/settings.json", commented, "Zed: settings are JSON with comments"),
  file("JSON with comments by its name", "conf/a.jsonc", commented, "jsonc.org"),
  file("settings of Babel", "babel.config.json", commented, "@babel/core reads it with JSON5"),
  file("settings of Babel by its old name", ".babelrc.json", commented, "@babel/core reads it with JSON5"),
  file(
    "settings of ESLint",
    ".eslintrc.json",
    '{\n  // why\n  "root": true\n}\n',
    "ESLint: strip-json-comments before JSON.parse",
  ),
  file(
    "settings of markdownlint",
    ".markdownlint.json",
    '{\n  // why\n  "MD013": false\n}\n',
    "markdownlint-cli2: jsonc-parser",
  ),
  file("settings of cspell", "cspell.json", commented, "cspell reads it with comment-json"),
  file(
    "settings of Biome",
    "biome.json",
    '{\n  // why\n  "root": true\n}\n',
    "Biome: json with comments in biome.json",
  ),
  file("settings of Deno", "deno.json", commented, "Deno reads it with jsonc-parser"),
  file("settings of Nx", "nx.json", '{\n  // why\n  "affected": {}\n}\n', "Nx reads it with jsonc-parser"),
  file(
    "settings of Turborepo",
    "turbo.json",
    '{\n  // why\n  "tasks": {}\n}\n',
    "Turborepo: turbo.json may have comments",
  ),
  file("settings of Rush", "common/config/rush/pnpm-config.json", commented, "Rush: JSON with comments"),
  file(
    "settings of .NET",
    "src/appsettings.Development.json",
    commented,
    "Microsoft.Extensions.Configuration.Json: comments skipped, trailing commas allowed",
  ),
  file("settings of API Extractor", "api-extractor.json", commented, "API Extractor: JSON with comments"),
  file(
    "a file whose reader is unknown, with comments",
    "conf/a.json",
    commented,
    "JSON5 and JSONC readers take it: a note",
  ),
  file(
    "a file whose reader is unknown, with a trailing comma",
    "conf/a.json",
    '{"a": 1,}\n',
    "JSON5 readers take it: a note",
  ),
  file(
    "a file whose reader is unknown, as JSON5",
    "conf/a.json",
    "{a: 'x', b: .5, c: +1, d: 0xff}\n",
    "json5.org: a note",
  ),
  file(
    "results with NaN",
    "results/a.json",
    '{"loss": NaN, "best": -Infinity}\n',
    "Python's json.load takes NaN and Infinity: a note",
  ),
  file(
    "lines of JSON",
    "data/a.json",
    '{"a": 1}\n{"a": 2}\n',
    "jsonlines.org: many tools name such files .json: a note",
  ),
  file("a sign of order of bytes", "conf/a.json", '\ufeff{"a": 1}\n', "RFC 8259, section 8.1: readers may ignore it"),
  file("a value alone", "conf/a.json", "42\n", "RFC 8259, section 2: any value"),
  file(
    "line ends of Windows",
    "package.json",
    '{\r\n  "name": "a"\r\n}\r\n',
    "RFC 8259, section 2: CR and LF are blanks",
  ),
  file("a key that stands twice", "conf/a.json", '{"a": 1, "a": 2}\n', "RFC 8259, section 4: names SHOULD be unique"),
  file(
    "a template of cookiecutter",
    "{{cookiecutter.slug}}/package.json",
    '{"name": {{cookiecutter.slug}}}\n',
    "cookiecutter renders it first",
  ),
];
