import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type FindTemplate, readTemplate } from "../scaffold/source.ts";
import { forges, inLanguage, type TemplateSpec } from "../scaffold/template.ts";
import { languages } from "../system/messages.ts";
import { packedFolder } from "../system/packed.ts";
import type { Context } from "./context.ts";

export interface TemplateSummary {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

type Home = Pick<Context, "world">;

/** The descriptions of the built-in templates, as the build has checked them and put them down: see `preparedTemplates`. */
function specs({ world }: Home): Readonly<Record<string, TemplateSpec>> {
  return JSON.parse(readFileSync(join(world.home, "dist", "templates.json"), "utf8")) as Record<string, TemplateSpec>;
}

/** Finds templates that came with this package. */
export function findBuiltin(context: Home): FindTemplate {
  const known = specs(context);
  return (id) => {
    const spec = Object.hasOwn(known, id) ? known[id] : undefined;
    const { home } = context.world;
    const files = () => readFileSync(join(home, "dist", "templates", `${id}.pack`));
    return spec && { folder: packedFolder(join(home, "templates", id), files), spec };
  };
}

/** The templates that `init` offers, sorted by id; parts are left out. */
export function builtinTemplates(context: Pick<Context, "world" | "lang">): TemplateSummary[] {
  const find = findBuiltin(context);
  return Object.keys(specs(context))
    .sort()
    .map((id) => readTemplate(id, find).spec)
    .filter((spec) => spec.kind === "template")
    .map((spec) => ({
      id: spec.id,
      title: inLanguage(spec.title, context.lang),
      description: inLanguage(spec.description, context.lang),
    }));
}

/** The built-in parts that `add` offers, by the name under which it does. */
export function builtinParts(context: Home): { readonly id: string; readonly name: string }[] {
  const find = findBuiltin(context);
  return Object.keys(specs(context))
    .sort()
    .map((id) => readTemplate(id, find).spec)
    .filter((spec) => spec.kind === "part" && spec.id !== "core")
    .map(({ id, addAs }) => ({ id, name: addAs ?? id }));
}

/** Everything that `add` takes: parts, forges, languages. */
export function partNames(context: Home): string[] {
  return [...builtinParts(context).map(({ name }) => name), ...forges, ...languages].sort();
}
