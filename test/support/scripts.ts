import { asList, asMap, isYaml, parseData } from "./data.ts";
import type { Text } from "./readers.ts";
import { schemaFor } from "./schemas.ts";
import { isWorkflow } from "./validators.ts";
import { readWorkflow, scripts } from "./workflows.ts";

/** The shell scripts inside of a workflow or a pipeline, as files: an expression becomes a word, as it is when it runs. */
export function scriptsIn(path: string, text: string): Text[] {
  if (isWorkflow(path)) {
    return scripts(readWorkflow(text).jobs)
      .filter(([, , shell]) => shell === "bash")
      .map(([, script]) => asFile(path, script.replace(/\$\{\{[^}]*\}\}/g, "expression")));
  }
  if (!isYaml(path) || schemaFor(path) !== "gitlab-ci") return [];
  return Object.values(asMap(parseData(path, text))).flatMap((job) => {
    const { before_script, script, after_script } = asMap(job);
    const lines = [before_script, script, after_script].flatMap(asList).flatMap(asList).map(String);
    return lines.length > 0 ? [asFile(path, lines.join("\n"))] : [];
  });
}

/** The lines of a pipeline that run the project's own code; those that fetch packages are left out. */
export function commandsIn(path: string, text: string): string[] {
  const lines = scriptsIn(path, text).flatMap((script) => script.text.split("\n"));
  return (
    lines
      .filter((line) => /^(python3? |npm test|node )/.test(line) && !/-m (pip|build)\b|npm (install|ci)\b/.test(line))
      // A forge's image has both names of Python, a machine of Debian the longer one only.
      .map((line) => line.replace(/^python /, "python3 "))
  );
}

/** Both forges let a script end at its first error. */
function asFile(path: string, script: string): Text {
  return { path: `${path}.sh`, text: `#!/usr/bin/env bash\nset -eo pipefail\n${script}\n` };
}
