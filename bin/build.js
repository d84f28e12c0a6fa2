// Builds dist/: the program as code-split chunks, the templates' descriptions, the JSON Schemas, the validators of
// service files, and the notices of the packages inside. One package without dependencies is what `npx` installs.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { rolldown } from "rolldown";
import { isLate, lateLiquid, lateModules, readingYaml } from "./late.js";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
/** Built beside dist/ and moved there at the end, so that a running commonry never finds half of it. */
const out = "dist.new";
rmSync(out, { recursive: true, force: true });

const { version } = JSON.parse(readFileSync("package.json", "utf8"));

/** What a start that asks for help and nothing else needs. */
const main =
  /[\\/]src[\\/](main|cli[\\/]prepared|system[\\/](language|cache|errors|home|make-folder|regular|replace|sweep|code[\\/]\w+))\.ts$/;
/** What every start but one for help needs, in one chunk: each further file costs about a millisecond before the first output. */
const start =
  /[\\/]src[\\/](system[\\/](engine|errors|exit|messages|nearest|secrets|streams|text[\\/](sanitize|width))|cli[\\/](start|run|program|commands|context|paint|views[\\/](error|json)|messages[\\/](?:\w+[\\/])?(?:\w+-)?en))\.ts$|[\\/](commander|fast-string-width|fast-string-truncated-width)[\\/]/;

/** What nearly every command needs that reads a community's files, and some of them more than others: one file, not twenty. */
const community =
  /[\\/]src[\\/](manifest[\\/](?!write)|people[\\/]|check[\\/]json|system[\\/](?!http|git[\\/]|git-index|contents|journal|lock|npm|text[\\/]csv)|cli[\\/](project|seal|check[\\/]people|scaffold[\\/](record|regions)|events[\\/]settings|views[\\/]sync[\\/]words)|events[\\/]read|kinds[\\/]offered|scaffold[\\/](record|lock|template|translations))|[\\/]node_modules[\\/](yaml|js-yaml|valibot)[\\/]/;
/** What init, add and update need beside, but for what only some of them do, or only with a person. */
const scaffolding =
  /[\\/]src[\\/](scaffold[\\/]|cli[\\/](templates|scaffold|sources[\\/](open|reference)|pin[\\/](files|integrity)|commands[\\/]init|views[\\/](init|plan)|init[\\/](adopt|assemble|choose|confirm|early|heard|kept|repository|surroundings)))|[\\/]node_modules[\\/]node-diff3[\\/]/;
/** What check needs beside. */
const checking = /[\\/]src[\\/](check|cli[\\/]check)[\\/](?!ahead)|[\\/]src[\\/]cli[\\/]commands[\\/]check\.ts$/;

const source = {
  platform: "node",
  external: [/^node:/],
  // yaml's build for other platforms is the same code as ES modules, from which what is not used falls away.
  resolve: {
    mainFields: ["module", "main"],
    alias: { yaml: fileURLToPath(new URL("../node_modules/yaml/browser/index.js", import.meta.url)) },
  },
};
/** In the place of what tells this build from every other, which is known once all else is made. */
const placeholder = "BUILD".padEnd(16, "-");
const prepared = JSON.stringify({ version, help: await help() });
const bundle = await rolldown({
  ...source,
  input: "src/main.ts",
  external: (id, importer) => id === "liquid.cjs" || (id.startsWith("node:") && !isLate(id, importer)),
  plugins: [lateModules, lateLiquid, readingYaml],
  transform: { target: "node20.19", define: { __PREPARED__: prepared, __BUILD__: JSON.stringify(placeholder) } },
});
const { output } = await bundle.write({
  dir: out,
  format: "cjs",
  // Names stay, so that `--verbose` prints a stack that a person can read.
  minify: { mangle: false, compress: true, codegen: { removeWhitespace: true } },
  // The launcher opens main.js itself; what stands in for the entry only passes it on, and would be one file more.
  entryFileNames: "entry.cjs",
  chunkFileNames: ({ name }) => (name === "main" ? "main.cjs" : "[name]-[hash].cjs"),
  minifyInternalExports: false,
  comments: false,
  codeSplitting: {
    groups: [
      { name: "main", test: main, priority: 3 },
      { name: "start", test: start, priority: 2 },
      { name: "community", test: community, priority: 1 },
      { name: "check", test: checking },
      { name: "scaffold", test: scaffolding },
    ],
  },
});

rmSync(`${out}/entry.cjs`);
const thread = await rolldown({
  ...source,
  input: "src/cli/check/ahead-thread.ts",
  plugins: [readingYaml],
  transform: { target: "node20.19" },
});
const ahead = await thread.write({
  file: `${out}/ahead.js`,
  format: "esm",
  minify: { mangle: false, compress: true, codegen: { removeWhitespace: true } },
  comments: false,
});
const engine = await rolldown({ ...source, input: "\0liquid", plugins: [onlyLiquid()] });
const liquid = await engine.write({
  file: `${out}/liquid.cjs`,
  format: "cjs",
  minify: { mangle: false, compress: true, codegen: { removeWhitespace: true } },
  comments: false,
});
mkdirSync(`${out}/schemas`, { recursive: true });
for (const name of readdirSync("src/manifest/schemas"))
  copyFileSync(`src/manifest/schemas/${name}`, `${out}/schemas/${name}`);
