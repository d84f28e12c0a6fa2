import { AppError } from "../../system/errors.ts";
import type { Clone } from "./clone.ts";
import { ask } from "./walk.ts";

/** A file of one's own making is a few lines. */
const largest = 1024 * 1024;

/**
 * The text of a file of the commit that a bare repository is read from.
 * @returns undefined where there is none, and in a clone that has no trees
 * @throws AppError `report.lacks` when it is there but its content is not (a partial clone), or is larger than 1 MiB
 */
export async function committedFile({ env, head }: Clone, path: string): Promise<string | undefined> {
  if (head === undefined) return undefined;
  const entry = await treeEntry(env, head, path);
  if (entry === undefined) return undefined;
  try {
    const size = Number(await ask(["cat-file", "-s", entry], env));
    if (size > largest) throw new Error("too large");
    return await ask(["cat-file", "blob", entry], env);
  } catch (error) {
    throw new AppError("report.lacks", { path }, 1, error);
  }
}

/** The id of a plain file in a commit's top folder. */
export async function treeEntry(
  env: Readonly<Record<string, string>>,
  commit: string,
  path: string,
): Promise<string | undefined> {
  try {
    const line = await ask(["ls-tree", "-z", commit, "--", path], env);
    return /^100(?:644|755) blob ([0-9a-f]+)\t/.exec(line)?.[1];
  } catch {
    return undefined;
  }
}
