import { fileRepositoryRules, fileRules } from "../../../../src/check/files/index.ts";
import { fileMessage } from "../../../../src/check/files/messages.ts";
import { AppError } from "../../../../src/system/errors.ts";
import { compareFindings, type Finding } from "../../../../src/system/finding.ts";
import { fill } from "../../../../src/system/messages.ts";
import { validate } from "./validate.ts";

export const rules = fileRules(validate);
export const repositoryRules = fileRepositoryRules(validate);

/** What all rules find in one file. */
export function inspect(path: string, text: string): Finding[] {
  return rules.filter((rule) => rule.applies(path)).flatMap((rule) => rule.inspect(path, text));
}

/** What all rules find in a repository of these files. */
export function examine(files: Readonly<Record<string, string>>): Finding[] {
  const readText = (path: string) => {
    const text = files[path];
    if (text === undefined) throw new AppError("file.missing", { path });
    return text;
  };
  const list = Object.keys(files).sort();
  const each = list.flatMap((path) => inspect(path, files[path] ?? ""));
  return [...each, ...repositoryRules.flatMap((rule) => rule.examine({ files: list, readText }))].sort(compareFindings);
}

/** A finding as a line: its place, its code, its text in English. */
export function shown({ code, file, line, column, params }: Finding): string {
  return `${file}:${line}:${column} ${code} ${fill(fileMessage(code)?.en ?? "no text", params)}`;
}
