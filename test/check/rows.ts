import { readdirSync } from "node:fs";

/** All rows of a table: every list that a file of the folder exports. */
export async function rowsOf<R>(folder: "faults" | "valid"): Promise<R[]> {
  const names = readdirSync(new URL(`./${folder}/`, import.meta.url)).map((name) => name.replace(/\.ts$/, ""));
  const modules = await Promise.all(names.sort().map((name) => import(`./${folder}/${name}.ts`)));
  return modules.flatMap((module) => Object.values(module as Record<string, R[]>).flat());
}
