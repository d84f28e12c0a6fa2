import type { Placed } from "../../kinds/event/targets.ts";
import { AppError } from "../../system/errors.ts";
import type { Context } from "../context.ts";
import { projectFiles } from "../project.ts";

/** Where a community keeps templates of its own for posts about events. */
const folder = ".commonry/events";
/** The one that is built in. */
const builtIn = "agenda";

/** The templates that targets name, by name. @throws AppError (exit 2) `events.no-template` */
export function loadTemplates(placed: readonly Placed[], { dir }: Context): ReadonlyMap<string, string> {
  const specs = placed.flatMap(({ targets: { issue, discussion } }) => [issue, discussion]);
  const names = new Set(specs.flatMap((spec) => spec?.template ?? []));
  names.delete(builtIn);
  if (names.size === 0) return new Map();
  const files = projectFiles(dir);
  return new Map(
    [...names].map((name) => {
      const path = `${folder}/${name}.md`;
      if (!/^[\w-]+$/.test(name) || !files.exists(path)) throw new AppError("events.no-template", { name, path }, 2);
      return [name, files.readText(path)];
    }),
  );
}
