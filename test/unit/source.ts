import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** One file below `src/`. */
export interface SourceFile {
  /** Relative to `src/`, `/` between segments. */
  readonly path: string;
  readonly text: string;
}

const root = fileURLToPath(new URL("../../src/", import.meta.url));

/** Every TypeScript file below `src/`, sorted. */
export function sourceFiles(): SourceFile[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path).split(sep).join("/"), text: readFileSync(path, "utf8") }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What a scanner of TypeScript takes for one: comments, texts, templates, and regular expressions after an operator. */
const tokens =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`|(?<=(?:^|[(,=:[!&|?{};\n+])\s*)\/(?![*/])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g;

/** The code without its comments. */
export function withoutComments(text: string): string {
  return text.replace(tokens, (token) => (/^\/[/*]/.test(token) ? " " : token));
}

/** The code without comments, texts and regular expressions; what stands within `${…}` of a template stays. */
export function codeOnly(text: string): string {
  return text.replace(tokens, (token) => {
    if (!token.startsWith("`")) return token.startsWith("/") ? " " : '""';
    return (token.match(/\$\{[^}]*\}/g) ?? []).join(" ");
  });
}
