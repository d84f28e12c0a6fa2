import { resolve } from "node:path";
import type { World } from "../../system/world.ts";
import type { Candidate, Wanted } from "./line.ts";

/** What a value is: words of ours, or files or folders, which the shell knows best. */
export type Values = "files" | "folders" | readonly Candidate[];

/** Names in angle brackets that stand for a file or a folder. */
const filePlaces = new Set(["file", "files", "path", "paths", "plan", "export", "mapping"]);
const folderPlaces = new Set(["dir", "folder"]);

/**
 * The values of an option or an argument. Those that are known stand in the table of commands; all others are told by the
 * name in brackets. Reads files of the project at most: no network, and what cannot be read is left out in silence.
 */
export async function valuesOf(wanted: Wanted, world: World): Promise<Values> {
  const { option, argument, command } = wanted;
  const known = option ? option.values : command?.argumentValues;
  if (Array.isArray(known)) return known.map((value) => ({ value }));
  if (known === "templates")
    return (await import("../templates.ts")).builtinTemplates({ world, lang: "en" }).map(named);
  if (known === "parts") return (await import("../templates.ts")).partNames({ world }).map((value) => ({ value }));
  const place = /[<[]([a-z-]+)/.exec(option ? option.flags : (argument ?? ""))?.[1] ?? "";
  if (folderPlaces.has(place)) return "folders";
  // `import --repo <names>` are repositories; `report --repo <paths...>` are folders.
  if (option?.key === "repo") return place === "names" ? ofProject("repositories", wanted, world) : "folders";
  if (filePlaces.has(place)) return "files";
  return await ours(place, wanted, world);
}

async function ours(place: string, wanted: Wanted, world: World): Promise<readonly Candidate[]> {
  const { option } = wanted;
  if (place === "sections") return (await import("../../kinds/item.ts")).sections.map((value) => ({ value }));
  if (place === "rules") {
    const { ruleBook } = await import("../../check/book.ts");
    return ruleBook.map(({ id, title }) => ({ value: id, description: title.en }));
  }
  if (place === "zones") return Intl.supportedValuesOf("timeZone").map((value) => ({ value }));
  if (option?.key === "event") return ofProject("events", wanted, world);
  if (option?.key === "target") return ofProject("repositories", wanted, world);
  return [];
}

function named({ id, title }: { readonly id: string; readonly title: string }): Candidate {
  return { value: id, description: title };
}

/** What the community of the folder at hand names; nothing where there is none, or it is broken. */
async function ofProject(what: "events" | "repositories", { dir }: Wanted, world: World): Promise<Candidate[]> {
  try {
    const { names } = await import("./project.ts");
    return names(what, folderOf(dir, world));
  } catch {
    return [];
  }
}

/** `~` as the shell will read it; nothing else of the word is expanded. */
function folderOf(dir: string | undefined, { cwd, env }: World): string {
  if (dir === undefined) return cwd;
  const home = env.HOME ?? "";
  return resolve(cwd, dir === "~" || dir.startsWith("~/") ? home + dir.slice(1) : dir);
}
