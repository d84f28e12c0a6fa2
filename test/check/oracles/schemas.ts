import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { CORE_SCHEMA, load } from "js-yaml";
import { blankComments } from "../../../src/check/json.ts";

/** Which published schema is for which file. */
const schemas: readonly (readonly [RegExp, string])[] = [
  [/^\.github\/ISSUE_TEMPLATE\/config\.ya?ml$/, "github-issue-config.json"],
  [/^\.github\/ISSUE_TEMPLATE\/[^/]+\.ya?ml$/, "github-issue-forms.json"],
  [/^\.github\/DISCUSSION_TEMPLATE\/[^/]+\.ya?ml$/, "github-discussion.json"],
  [/^\.github\/FUNDING\.ya?ml$/, "github-funding.json"],
  [/^\.github\/dependabot\.ya?ml$/, "dependabot-2.0.json"],
  [/^\.github\/release\.ya?ml$/, "github-release-config.json"],
  [/^\.github\/labeler\.ya?ml$/, "pull-request-labeler-5.json"],
  [/^CITATION\.cff$/, "cff-1.2.0.json"],
  [/(^|\/)devcontainer\.json$/, "devContainer.base.schema.json"],
  [/^(\.github\/)?renovate\.jsonc?$|^\.renovaterc(\.json)?$/, "renovate-43.json"],
  [/^\.all-contributorsrc$/, "all-contributors.json"],
];

/** The name of the schema for a file; undefined where nobody publishes one. */
export function schemaFor(path: string): string | undefined {
  return schemas.find(([pattern]) => pattern.test(path))?.[1];
}

/**
 * A validator of a folder of schemas.
 * @returns whether a schema takes a file, read by js-yaml or as JSON with comments; undefined without that schema
 */
export function oracle(folder: string): (path: string, text: string) => boolean | undefined {
  const compiled = new Map<string, ((value: unknown) => unknown) | undefined>();
  const options = { strict: false, validateFormats: false, logger: false } as const;
  const compile = (name: string) => {
    const file = join(folder, name);
    if (!existsSync(file)) return undefined;
    const schema = JSON.parse(readFileSync(file, "utf8")) as { $schema?: string };
    const isNew = schema.$schema?.includes("2019-09") ?? false;
    return (isNew ? new Ajv2019(options) : new Ajv(options)).compile(schema);
  };
  return (path, text): boolean | undefined => {
    const name = schemaFor(path);
    if (name === undefined) return undefined;
    if (!compiled.has(name)) compiled.set(name, compile(name));
    const validate = compiled.get(name);
    const isYaml = /\.(?:ya?ml|cff)$/.test(path);
    return (
      validate &&
      passes(validate, () => (isYaml ? load(text, { schema: CORE_SCHEMA }) : JSON.parse(blankComments(text))))
    );
  };
}

/** What the reader does not take, the schema does not see. */
function passes(validate: (value: unknown) => unknown, read: () => unknown): boolean {
  try {
    return Boolean(validate(read()));
  } catch {
    return false;
  }
}
