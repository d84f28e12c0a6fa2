import type { Template } from "./source.ts";

/** The paths that templates write whatever is answered: no condition, no level, no forge, and no variable in the name. */
export function certainPaths(templates: readonly Template[]): string[] {
  const files = templates.flatMap(({ spec }) => spec.files);
  const certain = files.filter(({ to, when, level, forge, each }) => {
    return level === "starter" && when === undefined && !forge && !each && !to.includes("<%");
  });
  return [...new Set(certain.map(({ to }) => to))].sort();
}
