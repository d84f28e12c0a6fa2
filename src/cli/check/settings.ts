import { ruleBook, ruleOf } from "../../check/book.ts";
import type { Choice } from "../../check/choice.ts";
import { ignoring } from "../../check/ignore.ts";
import type { Community } from "../../manifest/schema/manifest.ts";
import { usageError } from "../../system/errors.ts";
import { nearest } from "../../system/nearest.ts";
import type { Input } from "../command.ts";

/** What is chosen: by the manifest's section `check`, and for this run by `--only` and `--skip`. */
export function choiceOf({ options }: Input, community: Community | undefined): Choice {
  const { off = [], levels = {}, ignore = [] } = community?.check ?? {};
  const only = options.only === undefined ? undefined : idsOf("--only", options.only);
  const skip = idsOf("--skip", options.skip);
  return {
    ...(only ? { only } : {}),
    // What is asked for by name applies, though the manifest has it off.
    off: new Set([...off.filter((id) => !only?.has(id)), ...skip]),
    levels: Object.fromEntries(Object.entries(levels).flatMap(([id, level]) => (level ? [[id, level]] : []))),
    ignore: ignoring(ignore),
  };
}

/** Ids from a comma list, which may be given several times. @throws AppError (exit 2) naming the nearest id */
function idsOf(option: string, given: unknown): Set<string> {
  const ids = (Array.isArray(given) ? given : []).flatMap((list: string) => list.split(",")).map((id) => id.trim());
  for (const id of ids) {
    if (ruleOf(id)) continue;
    const near = nearest(
      id,
      ruleBook.map((rule) => rule.id),
    );
    if (near) throw usageError("usage.rule-near", { option, id, nearest: near });
    throw usageError("usage.rule", { option, id });
  }
  return new Set(ids);
}
