import { createRequire } from "node:module";
import { join } from "node:path";
import { issuesOf, type Validate, type ValidatorError } from "../../check/files/schema/issue.ts";
import type { World } from "../../system/world.ts";

/** A validator as the build makes it from a schema: true, or its errors beside it. */
interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly ValidatorError[] | null;
}

type Home = Pick<World, "home" | "load">;

/**
 * The validators of service files that lie beside the program, each loaded when a file first needs it.
 * @param home the folder of the installed package, and what loads a file of its `dist/`
 */
export function builtValidators({ home, load = createRequire(join(home, "dist", "main.cjs")) }: Home): Validate {
  return (schema, value) => {
    const validate = load(`./validators/${schema}.cjs`) as Validator;
    return validate(value) ? [] : issuesOf(validate.errors ?? []);
  };
}