mkdirSync(`${out}/completion`);
for (const name of readdirSync("src/cli/completion").filter((file) => file.startsWith("commonry.")))
  copyFileSync(`src/cli/completion/${name}`, `${out}/completion/${name}`);
const { preparedTemplates } = await made("src/cli/prepared-templates.ts");
mkdirSync(`${out}/templates`);
for (const [path, content] of Object.entries(preparedTemplates("templates"))) writeFileSync(`${out}/${path}`, content);
const built = [...output, ...ahead.output, ...liquid.output, ...(await validators())];
writeFileSync(`${out}/THIRD-PARTY-NOTICES.md`, notices(built.flatMap((chunk) => Object.keys(chunk.modules ?? {}))));

const digest = createHash("sha256");
for (const name of readdirSync(out, { recursive: true }).sort())
  if (name.endsWith(".cjs")) digest.update(`${name}\n`).update(readFileSync(`${out}/${name}`));
const first = readFileSync(`${out}/main.cjs`, "utf8");
if (first.split(placeholder).length !== 2) throw new Error("the build's own name has no place in main.cjs");
writeFileSync(`${out}/main.cjs`, first.replace(placeholder, digest.digest("hex").slice(0, placeholder.length)));

rmSync("dist", { recursive: true, force: true });
renameSync(out, "dist");

/** What src/scaffold/engine.ts asks of Liquid, and nothing else of it. */
function onlyLiquid() {
  return {
    name: "only-liquid",
    resolveId: (id) => (id === "\0liquid" ? id : undefined),
    load: (id) => (id === "\0liquid" ? 'export { Liquid, LiquidError, Value } from "liquidjs";' : undefined),
  };
}

/** The program's help in both languages, from the same command tree that a start would build. */
async function help() {
  const { helpTexts } = await made("src/cli/help.ts");
  return helpTexts();
}

/** What a module of the source exports, for the build itself. */
async function made(input) {
  const dir = `${out}/build`;
  const maker = await rolldown({ ...source, input });
  await maker.write({ dir, format: "esm", entryFileNames: "[name].js" });
  const exported = await import(pathToFileURL(`${dir}/${basename(input, ".ts")}.js`).href);
  rmSync(dir, { recursive: true });
  return exported;
}

/**
 * The schemas of service files as code, one CommonJS module each, so that a check compiles none and loads only those
 * that the repository at hand needs.
 */
async function validators() {
  const folder = "src/check/schemas";
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".schema.json"));
  const schemas = files.map((file) => JSON.parse(readFileSync(`${folder}/${file}`, "utf8")));
  const ajv = new Ajv({
    schemas,
    allErrors: true,
    verbose: true,
    messages: false,
    strictTypes: false,
    strictRequired: false,
    code: { source: true },
  });
  // The fields of forms are a part of two other schemas, and no file's own.
  const names = schemas.map(({ $id }) => $id.replace(".schema.json", "")).filter((name) => name !== "form-body");
  const source = (name) => standalone.default(ajv, ajv.getSchema(`${name}.schema.json`));
  const bundle = await rolldown({
    input: Object.fromEntries(names.map((name) => [name, `\0validator:${name}`])),
    platform: "node",
    plugins: [
      {
        name: "validators",
        resolveId: (id) => (id.startsWith("\0validator:") ? id : undefined),
        load: (id) => (id.startsWith("\0validator:") ? source(id.slice("\0validator:".length)) : undefined),
      },
    ],
  });
  const { output } = await bundle.write({
    dir: `${out}/validators`,
    format: "cjs",
    minify: true,
    entryFileNames: "[name].cjs",
    chunkFileNames: "[name]-[hash].cjs",
    comments: false,
  });
  return output;
}

/**
 * Name, version, source, licence and licence text of every package of which a file is in the bundle. Where the source is
 * must be said of those under the Mozilla Public License (2.0, section 3.2).
 */
function notices(modules) {
  const folders = new Set(
    modules.flatMap((path) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(path)?.[0] ?? []),
  );
  const parts = [...folders].map((folder) => {
    const { name, version, license, author, repository } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    if (!license) throw new Error(`${name} names no licence`);
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    // Some packages name their licence and ship no text of it.
    const stated = `Licensed under ${license}${author ? `, ${author.name ?? author}` : ""}. The package ships no licence text.`;
    const text = file ? readFileSync(`${folder}/${file}`, "utf8").trim() : stated;
    const source = sourceOf(repository);
    if (!source && /^MPL/.test(license)) throw new Error(`${name} does not say where its source is`);
    const where = source ? `Source code: ${source}\n\n` : "";
    return `## ${name} ${version} (${license})\n\n${where}\`\`\`text\n${text}\n\`\`\`\n`;
  });
  return `# Third-party notices\n\ncommonry includes these packages.\n\n${parts.sort().join("\n")}`;
}

/** The address of a package's repository, as people open it. */
function sourceOf(repository) {
  const text = typeof repository === "string" ? repository : repository?.url;
  const path = /^(?:github:)?([\w.-]+\/[\w.-]+)$/.exec(text ?? "")?.[1];
  return path
    ? `https://github.com/${path}`
    : text
        ?.replace(/^(?:git\+)?(?:git@|(?:https|ssh|git):\/\/(?:git@)?)([\w.-]+)[:/]/, "https://$1/")
        .replace(/\.git$/, "");
}
