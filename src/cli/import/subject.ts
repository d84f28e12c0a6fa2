import { fold, isMap } from "../../manifest/write/index.ts";
import type { Reader } from "./reader.ts";

/** Which repositories a file of settings is about, as far as that is said outside of it. */
export interface Subject {
  /** The file, for what is said of it and, in safe-settings' folder `repos`, for the repository's name. */
  readonly file: string;
  /** Of `--repo`. */
  readonly repositories?: readonly string[] | undefined;
}

/**
 * The repositories of a file of settings: those that were named, else the one that the file names, else those of
 * safe-settings' `suborgrepos`, else the one whose name the file has in a folder `repos`. None when nobody says.
 */
export function repositoriesOf(reader: Reader, { file, repositories = [] }: Subject): string[] {
  const map = reader.value(["repository"]);
  const own = isMap(map) ? reader.text(["repository", "name"]) : undefined;
  const group = groupOf(reader, repositories);
  const beside = /(?:^|[\\/])repos[\\/]([^\\/]+)\.ya?ml$/.exec(file)?.[1];
  const said = [repositories, [own ?? []].flat(), group, [beside ?? []].flat()].find((list) => list.length > 0);
  const names = [...new Map((said ?? []).map((name) => [fold(name), name])).values()];
  // A file that gives the repository another name would rename it there: that is for a person to write (`was`).
  const isOwn = own !== undefined && names.length === 1 && fold(names[0] ?? "") === fold(own);
  if (own !== undefined && !isOwn) reader.leave(["repository", "name"]);
  return names;
}

/** Names below `suborgrepos`; a pattern names repositories that only the service knows. */
function groupOf(reader: Reader, given: readonly string[]): string[] {
  const list = reader.value(["suborgrepos"]);
  if (!Array.isArray(list)) {
    if (list !== undefined) reader.leave(["suborgrepos"]);
    return [];
  }
  return list.flatMap((_, index) => {
    const at = ["suborgrepos", index];
    const name = reader.text(at);
    const isTaken = name !== undefined && !/[*?[\]{}^$|()\\]/.test(name);
    if (!isTaken || (given.length > 0 && !given.some((one) => fold(one) === fold(name)))) reader.leave(at);
    return isTaken ? [name] : [];
  });
}
