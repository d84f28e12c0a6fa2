import type { Origin, Repository, RepositoryRule } from "../../../src/check/rule.ts";
import { AppError } from "../../../src/system/errors.ts";

/** A repository in memory. A file may be an error: reading it throws it. */
export function repository(
  files: Readonly<Record<string, string | Error>>,
  more: { origin?: Origin; isPart?: boolean; unlisted?: readonly string[] } = {},
): Repository {
  return {
    files: Object.keys(files).sort(),
    readText: (path) => {
      const content = files[path];
      if (content === undefined) throw new AppError("file.missing", { path }, 2);
      if (typeof content !== "string") throw content;
      return content;
    },
    ...more,
  };
}

/** Findings of one rule as one would read them: `level file:line code`. */
export function found(
  rule: RepositoryRule,
  files: Readonly<Record<string, string | Error>>,
  more: Parameters<typeof repository>[1] = {},
): string[] {
  return rule.examine(repository(files, more)).map(({ level, file, line, code }) => `${level} ${file}:${line} ${code}`);
}

/** So many source files of a language: a repository that is about code. */
export function code(ending = "ts", count = 6): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`src/file${index}.${ending}`, "x\n"]));
}

export const link = (path: string) => new AppError("file.link", { path });
export const notText = (path: string) => new AppError("file.encoding", { path }, 2);
