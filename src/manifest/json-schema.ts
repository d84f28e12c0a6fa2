import { type ConversionConfig, type JsonSchema, toJsonSchema } from "@valibot/to-json-schema";
import { eventsFile } from "./schema/events.ts";
import { manifest } from "./schema/manifest.ts";
import { peopleFile } from "./schema/people.ts";
import { privacyFile } from "./schema/privacy.ts";

/** Anything that could not be said in JSON Schema throws, but for checks by code: those are left to `commonry check`. */
const config: ConversionConfig = {
  target: "draft-07",
  typeMode: "input",
  errorMode: "throw",
  ignoreActions: ["check"],
  overrideAction: ({ valibotAction, jsonSchema }) => {
    const action = valibotAction as { type: string; requirement?: unknown };
    if (action.type !== "regex" && action.type !== "includes") return null;
    return withPattern(jsonSchema as JsonSchema & { pattern?: string }, action.requirement);
  },
};

/**
 * The published JSON Schemas (draft 7, the one that editors take best), by the name that `commonry schema` takes. What
 * JSON Schema cannot say (that a date exists, that a zone is known, that names are told apart) is left to `check`.
 * Used by `npm run schemas` and the test that compares; never by the program itself.
 */
export function jsonSchemas(): Readonly<Record<string, object>> {
  return {
    community: jsonSchemaOf(manifest),
    people: jsonSchemaOf(peopleFile),
    events: jsonSchemaOf(eventsFile),
    privacy: jsonSchemaOf(privacyFile),
  };
}

/** A schema as JSON Schema. @throws where it cannot be said in it, but for checks by code */
export function jsonSchemaOf(schema: Parameters<typeof toJsonSchema>[0]): object {
  return toJsonSchema(schema, config);
}

/** Readers of JSON Schema take a pattern as if it had the flag `u`, which ours have where it matters. */
function withPattern(schema: JsonSchema & { pattern?: string }, requirement: unknown): JsonSchema {
  const source = requirement instanceof RegExp ? requirement.source : String(requirement);
  if (schema.pattern === undefined || schema.pattern === source) return { ...schema, pattern: source };
  return { ...schema, allOf: [...(schema.allOf ?? []), { pattern: source }] };
}
