import { jsonSchemaOf, jsonSchemas } from "../manifest/json-schema.ts";
import { factFile } from "../providers/local/facts/schema.ts";
import { answersFile } from "../scaffold/answers-file.ts";

/**
 * Every JSON Schema that `commonry schema` prints, by name, made from the schemas that the loaders use. For `npm run schemas`
 * and the test that compares; never for the program itself.
 */
export function publishedSchemas(): Readonly<Record<string, object>> {
  return { ...jsonSchemas(), facts: jsonSchemaOf(factFile), answers: jsonSchemaOf(answersFile) };
}
