// Loaded before a test's child process: kills it at the k-th step that changes the file system.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const { KILL_AT, KILL_HOW } = process.env;
const steps = [];
const real = { ...fs };

for (const name of ["mkdirSync", "writeFileSync", "fsyncSync", "renameSync", "rmSync", "unlinkSync"]) {
  fs[name] = (...args) => {
    if (globalThis.armed && steps.push(name) === Number(KILL_AT)) {
      // What a kill in the middle of a write could leave.
      if (KILL_HOW === "half") real.writeSync(args[0], args[1].slice(0, args[1].length / 2));
      process.kill(process.pid, "SIGKILL");
    }
    return real[name](...args);
  };
}
syncBuiltinESMExports();
process.on("exit", () => real.writeSync(1, JSON.stringify(steps)));
