export { type ParsedYaml, parseYaml } from "./parse.ts";
export type { Path, Place } from "./place.ts";
export { checkYamlSyntax } from "./syntax.ts";
