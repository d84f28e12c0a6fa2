import type { Given } from "../../scaffold/answers.ts";
import { slug } from "../../scaffold/engine.ts";
import type { Added, Lock } from "../../scaffold/lock.ts";
import type { Choices } from "../../scaffold/plan.ts";
import { readTemplate, type Template } from "../../scaffold/source.ts";
import { forges } from "../../scaffold/template.ts";
import { compareVersions } from "../../scaffold/update/versions.ts";
import { AppError, usageError } from "../../system/errors.ts";
import { languages } from "../../system/messages.ts";
import { nearest } from "../../system/nearest.ts";
import type { Context } from "../context.ts";
import { surroundings } from "../init/surroundings.ts";
import { answerAgain } from "../scaffold/answers.ts";
import type { Wish } from "../scaffold/evolve.ts";
import { isAtLevel, templatesWith } from "../scaffold/parts.ts";
import type { Opened } from "../sources/opened.ts";
import { builtinParts, partNames } from "../templates.ts";

export interface AddWish extends Wish {
  readonly assumed: readonly (readonly [id: string, value: string])[];
}

/**
 * What `add` wishes for: a language, a forge, or a part, by the name under which it is offered.
 * @throws AppError `add.unknown`, `add.present`, `add.needs` (exit 2), `add.outdated` (exit 6)
 */
export async function wishFor(
  name: string,
  lock: Lock,
  opened: Opened,
  given: Given,
  asking: boolean,
  context: Context,
): Promise<AddWish> {
  refuseOutdated(lock, opened);
  const wish = { given, restore: new Set<string>(), asking, assumed: [] };
  const lang = languages.find((one) => one === name);
  if (lang) {
    if (lock.langs.includes(lang)) throw usageError("add.present", { part: name });
    return { ...wish, langs: [...lock.langs, lang] };
  }
  const forge = forges.find((one) => one === name);
  if (forge) {
    if ([lock.forge, ...(lock.alsoForges ?? [])].includes(forge)) throw usageError("add.present", { part: name });
    return { ...wish, alsoForges: [...(lock.alsoForges ?? []), forge] };
  }
  return wishForPart(findPart(name, opened, context), name, lock, opened, wish, context);
}

/** One change at a time: a part is added to what the template was, a newer template is taken in by `update`. */
function refuseOutdated(lock: Lock, opened: Opened): void {
  const { version } = readTemplate(opened.id, opened.find).spec;
  if (compareVersions(version, lock.template.version) <= 0) return;
  throw new AppError("add.outdated", { template: lock.template.id, recorded: lock.template.version, here: version }, 6);
}

/** A part by the name under which `add` offers it, or by its id. */
function findPart(name: string, opened: Opened, context: Context): Template {
  const offered = builtinParts(context);
  const id = offered.find((part) => part.name === name)?.id ?? name;
  if (/^[a-z][a-z0-9-]{0,39}$/.test(id) && opened.find(id)) {
    const part = readTemplate(id, opened.find);
    if (part.spec.kind === "part") return part;
  }
  const known = partNames(context);
  const params = { part: name, known: known.join(", ") };
  const near = nearest(name, known);
  throw near ? usageError("add.unknown-near", { ...params, nearest: near }) : usageError("add.unknown", params);
}

async function wishForPart(
  part: Template,
  name: string,
  lock: Lock,
  opened: Opened,
  wish: AddWish,
  context: Context,
): Promise<AddWish> {
  const before = lock.added ?? [];
  const { id, instance, needs } = part.spec;
  const present = templatesWith(opened.id, before, lock.level, opened.find);
  const [lacking] = needs.filter((one) => !present.some(({ spec }) => spec.id === one));
  if (lacking !== undefined) throw usageError("add.needs", { part: name, needs: lacking });
  if (instance === undefined) {
    // A template may include a part that has nothing yet at the level that was chosen.
    const same = present.find(({ spec }) => spec.id === id);
    if (same && isAtLevel(same, lock.level)) throw usageError("add.present", { part: name });
    return { ...wish, added: [...before, { part: id }] };
  }
  const { answers, assumed } = await answersOf(part, lock, wish, context);
  const key = String(answers[instance] ?? "");
  if (before.some((one) => one.part === id && isSameCopy(one, instance, key)))
    throw usageError("add.present", { part: `${name} ${key}` });
  return { ...wish, given: {}, added: [...before, { part: id, answers }], assumed };
}

/** Two copies whose names differ in letters only would write the same files. */
function isSameCopy({ answers }: Added, instance: string, key: string): boolean {
  const other = String(answers?.[instance] ?? "");
  return other === key || slug(other) === slug(key);
}

async function answersOf(part: Template, lock: Lock, { given, asking }: AddWish, context: Context) {
  const builtin = await surroundings(context.dir, lock.answers, context);
  const scope = { forge: lock.forge, level: lock.level, langs: lock.langs as Choices["langs"], builtin };
  return answerAgain(part.spec.questions, {}, given, { asking, scope, known: lock.answers }, context);
}
