import { spawn } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** The built launcher, as a user starts it. */
export const bin = fileURLToPath(new URL("../../bin/commonry.js", import.meta.url));

export interface Result {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface Options {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly input?: string;
}

/** A home for whoever runs the tests of one process: what is kept there is theirs alone, and goes with the run's folder. */
const home = realpathSync(mkdtempSync(join(tmpdir(), "commonry-home-")));

/** An environment of its own: no token, no locale, no configuration of whoever runs the tests. */
export function cleanEnv(extra: Options["env"] = {}): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: home,
    TMPDIR: process.env.TMPDIR,
    TZ: "UTC",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    ...extra,
  };
}

/** Runs the built binary off a terminal and waits for its end. */
export function commonry(args: readonly string[], { cwd = tmpdir(), env, input }: Options = {}): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], { cwd, env: cleanEnv(env) });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    child.on("error", reject).on("close", (code, signal) => resolve({ code, signal, out, err }));
    if (input !== undefined) child.stdin.write(input);
    child.stdin.end();
  });
}

/** A folder for one test, removed when the test ends. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "commonry-test-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What `init` needs to know so that it asks git and the machine for nothing. */
export const answers = [
  "name=Lepton Commons",
  "description=Open tools and courses",
  "owner=lepton-commons",
  "repo=hub",
  "maintainer=Ada Lovelace",
  "login=ada",
  "contact=conduct@lepton.example",
  "timezone=Asia/Shanghai",
].flatMap((pair) => ["--set", pair]);
