// node test/emulator/make-subset.js FILE: takes the paths that the emulator serves out of GitHub's OpenAPI description
// (npm package @octokit/openapi, generated/api.github.com.json, MIT) and writes them, without examples and prose, to
// test/fixtures/github/openapi.json. The whole description has 13 MB.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const whole = JSON.parse(readFileSync(process.argv[2], "utf8"));
const files = ["rest.ts", "repositories.ts", "issues.ts", "listings.ts", "projects.ts"];
const source = files.map((name) => readFileSync(fileURLToPath(new URL(name, import.meta.url)), "utf8")).join("");
const routes = [...source.matchAll(/"(GET|POST|PUT|PATCH|DELETE) (\/[^"]*)"/g)].map(([, method, path]) => [
  method.toLowerCase(),
  path,
]);
const prose = new Set(["description", "example", "examples", "externalDocs", "summary", "tags", "x-github"]);
const components = {};

/** A copy without prose; whatever it refers to comes along. `map` is true for maps whose keys are names, not words. */
function copy(value, map = false) {
  if (Array.isArray(value)) return value.map((item) => copy(item));
  if (typeof value !== "object" || value === null) return value;
  const { $ref } = value;
  if (typeof $ref === "string") take($ref);
  const kept = Object.entries(value).filter(
    ([key, part]) => map || !prose.has(key) || (key === "description" && typeof part !== "string"),
  );
  return Object.fromEntries(
    kept.map(([key, part]) => [key, copy(part, !map && (key === "properties" || key === "schemas"))]),
  );
}

function take(reference) {
  const [, , group, name] = reference.split("/");
  components[group] ??= {};
  if (components[group][name]) return;
  components[group][name] = {};
  components[group][name] = copy(whole.components[group][name]);
}

const paths = {};
const missing = [];
for (const [method, path] of routes) {
  const operation = whole.paths[path]?.[method];
  if (!operation) {
    missing.push(`${method} ${path}`);
    continue;
  }
  const { parameters, requestBody, responses, deprecated, operationId } = operation;
  paths[path] ??= {};
  paths[path][method] = copy({ operationId, parameters, requestBody, responses, deprecated });
}
for (const list of Object.values(paths)) for (const one of Object.values(list)) delete one.headers;
delete components.headers;
const provenance = {
  title: "A part of GitHub's REST API description",
  source: "npm package @octokit/openapi 23.0.2, generated/api.github.com.json",
  licence: readFileSync(join(dirname(process.argv[2]), "../LICENSE"), "utf8").trim(),
};
const text = JSON.stringify({
  openapi: whole.openapi,
  info: { ...provenance, version: whole.info.version },
  paths,
  components,
});
writeFileSync(new URL("../fixtures/github/openapi.json", import.meta.url), `${text}\n`);
console.log(`${Object.keys(paths).length} paths, ${text.length} bytes; not described: ${missing.join(", ") || "none"}`);
