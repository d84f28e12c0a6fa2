import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

interface Context {
  readonly errors: { getErrors(): { readonly message: string }[] };
  state: Record<string, unknown>;
}
type Read = (file: { name: string; content: string }, trace: unknown) => { context: Context; value?: unknown };
interface Parsers {
  readonly parseWorkflow: Read;
  readonly parseAction: Read;
  readonly NoOperationTraceWriter: new () => unknown;
  readonly TemplateContext: new (errors: unknown, schema: unknown, trace: unknown) => Context;
  readonly TemplateValidationErrors: new () => unknown;
  readonly getWorkflowSchema: () => unknown;
  readonly FeatureFlags: new (features: object) => unknown;
  readonly convertWorkflowTemplate: (
    context: Context,
    root: unknown,
    files?: unknown,
    options?: object,
  ) => Promise<unknown>;
  readonly convertActionTemplate: (context: Context, root: unknown) => unknown;
}

const entry = `
export { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
export { parseAction } from "@actions/workflow-parser/actions/action-parser";
export { convertActionTemplate } from "@actions/workflow-parser/actions/action-template";
export { FeatureFlags } from "@actions/expressions/features";
export { TemplateContext, TemplateValidationErrors } from "@actions/workflow-parser/templates/template-context";
export { getWorkflowSchema } from "@actions/workflow-parser/workflows/workflow-schema";
`;

/** GitHub's own parser. Node.js 20 cannot import it as it is (JSON without an attribute), so that it is bundled, once a run. */
async function load(): Promise<Parsers> {
  const folder = mkdtempSync(join(tmpdir(), "commonry-workflow-parser-"));
  try {
    const root = fileURLToPath(new URL("../..", import.meta.url));
    const bundle = await rolldown({
      input: "\0entry",
      platform: "node",
      cwd: root,
      plugins: [
        {
          name: "entry",
          resolveId: (id, from) =>
            id === "\0entry" ? id : from === "\0entry" ? { id: pathOf(id, root), external: false } : undefined,
          load: (id) => (id === "\0entry" ? entry : undefined),
        },
      ],
    });
    const { output } = await bundle.generate({ format: "esm" });
    const file = join(folder, "parser.mjs");
    writeFileSync(file, output[0].code);
    return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Parsers;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function pathOf(id: string, root: string): string {
  const [, name = "", rest = "index"] = /^(@actions\/[\w-]+)(?:\/(.+))?$/.exec(id) ?? [];
  return join(root, "node_modules", name, "dist", `${rest}.js`);
}

let loaded: Promise<Parsers> | undefined;

/**
 * Why GitHub's parser refuses a workflow, or an action's metadata; nothing when it takes it. Steps at one time count as known.
 * @param files the repository, in which workflows that are called lie
 */
export async function refusals(
  path: string,
  content: string,
  files: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  loaded ??= load();
  const parsers = await loaded;
  const trace = new parsers.NoOperationTraceWriter();
  const file = { name: path, content };
  if (/(^|\/)action\.ya?ml$/.test(path)) {
    const { context, value } = parsers.parseAction(file, trace);
    if (value !== undefined) parsers.convertActionTemplate(context, value);
    return context.errors.getErrors().map(({ message }) => message);
  }
  const featureFlags = new parsers.FeatureFlags({ all: true });
  const errors = new parsers.TemplateValidationErrors();
  const own = new parsers.TemplateContext(errors, parsers.getWorkflowSchema(), trace);
  own.state.featureFlags = featureFlags;
  const { context, value } = parsers.parseWorkflow(file, own);
  const provider = {
    getFileContent: async ({ path: name }: { path: string }) => {
      const text = files[name];
      if (text === undefined) throw new Error(`There is no ${name}`);
      return { name, content: text };
    },
  };
  const fetchReusableWorkflowDepth = Object.keys(files).length > 0 ? 1 : 0;
  const options = { featureFlags, fetchReusableWorkflowDepth };
  if (value !== undefined) await parsers.convertWorkflowTemplate(context, value, provider, options);
  return context.errors.getErrors().map(({ message }) => message);
}
