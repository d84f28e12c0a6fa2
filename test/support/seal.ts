import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stateFolder } from "../../src/system/state.ts";
import { openSeal } from "../../src/system/tree/seal.ts";
import { cleanEnv } from "./cli.ts";

/** The state folder of this process's tests: the key that tells their records from others lies there. */
export const ownState = mkdtempSync(join(tmpdir(), "commonry-state-"));

export const seal = openSeal(ownState);
// The key is there before a child is started, which must not count its making among its steps.
seal.of("");

/** That of runs of the program in this process's tests. */
export const sealOfRuns = openSeal(stateFolder(cleanEnv(), process.platform));
sealOfRuns.of("");
