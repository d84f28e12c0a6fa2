import { createRequire } from "node:module";
import { join } from "node:path";
import { issuesOf, type Validate, type ValidatorError } from "../../check/files/schema/issue.ts";

/** A validator as the build makes it from a schema: true, or its errors beside it. */
interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly ValidatorError[] | null;
}

/**
 * The validators of service files that lie beside the program, each loaded when a file first needs it.
 * @param home the folder of the installed package
 */
export function builtValidators(home: string): Validate {
  const load = createRequire(join(home, "dist", "validators", "index.cjs"));
  return (schema, value) => {
    const validate = load(`./${schema}.cjs`) as Validator;
    return validate(value) ? [] : issuesOf(validate.errors ?? []);
  };
}
