import { AppError } from "../../system/errors.ts";
import { pathState } from "../../system/tree/state.ts";
import type { TemplateFiles } from "../check/fix.ts";
import { peopleOf } from "../check/people.ts";
import type { Context } from "../context.ts";
import { projectFiles } from "../project.ts";
import { type RecordOf, readRecord } from "./record.ts";
import { filled } from "./regions.ts";

/**
 * The files that a repository was given and no longer has, for `check --fix`: as the record has them, so nothing is
 * rendered. What the chosen level never brought is a matter for `commonry update --level`.
 */
export function templateFiles({ dir }: Context): TemplateFiles {
  let record: RecordOf["base"] | undefined;
  const base = () => {
    record ??= baseOf(dir);
    return record;
  };
  return {
    offer: (paths) =>
      paths.flatMap((path) => {
        const file = base().get(path);
        if (!file || pathState(dir, path) !== "nothing") return [];
        const people = peopleOf(projectFiles(dir));
        const content = people ? filled(path, file.content, people) : file.content;
        return [{ path, content, executable: file.executable }];
      }),
  };
}

/** A record that cannot be read offers nothing; `doctor` says what is wrong with it. */
function baseOf(dir: string): RecordOf["base"] {
  try {
    return readRecord(dir).base;
  } catch (error) {
    if (error instanceof AppError) return new Map();
    throw error;
  }
}
