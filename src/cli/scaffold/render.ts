import { readFileSync } from "node:fs";
import { join } from "node:path";
import { collectPeople } from "../../people/collect.ts";
import type { People } from "../../people/tables.ts";
import { type RenderedFile, renderTemplates } from "../../scaffold/plan.ts";
import type { Context } from "../context.ts";
import type { Selection } from "./selection.ts";

/**
 * Renders a selection in memory, sorted by path: what its templates write, for each of its forges, with the JSON Schemas
 * that the YAML files name. Where two forges give a path different texts, the first forge's stands.
 */
export function renderSelection(
  { templates, copies, choices, alsoForges }: Selection,
  context: Context,
): RenderedFile[] {
  const files = new Map<string, RenderedFile>();
  const forges = [choices.forge, ...alsoForges];
  for (const forge of forges) {
    for (const file of renderTemplates(templates, { ...choices, forge, forges }, copies)) {
      if (!files.has(file.path)) files.set(file.path, file);
    }
  }
  for (const file of schemas(context)) files.set(file.path, file);
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The people of a render's own people files. */
export function renderedPeople(files: readonly RenderedFile[], forge: People["forge"]): People {
  const texts = files.filter((file) => /^people\/[^/]+\.yaml$/.test(file.path));
  return collectPeople(
    texts.map(({ content }) => Buffer.from(content).toString()),
    forge,
  );
}

/** The JSON Schemas that the YAML files name in their first line, so that editors complete and check without a network. */
function schemas(context: Context): RenderedFile[] {
  return ["community", "events", "people"].map((name) => {
    const content = readFileSync(join(context.world.home, "dist", "schemas", `${name}.schema.json`));
    return { path: `.commonry/${name}.schema.json`, content, origin: "commonry", executable: false };
  });
}
