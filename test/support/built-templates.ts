import { join } from "node:path";
import { preparedTemplates } from "../../src/cli/prepared-templates.ts";
import { writeFiles } from "../unit/system/temp.ts";

/** Puts templates into a package's folder as the build does: `bin/build.js`. */
export function buildTemplates(templates: string, home: string): void {
  writeFiles(join(home, "dist"), preparedTemplates(templates));
}
