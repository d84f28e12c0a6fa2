#!/usr/bin/env node
import module from "node:module";

const [major, minor] = process.versions.node.split(".").map(Number);
const supported = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
if (supported) {
  // Node.js 22.1 and newer keep the compiled code between runs; older ones have no such function.
  module.enableCompileCache?.();
  const { main } = await import("../dist/main.js");
  await main(new URL("../", import.meta.url));
} else {
  process.stderr.write(
    `commonry: Node.js ${process.versions.node} is too old. Install Node.js 20.19, 22.12 or newer: https://nodejs.org/\n`,
  );
  process.exitCode = 1;
}
