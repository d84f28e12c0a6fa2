import * as v from "valibot";
import { login } from "../../manifest/schema/common.ts";
import { fold } from "../../manifest/write/index.ts";
import { usageError } from "../../system/errors.ts";

/** Whose things are wanted of a file that may name several owners. */
export interface Whose {
  /** The file, for what is said of it. */
  readonly file: string;
  /** Of `--owner`, else of the manifest. */
  readonly owner?: string | undefined;
}

/**
 * The owner among those that a file names whose things are taken: never is one of them dropped, so that what belongs to
 * one is made in the repositories of another. Undefined when the file names nobody.
 * @throws AppError (exit 2) `import.other-owner` when the wanted one is not among them, `import.owners` when several are
 *   and none was said
 */
export function chosenOwner(named: readonly string[], { file, owner }: Whose): string | undefined {
  const all = [...new Map(named.map((name) => [fold(name), name])).values()];
  if (all.length === 0) return undefined;
  if (owner === undefined && all.length === 1) return all[0];
  const found = all.find((name) => owner !== undefined && fold(name) === fold(owner));
  if (found !== undefined) return found;
  const first = sayable(all[0]);
  const most = 10;
  const owners = all.slice(0, most).join(", ") + (all.length > most ? " …" : "");
  if (owner === undefined) throw usageError("import.owners", { file, owners, first });
  throw usageError("import.other-owner", { file, owners, owner, first });
}

/** A name that may stand in a proposed command, which people copy into a shell; for what can be nobody's name, `NAME`. */
export function sayable(name: string | undefined): string {
  return v.is(login, name) ? name : "NAME";
}
