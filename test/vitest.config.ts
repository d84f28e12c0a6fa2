import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Two workers, since children of the tests keep both cores of a small machine busy by themselves.
export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    dir: fileURLToPath(new URL(".", import.meta.url)),
    setupFiles: [fileURLToPath(new URL("support/seed.ts", import.meta.url))],
    testTimeout: 60_000,
    maxWorkers: 2,
  },
});
