import { escapeHtml, escapeMarkdown, escapeShell, plainLine } from "../system/text/escape.ts";

/** What a file is, as far as escaping goes. */
export type FileType = "yaml" | "workflow" | "gitlab-ci" | "json" | "markdown" | "html" | "shell" | "text";

/** The type of a file by its path in the new repository. */
export function fileType(path: string): FileType {
  if (/^\.github\/(workflows|actions)\/.*\.ya?ml$|(^|\/)action\.ya?ml$/.test(path)) return "workflow";
  if (/(^|\/)\.gitlab-ci\.ya?ml$|^\.gitlab\/ci\/.*\.ya?ml$/.test(path)) return "gitlab-ci";
  if (/(^|\/)\.all-contributorsrc$|\.code-workspace$/.test(path)) return "json";
  const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase();
  return byExtension.get(extension ?? "") ?? "text";
}

const byExtension: ReadonlyMap<string, FileType> = new Map([
  ["yml", "yaml"],
  ["yaml", "yaml"],
  ["cff", "yaml"],
  ["json", "json"],
  ["jsonc", "json"],
  ["ipynb", "json"],
  // A JSON text is a basic string of TOML 1.0, too.
  ["toml", "json"],
  ["md", "markdown"],
  ["html", "html"],
  ["svg", "html"],
  ["sh", "shell"],
]);

/**
 * One line of plain text. In a workflow the opening of an expression is pulled apart (docs.github.com, "Script
 * injections"), in a GitLab pipeline a `$` is doubled (docs.gitlab.com, "Use variables in other variables").
 */
export function asText(value: unknown, type: FileType): string {
  const line = plainLine(value);
  if (type === "workflow") return line.replace(/\$\{\{/g, "$ {{");
  if (type === "gitlab-ci") return line.replace(/\$/g, "$$$$");
  return line;
}

/** The inside of a double-quoted YAML or JSON text. Every JSON text is a YAML 1.2 double-quoted scalar (YAML 1.2.2, 1.2). */
export function asInline(value: unknown, type: FileType): string {
  return JSON.stringify(asText(value, type)).slice(1, -1);
}

/** What a plain output becomes in a file of a type. */
export function escapeFor(value: unknown, type: FileType): string {
  switch (type) {
    case "yaml":
    case "workflow":
    case "gitlab-ci":
    case "json":
      return structured(value, type);
    case "markdown":
      return escapeMarkdown(value);
    case "html":
      return escapeHtml(value);
    case "shell":
      return escapeShell(value);
    default:
      return asText(value, type);
  }
}

/** Numbers and booleans stand as they are, lists as flow sequences, all else as one quoted text. */
function structured(value: unknown, type: FileType): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return `[${value.map((item) => structured(item, type)).join(", ")}]`;
  return `"${asInline(value, type)}"`;
}
