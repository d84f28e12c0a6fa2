/** How many arguments a function takes. */
export interface Arity {
  readonly least: number;
  readonly most: number;
}

const many = 255;

/**
 * What every expression may call, by its name in lower case
 * (docs.github.com/en/actions/reference/workflows-and-actions/expressions#functions).
 */
export const functions: Readonly<Record<string, Arity>> = {
  case: { least: 3, most: Number.MAX_SAFE_INTEGER },
  contains: { least: 2, most: 2 },
  endswith: { least: 2, most: 2 },
  format: { least: 1, most: many },
  fromjson: { least: 1, most: 1 },
  join: { least: 1, most: 2 },
  startswith: { least: 2, most: 2 },
  tojson: { least: 1, most: 1 },
};

/** What only some places may call: files are there once a runner has them, a status once something has run. */
export const hashFiles: Readonly<Record<string, Arity>> = { hashfiles: { least: 1, most: many } };
const none: Arity = { least: 0, most: 0 };
const any: Arity = { least: 0, most: Number.MAX_SAFE_INTEGER };
export const stepStatus: Readonly<Record<string, Arity>> = {
  ...{ always: none, cancelled: none, success: none, failure: none },
};
/** The condition of a job may name the jobs whose status it asks for. */
export const jobStatus: Readonly<Record<string, Arity>> = { always: none, cancelled: none, success: any, failure: any };

/** How the functions are written, for a message. */
export const functionNames: readonly string[] = [
  ...["always", "cancelled", "case", "contains", "endsWith", "failure", "format", "fromJSON", "hashFiles", "join"],
  ...["startsWith", "success", "toJSON"],
];

/** All contexts that there are (docs.github.com/en/actions/reference/workflows-and-actions/contexts). */
export const contextNames: readonly string[] = [
  ...["env", "github", "inputs", "job", "jobs", "matrix", "needs", "runner", "secrets", "steps", "strategy", "vars"],
];
