import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";

interface Operation {
  readonly requestBody?: { readonly content?: Record<string, { readonly schema?: object }> };
  readonly responses: Record<
    string,
    { readonly $ref?: string; readonly content?: Record<string, { readonly schema?: object }> }
  >;
  readonly deprecated?: boolean;
}

/** GitHub answers these anywhere; its description does not say so for each route. */
const anywhere = new Set([301, 307, 401, 403, 404, 409, 410, 429, 451, 500, 502, 503]);

const description = JSON.parse(
  readFileSync(new URL("../fixtures/github/openapi.json", import.meta.url), "utf8"),
  nullable,
) as {
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, object>>;
};
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: false });
ajv.addSchema({ $id: "github", components: description.components });
const compiled = new Map<string, ValidateFunction>();

/** OpenAPI 3.0's `nullable` in the words of JSON Schema; references lead to the one schema that has all parts. */
function nullable(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const { nullable: isNullable, $ref, ...rest } = value as { nullable?: boolean; $ref?: string };
  const own = typeof $ref === "string" ? { $ref: $ref.replace(/^#/, "github#") } : rest;
  return isNullable ? { anyOf: [own, { type: "null" }] } : own;
}

function validator(key: string, schema: object): ValidateFunction {
  const found = compiled.get(key) ?? ajv.compile(schema);
  compiled.set(key, found);
  return found;
}

function faultsOf(key: string, schema: object | undefined, value: unknown): string[] {
  if (!schema) return [];
  const validate = validator(key, schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).slice(0, 3).map(({ instancePath, message, params }) => {
    const extra = params.additionalProperty === undefined ? "" : ` (${params.additionalProperty})`;
    return `${key}: ${instancePath} ${message}${extra}`;
  });
}

/** Request bodies are mostly open in the description: their top level is closed here, so that a misspelt word is found. */
function closed(schema: { properties?: object; anyOf?: object[]; oneOf?: object[] } | undefined): object | undefined {
  return schema?.properties ? { ...schema, additionalProperties: false } : schema;
}

/** Whether GitHub describes a route. */
export function isDescribed(route: string): boolean {
  const [method = "", path = ""] = route.split(" ");
  return description.paths[path]?.[method.toLowerCase()] !== undefined;
}

/** Null for a text takes a value away; the description says so for hardly any field. */
const clearing: Readonly<Record<string, readonly string[]>> = {
  "PATCH /repos/{owner}/{repo}/milestones/{milestone_number}": ["due_on"],
};

function withoutClearing(route: string, sent: unknown): unknown {
  const fields = clearing[route];
  if (!fields || typeof sent !== "object" || sent === null) return sent;
  return Object.fromEntries(Object.entries(sent).filter(([key, value]) => value !== null || !fields.includes(key)));
}

/** What in an exchange is not as GitHub describes it. */
export function exchangeFaults(route: string, sent: unknown, status: number, answered: unknown): string[] {
  const [method = "", path = ""] = route.split(" ");
  const operation = description.paths[path]?.[method.toLowerCase()];
  if (!operation) return [`${route} is not described`];
  const request = operation.requestBody?.content?.["application/json"]?.schema;
  const faults = [
    ...(operation.deprecated ? [`${route} is deprecated`] : []),
    ...(sent === undefined ? [] : faultsOf(`${route} request`, closed(request), withoutClearing(route, sent))),
  ];
  if (status >= 400 && faults.length > 0 && status !== 422) return faults;
  const response = operation.responses[String(status)];
  if (!response) return anywhere.has(status) ? faults : [...faults, `${route}: ${status} is not described`];
  const schema = response.content?.["application/json"]?.schema;
  return status >= 400 || response.$ref ? faults : [...faults, ...faultsOf(`${route} ${status}`, schema, answered)];
}
