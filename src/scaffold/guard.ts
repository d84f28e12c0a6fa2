import { AppError } from "../system/errors.ts";
import { foldPath, pathFault } from "../system/paths.ts";
import type { Template } from "./source.ts";

/** What one render may produce. Built-in templates stay far below; a hostile one stops here. */
export const limits = { files: 5_000, fileBytes: 1_048_576, totalBytes: 16_777_216 } as const;

/** Refuses a template: exit code 6, nothing written. */
export function refuse(code: string, template: Template, path: string, params: Record<string, string> = {}): never {
  throw new AppError(code, { template: template.spec.id, path, ...params }, 6);
}

/**
 * Checks every path that a render will write.
 * @throws AppError `template.files`, `template.path`, `template.twice`, `template.file-and-folder`
 */
export function checkOutputs(targets: readonly { readonly path: string; readonly template: Template }[]): void {
  const seen = new Map<string, string>();
  for (const { path, template } of targets) {
    if (seen.size >= limits.files) refuse("template.files", template, path);
    const fault = pathFault(path);
    if (fault) refuse("template.path", template, path, { fault });
    if (/^\.commonry(\/|$)/i.test(path)) refuse("template.path", template, path, { fault: "commonry" });
    const folded = foldPath(path);
    const twin = seen.get(folded);
    if (twin !== undefined) refuse("template.twice", template, path, { other: twin });
    seen.set(folded, path);
  }
  for (const { path, template } of targets) {
    const parts = foldPath(path).split("/");
    for (let depth = 1; depth < parts.length; depth++) {
      const parent = seen.get(parts.slice(0, depth).join("/"));
      if (parent !== undefined) refuse("template.file-and-folder", template, path, { other: parent });
    }
  }
}
