// npm run schemas: writes src/manifest/schemas/*.json anew from the schemas in src/manifest/schema/.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const path = (relative) => fileURLToPath(new URL(`../src/manifest/${relative}`, import.meta.url));
const bundle = await rolldown({ input: path("json-schema.ts"), platform: "node" });
const { output } = await bundle.generate({ format: "esm" });
const { jsonSchemas } = await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
for (const [name, schema] of Object.entries(jsonSchemas())) {
  writeFileSync(path(`schemas/${name}.schema.json`), `${JSON.stringify(schema, null, 1)}\n`);
}
