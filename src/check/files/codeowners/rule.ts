import { AppError } from "../../../system/errors.ts";
import type { Finding } from "../../../system/finding.ts";
import type { Repository, RepositoryRule } from "../../rule.ts";
import { type Forge, lineFaults } from "./lines.ts";
import { matcher } from "./pattern.ts";
import { ownersTexts } from "./texts.ts";

/** Where a forge looks for the file, in that order: the first one counts, and the others are passed over. */
const places = {
  github: [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"],
  gitlab: ["CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"],
} as const;

/** GitHub reads no file that is larger. */
const largest = 3 * 1024 * 1024;

/** The code owners are written so that the forge asks them (GitHub: About code owners; GitLab: Code Owners syntax). */
export const codeownersRule: RepositoryRule = {
  ...{ id: "codeowners", level: "error", fix: "none" },
  sources: [
    "https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners",
    "https://docs.gitlab.com/user/project/codeowners/reference/",
  ],
  title: { en: "Every line of CODEOWNERS counts", zh: "CODEOWNERS 的每一行都有效" },
  reason: {
    en: "A line with a fault is passed over in silence, and its owners are never asked.",
    zh: "有错误的行会被悄悄忽略，其负责人永远不会收到评审请求。",
  },
  texts: ownersTexts,
  examine: (repository) => {
    const files = repository.files.filter((file) => isPlace(file));
    if (files.length === 0) return [];
    const hasMatch = matcher(repository.files, submodulesOf(repository));
    const forges = forgesOf(repository.files);
    return files.flatMap((file) => {
      const text = readable(repository, file);
      if (text === undefined) return [];
      const shadow = shadowOf(file, files, forges);
      if (shadow !== undefined) return [finding("shadowed", "warning", file, { used: shadow })];
      const forge = forgeOf(file, forges);
      // GitHub loads no file of that size: its lines say nothing any more.
      if (forge === "github" && Buffer.byteLength(text) > largest) return [finding("size", "error", file, {})];
      return lineFaults(text, forge, hasMatch).map(({ code, ...rest }) => ({
        code: `codeowners.${code}`,
        file,
        ...rest,
      }));
    });
  },
};

function finding(code: string, level: "error" | "warning", file: string, params: Record<string, string>): Finding {
  return { code: `codeowners.${code}`, level, file, line: 1, column: 1, params };
}

function isPlace(file: string): boolean {
  return [...places.github, ...places.gitlab].some((place) => place === file);
}

/** The forges whose own files lie in the repository. */
function forgesOf(files: readonly string[]): Forge[] {
  return [
    ...(files.some((file) => file.startsWith(".github/")) ? (["github"] as const) : []),
    ...(files.some((file) => file.startsWith(".gitlab/") || file === ".gitlab-ci.yml") ? (["gitlab"] as const) : []),
  ];
}

function forgeOf(file: string, forges: readonly Forge[]): Forge {
  if (file.startsWith(".github/")) return "github";
  if (file.startsWith(".gitlab/")) return "gitlab";
  return forges.length === 1 ? (forges[0] ?? "either") : "either";
}

/** The file that counts instead of this one, on the only forge that could read this one. */
function shadowOf(file: string, files: readonly string[], forges: readonly Forge[]): string | undefined {
  const forge = forgeOf(file, forges);
  if (forge === "either") return undefined;
  const first = places[forge].find((place) => files.includes(place));
  return first === file ? undefined : first;
}

/** Folders of submodules hold no files of this repository, but owners of their own. */
function submodulesOf(repository: Repository): string[] {
  const text = repository.files.includes(".gitmodules") ? readable(repository, ".gitmodules") : undefined;
  return [...(text ?? "").matchAll(/^[ \t]*path[ \t]*=[ \t]*(\S.*)$/gm)].map(([, path = ""]) => path.trim());
}

/** A file that cannot be read as text is the finding of another rule. */
function readable(repository: Repository, file: string): string | undefined {
  try {
    return repository.readText(file);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
