import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { home } from "./render.ts";

/** The schemas of src/check/schemas, and the files that each is for. A later rule of `check` reads the same table. */
const patterns: readonly (readonly [name: string, path: RegExp])[] = [
  ["issue-config", /^\.github\/ISSUE_TEMPLATE\/config\.ya?ml$/],
  ["issue-form", /^\.github\/ISSUE_TEMPLATE\/(?!config\.)[^/]+\.ya?ml$/],
  ["discussion-form", /^\.github\/DISCUSSION_TEMPLATE\/[^/]+\.ya?ml$/],
  ["funding", /^\.github\/FUNDING\.yml$/],
  ["dependabot", /^\.github\/dependabot\.ya?ml$/],
  ["release", /^\.github\/release\.ya?ml$/],
  ["labeler", /^\.github\/labeler\.ya?ml$/],
  ["devcontainer", /^\.devcontainer\/([^/]+\/)?devcontainer\.json$|^\.devcontainer\.json$/],
  ["gitpod", /^\.gitpod\.yml$/],
  ["vscode-extensions", /^\.vscode\/extensions\.json$/],
  ["gitlab-ci", /^\.gitlab-ci\.yml$|^\.gitlab\/ci\/.+\.ya?ml$/],
  ["renovate", /^(\.github\/|\.gitlab\/)?renovate\.json$|^\.renovaterc(\.json)?$/],
  ["all-contributors", /^\.all-contributorsrc$/],
  ["security-insights", /^(\.github\/|\.gitlab\/)?security-insights\.yml$/i],
  ["citation", /^CITATION\.cff$/],
];

const folder = join(home, "src/check/schemas");
const compiled = compile();

/** Compiles all schemas; strict, so that a mistyped keyword in a schema is an error here. */
function compile(): ReadonlyMap<string, ValidateFunction> {
  const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
  const files = readdirSync(folder).filter((file) => file.endsWith(".schema.json"));
  for (const file of files) ajv.addSchema(JSON.parse(readFileSync(join(folder, file), "utf8")) as object);
  return new Map(
    files.map((file) => [file.replace(".schema.json", ""), ajv.getSchema(file) as ValidateFunction] as const),
  );
}

export const schemaNames: readonly string[] = [...compiled.keys()];

/** The name of the schema for a file, by its path in the repository. */
export function schemaFor(path: string): string | undefined {
  return patterns.find(([, pattern]) => pattern.test(path))?.[0];
}

const editors = new Map<string, ValidateFunction>();

/** What an editor would underline: a value against a JSON Schema that stands in the repository itself. */
export function editorFaults(schema: string, value: unknown): string[] {
  const validate = editors.get(schema) ?? new Ajv({ strict: false }).compile(JSON.parse(schema) as object);
  editors.set(schema, validate);
  return faultsOf(validate, value);
}

/** What a schema finds wrong with a value: where, and what; nothing when it fits. */
export function schemaFaults(name: string, value: unknown): string[] {
  const validate = compiled.get(name);
  if (!validate) throw new Error(`no schema ${name}`);
  return faultsOf(validate, value);
}

function faultsOf(validate: ValidateFunction, value: unknown): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const extra = "additionalProperty" in params ? ` (${String(params.additionalProperty)})` : "";
    return `${instancePath || "/"} ${message ?? ""}${extra}`;
  });
}
