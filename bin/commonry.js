#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { constants, Script } from "node:vm";

const [major, minor] = process.versions.node.split(".").map(Number);
const supported = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
if (supported) {
  await start();
} else {
  process.stderr.write(
    `commonry: Node.js ${process.versions.node} is too old. Install Node.js 20.19, 22.12 or newer: https://nodejs.org/\n`,
  );
  process.exitCode = 1;
}

/** Loads the program, with what was compiled of it by an earlier run, and keeps what this one compiled. */
async function start() {
  const dist = new URL("../dist/", import.meta.url);
  const builtin = createRequire(import.meta.url);
  const loaded = new Map();
  let first;
  let kept;

  /** A file of dist/, as Node.js loads CommonJS. What has another ending is a module of Node.js. */
  function load(path) {
    const name = path.replace(/^\.\//, "");
    const known = loaded.get(name);
    if (known) return known.module.exports;
    const filename = fileURLToPath(new URL(name, dist));
    const source = readFileSync(filename, "utf8");
    // What answers a question for help alone is not worth a look at what is kept.
    if (first) kept ??= first.keptCode(process) ?? { get: () => undefined, keep: () => undefined };
    // What was kept has lost how it imports.
    const isKeepable = !/\bimport\s*\(/.test(source);
    const cachedData = isKeepable ? kept?.get(name) : undefined;
    const script = new Script(`(function (exports, require, module) { "use strict"; ${source}\n})`, {
      filename,
      cachedData,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    const module = { exports: {} };
    const isKept = cachedData !== undefined && script.cachedDataRejected === false;
    loaded.set(name, { module, script, isKept, isKeepable });
    script.runInThisContext()(
      module.exports,
      (id) => (id.endsWith(".cjs") ? load(besides(name, id)) : builtin(id)),
      module,
    );
    return module.exports;
  }

  first = load("main.cjs");
  await first.main(new URL("../", import.meta.url), load);
  const pieces = [...loaded].filter(([name, { isKeepable }]) => isKeepable && name !== "main.cjs");
  // What ends with 2 was no command.
  if (process.exitCode !== 2 && pieces.some(([, { isKept }]) => !isKept))
    kept?.keep(pieces.map(([name, { script }]) => [name, script.createCachedData()]));
  // An error of what was written last comes now, and sets the exit code.
  await new Promise((done) => setImmediate(done));
  // All is done and said: to take the heap down piece by piece would only take time.
  if (kept && !process.stdout.writableLength && !process.stderr.writableLength) process.exit();
}

/** `validators/a.cjs`, `./b.cjs` → `validators/b.cjs` */
function besides(name, id) {
  return new URL(id, `file:///${name}`).pathname.slice(1);
}
