// npm run schemas: writes src/manifest/schemas/*.json anew from the schemas in src/manifest/schema/.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const path = (relative) => fileURLToPath(new URL(`../src/${relative}`, import.meta.url));
const bundle = await rolldown({ input: path("cli/published-schemas.ts"), platform: "node" });
const { output } = await bundle.generate({ format: "esm" });
const { publishedSchemas } = await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
for (const [name, schema] of Object.entries(publishedSchemas())) {
  writeFileSync(path(`manifest/schemas/${name}.schema.json`), `${JSON.stringify(schema, null, 1)}\n`);
}
