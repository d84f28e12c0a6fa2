import { fillRegions, hasRegions, peopleFor } from "../../people/regions.ts";
import type { People } from "../../people/tables.ts";

/** Files with their managed regions made from these people. */
export function withRegions<T extends { readonly path: string; readonly content: Uint8Array }>(
  files: readonly T[],
  people: People,
): T[] {
  return files.map((file) => {
    const content = filled(file.path, file.content, people);
    return content === file.content ? file : { ...file, content };
  });
}

/** One file's content with its regions made from these people; the same object when it has none, or they are right. */
export function filled(path: string, content: Uint8Array, people: People): Uint8Array {
  if (!/\.md$|CODEOWNERS$/.test(path)) return content;
  const text = Buffer.from(content).toString();
  if (!hasRegions(text)) return content;
  const made = fillRegions(text, peopleFor(path, people));
  return made === text ? content : Buffer.from(made);
}
