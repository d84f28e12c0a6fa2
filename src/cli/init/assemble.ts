import { readFileSync } from "node:fs";
import { join } from "node:path";
import { collectPeople } from "../../people/collect.ts";
import { fillRegions, hasRegions } from "../../people/regions.ts";
import { basePath, lockPath, lockText, packBase } from "../../scaffold/lock.ts";
import { type RenderedFile, renderTemplates } from "../../scaffold/plan.ts";
import type { FileChange } from "../../system/tree/change.ts";
import type { Context } from "../context.ts";
import type { Chosen } from "./choose.ts";

/** Everything that will be written, in memory, and what it was made from. */
export interface InitPlan {
  readonly chosen: Chosen;
  /** The files of the templates, regions filled, sorted by path. */
  readonly rendered: readonly RenderedFile[];
  /** The same and commonry's own record. */
  readonly files: readonly FileChange[];
}

/** Renders the chosen templates, fills the regions from the people files, and adds the record for later updates. */
export function assemble(chosen: Chosen, context: Context): InitPlan {
  const { forge, level, langs, answers } = chosen.choices;
  const rendered = withRegions([...renderTemplates(chosen.templates, chosen.choices), ...schemas(context)], forge);
  const [main] = chosen.templates.slice(-1);
  const parts = Object.fromEntries(chosen.templates.slice(0, -1).map(({ spec }) => [spec.id, spec.version]));
  const lock = {
    lockVersion: 1,
    commonry: context.world.version,
    template: { id: main?.spec.id ?? "", version: main?.spec.version ?? "", source: "builtin" },
    parts,
    forge,
    level,
    langs,
    answers,
  } as const;
  const record: FileChange[] = [
    { path: lockPath, content: Buffer.from(lockText(lock, rendered)) },
    { path: basePath, content: packBase(rendered) },
  ];
  return { chosen, rendered, files: [...rendered, ...record] };
}

function withRegions(files: readonly RenderedFile[], forge: "github" | "gitlab"): RenderedFile[] {
  const text = (file: RenderedFile) => Buffer.from(file.content).toString();
  const people = collectPeople(files.filter((file) => /^people\/[^/]+\.yaml$/.test(file.path)).map(text), forge);
  return files.map((file) => {
    if (!/\.md$|CODEOWNERS$/.test(file.path) || !hasRegions(text(file))) return file;
    return { ...file, content: Buffer.from(fillRegions(text(file), people)) };
  });
}

/** The JSON Schemas that the YAML files name in their first line, so that editors complete and check without a network. */
function schemas(context: Context): RenderedFile[] {
  return ["community", "events", "people"].map((name) => {
    const content = readFileSync(join(context.world.home, "dist", "schemas", `${name}.schema.json`));
    return { path: `.commonry/${name}.schema.json`, content, origin: "commonry", executable: false };
  });
}
