import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv, type ValidateFunction } from "ajv";
import { issuesOf, type Validate, type ValidatorError } from "../../../../src/check/files/schema/issue.ts";

const folder = fileURLToPath(new URL("../../../../src/check/schemas/", import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".schema.json"),
);
const ajv = new Ajv({ allErrors: true, verbose: true, strict: true, strictTypes: false, strictRequired: false });

export const schemas: ReadonlyMap<string, Record<string, unknown>> = new Map(
  files.map((file) => [
    file.replace(/^.*[\\/]|\.schema\.json$/g, ""),
    JSON.parse(readFileSync(`${folder}${file}`, "utf8")) as Record<string, unknown>,
  ]),
);
for (const schema of schemas.values()) ajv.addSchema(schema);

/** The schemas as the built program has them, compiled here and now. */
export const validate: Validate = (name, value) => {
  const check = ajv.getSchema(`${name}.schema.json`) as ValidateFunction | undefined;
  if (!check) throw new Error(`no schema ${name}`);
  return check(value) ? [] : issuesOf(check.errors as ValidatorError[]);
};
