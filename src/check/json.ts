import type { Finding } from "../system/finding.ts";
import type { Rule } from "./rule.ts";

/**
 * Files that their tools read as JSON with comments and trailing commas: editors, TypeScript, Babel and Renovate (JSON5),
 * ESLint, markdownlint, cspell, Biome, Deno, Nx, Turborepo, Rush, SWC, wrangler, TypeDoc, .NET, Firebase.
 */
const withComments = new RegExp(
  [
    "(?:^|/)\\.?devcontainer\\.json$",
    "(?:^|/)\\.(?:vscode|zed|fleet)/[^/]+\\.json$",
    "(?:^|/)(?:ts|js)config[^/]*\\.json$",
    "(?:^|/)\\.?(?:babel(?:\\.config)?|babelrc|renovate|renovaterc|eslintrc|jshintrc|jscsrc|tslint|oxlintrc|swcrc|mocharc|c8rc|nycrc)\\.json$",
    "(?:^|/)\\.?(?:markdownlint|cspell|biome|deno|nx|project|workspace|angular|turbo|rush|api-extractor|typedoc|wrangler|firebase)\\.json$",
    "(?:^|/)(?:appsettings|launchSettings|global|host|local\\.settings|bundleconfig|nuget|omnisharp)(?:\\.[^/]+)?\\.json$",
    "(?:^|/)common/config/rush/[^/]+\\.json$",
    "(?:^|/)renovate/[^/]+\\.json$",
    "\\.(?:jsonc|code-workspace|code-snippets|sublime-[a-z]+)$",
  ].join("|"),
  "i",
);

/** Every JSON file parses (RFC 8259). */
export const jsonRule: Rule = {
  id: "json",
  level: "error",
  sources: ["RFC 8259"],
  fix: "none",
  title: { en: "JSON files parse", zh: "JSON 文件可以解析" },
  reason: {
    en: "A file that does not parse is ignored or breaks the tool that reads it.",
    zh: "无法解析的文件会被忽略，或使读取它的工具出错。",
  },
  applies: (path) => /\.(json|jsonc|code-workspace)$|(^|\/)\.all-contributorsrc$/i.test(path),
  inspect: (path, text) => parseJson(path, withComments.test(path) ? blankComments(text) : text).findings,
};

/** Parses JSON; a fault becomes a finding at its line and column. */
export function parseJson(path: string, source: string): { value?: unknown; findings: Finding[] } {
  const text = source.replace(/^\ufeff/, "");
  try {
    return { value: JSON.parse(text), findings: [] };
  } catch (error) {
    const { message } = error as SyntaxError;
    const before = text.slice(0, offsetOf(message, text)).split("\n");
    const reason = message
      .replace(/^(Unexpected token '.+?'), (\.\.\.)?".* is not valid JSON$/s, "$1")
      .replace(/ (in JSON )?at position.*$/s, "");
    const at = { line: before.length, column: (before[before.length - 1] ?? "").length + 1 };
    return { findings: [{ code: "json.syntax", level: "error", file: path, ...at, params: { reason } }] };
  }
}

/** The place of a fault: as the message has it, else the sign that it names, else the end that came too soon. */
function offsetOf(message: string, text: string): number {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  return unexpected.test(message) ? offsetOfUnexpected(text) : text.length;
}

/** V8 says which sign it did not expect, but not where: it is the last one of the shortest beginning with that fault. */
function offsetOfUnexpected(text: string): number {
  let good = 0;
  let bad = text.length;
  while (good + 1 < bad) {
    const middle = Math.floor((good + bad) / 2);
    if (isUnexpected(text.slice(0, middle))) bad = middle;
    else good = middle;
  }
  return bad - 1;
}

const unexpected = /^Unexpected token/;

function isUnexpected(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    return unexpected.test((error as SyntaxError).message);
  }
}

/** JSON with comments as plain JSON of the same length: comments and trailing commas become blanks, places stay. */
export function blankComments(text: string): string {
  const blank = (part: string) => part.replace(/[^\n]/g, " ");
  // What does not end is matched as well, and kept: looked for from every sign anew it would take forever.
  const code = text.replace(/"(?:[^"\\\n]|\\.)*"?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, (part) =>
    /^\/\/|^\/\*[\s\S]*\*\/$/.test(part) ? blank(part) : part,
  );
  return code.replace(/"(?:[^"\\\n]|\\.)*"?|,(?=\s*[}\]])/g, (part) => (part === "," ? " " : part));
}
