// Loaded before a test's child process: kills it at the k-th step that changes the file system.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const { KILL_AT, KILL_HOW, NO_LINKS } = process.env;
const mutating = [
  "copyFileSync",
  "linkSync",
  "mkdirSync",
  "renameSync",
  "rmSync",
  "rmdirSync",
  "unlinkSync",
  "writeFileSync",
];
const steps = [];

/** Does half of a step: what a kill in the middle of it could leave. */
const halves = {
  writeFileSync: (write, path, content, options) => write(path, content.slice(0, content.length / 2), options),
  copyFileSync: (_, from, to) => {
    const content = real.readFileSync(from);
    real.writeFileSync(to, content.subarray(0, content.length / 2));
  },
  rmSync: (remove, path) => {
    for (const name of real.readdirSync(path).slice(KILL_HOW === "half" ? 1 : 0, KILL_HOW === "half" ? undefined : 1))
      remove(`${path}/${name}`);
  },
};

const real = { ...fs };
for (const name of mutating) {
  fs[name] = (...args) => {
    if (globalThis.armed && steps.push(name) === Number(KILL_AT)) {
      if (KILL_HOW !== "before") halves[name]?.(real[name], ...args);
      process.kill(process.pid, "SIGKILL");
    }
    if (name === "linkSync" && NO_LINKS) throw Object.assign(new Error("no links here"), { code: "EPERM" });
    return real[name](...args);
  };
}
syncBuiltinESMExports();
process.on("exit", () => real.writeSync(1, JSON.stringify(steps)));
