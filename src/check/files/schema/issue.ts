/** One fault that a schema finds: where, which keyword, and what there is to say. */
export interface SchemaIssue {
  /** Leads to the value, or to the map of which a key is missing or unknown. */
  readonly path: readonly string[];
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The keys that the map may have, for an unknown one. */
  readonly known?: readonly string[];
  /** What the schema calls a pattern: `$comment` beside it. */
  readonly name?: string;
}

/** Port: what a schema finds wrong with a value. Names are those of the files in `schemas/`, without the ending. */
export type Validate = (schema: string, value: unknown) => readonly SchemaIssue[];

/** An error as a JSON Schema validator reports it: Ajv's, with `verbose`. */
export interface ValidatorError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: object;
  readonly schema?: unknown;
  readonly parentSchema?: unknown;
}

/**
 * The errors of a validator as issues, one a fault: what a condition, a negation or a branch reports beside the fault
 * itself is left out. Our schemas have no other choices than "one of these keys".
 */
export function issuesOf(errors: readonly ValidatorError[]): SchemaIssue[] {
  const own = errors.filter(({ keyword, schemaPath }) => keyword !== "if" && !inner.test(schemaPath));
  const choices = own.filter(({ keyword }) => keyword === "anyOf" || keyword === "oneOf");
  const ofChoice = (error: ValidatorError) =>
    error.keyword === "required" &&
    choices.some((choice) => {
      const { missingProperty = "" } = error.params as { missingProperty?: string };
      return choice.instancePath === error.instancePath && keysOf(choice).includes(missingProperty);
    });
  const seen = new Set<string>();
  return own
    .filter((error) => !ofChoice(error))
    .map(issueOf)
    .filter((issue) => {
      // Of a value that is wrong twice over, the first fault is said; of keys each one.
      const { key = "" } = issue.params;
      const id = JSON.stringify([issue.path, key]);
      return !seen.has(id) && seen.add(id);
    });
}

/** Within a condition or a negation; a key of a file may have such a name, too. */
const inner = /(?<!\/properties)\/(contains|not|propertyNames|if)\//;

function issueOf({ instancePath, keyword, params, parentSchema, schema }: ValidatorError): SchemaIssue {
  const path = instancePath.split("/").slice(1).map(plain);
  const parent = (parentSchema ?? {}) as {
    properties?: object;
    propertyNames?: { enum?: string[] };
    $comment?: string;
  };
  const given = params as Record<string, unknown>;
  const name = parent.$comment === undefined ? {} : { name: parent.$comment };
  switch (keyword) {
    case "additionalProperties":
    case "propertyNames": {
      const known = parent.propertyNames?.enum ?? Object.keys(parent.properties ?? {});
      const key = given.additionalProperty ?? given.propertyName;
      return { path, keyword: "unknown-key", params: { key }, known };
    }
    case "required":
    case "dependencies":
      return { path, keyword: "missing-key", params: { key: given.missingProperty } };
    case "anyOf":
    case "oneOf": {
      const both = given.passingSchemas !== undefined && given.passingSchemas !== null;
      return { path, keyword: both ? "one-key" : "any-key", params: { keys: keysOf({ schema }).join(", ") } };
    }
    default:
      return { path, keyword, params: given, ...name };
  }
}

/** A step of a JSON Pointer (RFC 6901, section 4). */
function plain(step: string): string {
  return step.replace(/~1/g, "/").replace(/~0/g, "~");
}

/** The keys that a choice asks one of. */
function keysOf({ schema }: Pick<ValidatorError, "schema">): string[] {
  if (!Array.isArray(schema)) return [];
  return schema.flatMap((branch: { required?: string[] }) => branch.required ?? []);
}
