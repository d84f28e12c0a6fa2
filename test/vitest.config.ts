import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const tests = fileURLToPath(new URL(".", import.meta.url));

/** Files that change what all modules of a process share: clocks, environments, counters within V8. Each has its own. */
const changing = /support\/steps\.ts|\bvi\.|process\.chdir|process\.env(?:\.\w+|\[[^\]]+\]) = /;
const all = readdirSync(tests, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".test.ts"));
/** Rooms whose tests start programs and servers, where what is loaded matters less. */
const apart = /^(?:cli|templates|unit\/providers\/(?:github|local))\//;
const isAlone = (path: string) => apart.test(path) || changing.test(readFileSync(join(tests, path), "utf8"));
const alone = all.filter((path) => isAlone(path.replaceAll("\\", "/")));
const others = all.filter((path) => !alone.includes(path));

// Two workers, since children of the tests keep both cores of a small machine busy by themselves.
export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    dir: tests,
    globalSetup: [join(tests, "support/ground-of-run.ts")],
    setupFiles: [join(tests, "support/seed.ts")],
    testTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      // Most of a small test's time would be the loading of the program: these files share what is loaded.
      { extends: true, test: { name: "together", include: others.map((path) => join(tests, path)), isolate: false } },
      { extends: true, test: { name: "alone", include: alone.map((path) => join(tests, path)) } },
    ],
  },
});
