import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { stringify } from "yaml";
import { type Emulator, type Options, startEmulator } from "../emulator/index.ts";
import { bin, cleanEnv, type Result, temporaryFolder } from "./cli.ts";

/** A token that must never show up anywhere: made of words, so that it looks like none. */
export const canary = "canary-token-that-nobody-may-ever-see";

export interface Bench {
  readonly emulator: Emulator;
  readonly folder: string;
  /** Writes the manifest anew. */
  manifest(body: Readonly<Record<string, unknown>>): void;
  /** Runs the built binary in the folder; `kill` ends it at once. */
  run(
    words: readonly string[],
    options?: { onSpawn?: (kill: () => void) => void; env?: Record<string, string> },
  ): Promise<Result>;
}

/** The emulator and a folder with a manifest, for one test. */
export async function githubBench(options: Options = {}): Promise<Bench> {
  const emulator = await startEmulator(options);
  onTestFinished(() => emulator.close());
  const folder = temporaryFolder();
  return {
    emulator,
    folder,
    manifest: (body) => {
      const head = { version: 1, community: { name: "Test" }, github: { owner: emulator.state.owner } };
      writeFileSync(join(folder, "community.yaml"), stringify({ ...head, ...body }));
    },
    run: (words, { onSpawn, env = {} } = {}) =>
      new Promise((resolve, reject) => {
        const variables = { GH_TOKEN: canary, GITHUB_API_URL: emulator.url };
        const homes = { XDG_STATE_HOME: join(folder, ".state"), XDG_CACHE_HOME: join(folder, ".cache") };
        const child = spawn(process.execPath, [bin, ...words], {
          cwd: folder,
          env: cleanEnv({ ...variables, ...homes, ...env }),
        });
        onSpawn?.(() => child.kill("SIGKILL"));
        let [out, err] = ["", ""];
        child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
        child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
        child.on("error", reject).on("close", (code, signal) => resolve({ code, signal, out, err }));
        child.stdin.end();
      }),
  };
}
