import type { Template } from "./source.ts";
import { type Forge, type Level, levels } from "./template.ts";

/**
 * The files that templates would write if commonry were pinned: those whose condition asks for it.
 * @returns their paths as the templates have them, sorted
 */
export function waitingForPin(templates: readonly Template[], forges: readonly Forge[], level: Level): string[] {
  const files = templates.flatMap(({ spec }) => spec.files);
  const waiting = files.filter(({ when, level: from, forge }) => {
    const chosen = levels.indexOf(from) <= levels.indexOf(level) && (!forge || forges.includes(forge));
    return chosen && when !== undefined && /\bpinned\b/.test(when);
  });
  return [...new Set(waiting.map(({ to }) => to))].sort();
}
