import type { Lock } from "../../scaffold/lock.ts";
import { readTemplate } from "../../scaffold/source.ts";
import { usageError } from "../../system/errors.ts";
import type { Context } from "../context.ts";
import { pick } from "../scaffold/given.ts";
import { builtinTemplates, findBuiltin } from "../templates.ts";
import type { Opened } from "./opened.ts";
import { isElsewhere } from "./reference.ts";

/**
 * Opens the template that a person names: the id of a built-in one, a folder, or a commit of a git repository
 * (`https://host/owner/repo#<commit>`, `./repo#<commit>:path/in/repo`). A template is data: nothing of it is run.
 * @param root the folder that is scaffolded, from which the record names a template's folder
 * @throws AppError `source.*`, `template.*`, `git.missing`; nothing has been written then
 */
export async function openTemplate(reference: string, context: Context, root: string = context.dir): Promise<Opened> {
  const builtin = findBuiltin(context);
  if (builtin(reference)) return { find: builtin, id: reference, source: "builtin" };
  if (!isElsewhere(reference)) throw unknown(reference, context);
  const { openElsewhere } = await import("./elsewhere.ts");
  return openElsewhere(reference, { from: context.world.cwd, root, named: true }, builtin, context);
}

/**
 * Opens the template that a record names. Its version may be another one by now, when it is built in or a folder.
 * @param root the scaffolded folder, from which a template's folder is named
 * @throws AppError as `openTemplate`
 */
export async function reopen(
  { id, source }: Pick<Lock["template"], "id" | "source">,
  root: string,
  context: Context,
): Promise<Opened> {
  const builtin = findBuiltin(context);
  if (source === "builtin") {
    if (!builtin(id)) throw unknown(id, context);
    return { find: builtin, id, source };
  }
  // A record is a file that anybody may have written: what it names goes through the same door.
  // Two slashes in front are another machine's share to Windows, which would be told who we are.
  if (!isElsewhere(source) || /^[/\\]{2}/.test(source)) throw usageError("source.record", { source });
  const { openElsewhere } = await import("./elsewhere.ts");
  return openElsewhere(source, { from: root, root, named: false }, builtin, context);
}

/**
 * Gives the template back when it may be chosen; a part is only included.
 * @throws AppError (exit 2) `source.part`, and for a built-in part as for an id that is not there
 */
export function refusePart(opened: Opened, context: Context): Opened {
  const { id, find, source } = opened;
  if (readTemplate(id, find).spec.kind === "template") return opened;
  throw source === "builtin" ? unknown(id, context) : usageError("source.part", { id });
}

/** The list of templates is read only to say what there is; a name that is there needs no list. */
function unknown(id: string, context: Context): never {
  const known = builtinTemplates(context).map((template) => template.id);
  pick("template", known, id);
  throw usageError("template.unknown", { template: id });
}
