// Modules of Node.js that cost milliseconds to load, and that most starts never call: in the build each of their functions
// loads the module when it is first called. The source imports them as usual; a function that is missing here ends the build.

import { resolve } from "node:path";

const late = (id, names) =>
  names.map((name) => `${name}: (...given) => process.getBuiltinModule("${id}").${name}(...given)`).join(", ");

/** What stands in for each module in our source. */
const own = {
  "node:child_process": named(`{ ${late("node:child_process", ["execFile", "spawn"])} }`),
  "node:crypto": named(
    `{ ${late("node:crypto", ["createHash", "createHmac", "hash", "randomBytes", "randomUUID", "timingSafeEqual"])} }`,
  ),
  // To import it makes every property of `process`, standard input among them.
  "node:process": named("{ pid: process.pid, kill: (...given) => process.kill(...given) }"),
  // RFC 7932 names the parameters, brotli/encode.h numbers them.
  "node:zlib": named(
    `{ ${late("node:zlib", ["brotliCompressSync", "brotliDecompressSync", "deflateSync"])}, constants: { BROTLI_PARAM_QUALITY: 1, BROTLI_PARAM_SIZE_HINT: 5 } }`,
  ),
};

/** And in commander, which loads one for commands that are programs of their own; we have none of these. */
const commander = {
  "node:child_process": `module.exports = { ${late("node:child_process", ["spawn"])} };`,
  "node:process": "module.exports = process;",
};

/** An object's properties as exports. */
function named(object) {
  const names = [...object.matchAll(/(\w+): (?=\(\.\.\.|process|\{)/g)].map(([, name]) => name);
  return `export const { ${names.join(", ")} } = ${object};`;
}

function standIn(id, importer = "") {
  if (/[\\/]node_modules[\\/]commander[\\/]/.test(importer)) return { of: "commander", code: commander[id] };
  return /[\\/]src[\\/]/.test(importer) && !importer.includes("node_modules") ? { of: "own", code: own[id] } : {};
}

/** Of js-yaml what reads: what writes is a third of it. */
const yamlParts = { loader: "loader", Type: "type", YAMLException: "exception", FAILSAFE_SCHEMA: "schema/failsafe" };
const yamlReader = Object.entries(yamlParts).map(
  ([name, file]) => `import ${name} from ${JSON.stringify(resolve(`node_modules/js-yaml/lib/${file}.js`))};`,
);
export const readingYaml = {
  name: "reading-yaml",
  resolveId: (id) => (id === "js-yaml" ? "\0reading-yaml" : undefined),
  load: (id) =>
    id === "\0reading-yaml"
      ? `${yamlReader.join("\n")}\nexport const { loadAll } = loader;\nexport { Type, YAMLException, FAILSAFE_SCHEMA };`
      : undefined,
};

/**
 * Liquid, which a template without anything that is not plain needs none of (src/scaffold/quick/): loaded when it is first
 * asked for, as CommonJS, since what asks cannot wait.
 */
export const lateLiquid = {
  name: "late-liquid",
  resolveId: (id) => (id === "liquidjs" ? "\0late-liquid" : undefined),
  load: (id) =>
    id === "\0late-liquid"
      ? `let loaded;
const liquid = () => (loaded ??= require("liquid.cjs"));
export function Liquid(...given) { return new (liquid().Liquid)(...given); }
export function Value(...given) { return new (liquid().Value)(...given); }
export const LiquidError = { is: (error) => liquid().LiquidError.is(error) };`
      : undefined,
};

/** Whether an import is to become a late one. What other packages import stays as it is. */
export function isLate(id, importer) {
  return standIn(id, importer).code !== undefined;
}

/** A plugin of the bundler. */
export const lateModules = {
  name: "late-modules",
  resolveId: (id, importer) => (isLate(id, importer) ? `\0late:${standIn(id, importer).of}:${id}` : undefined),
  load: (path) => {
    const [, of, id] = /^\0late:(\w+):(.+)$/.exec(path) ?? [];
    return of && { code: (of === "own" ? own : commander)[id], moduleType: "js" };
  },
};
