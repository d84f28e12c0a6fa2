import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { bin, cleanEnv, commonry, temporaryFolder } from "../support/cli.ts";

const hasPython = spawnSync("python3", ["--version"]).status === 0;

/** Runs a shell command on a terminal of its own (Python's pty module) and gives what it showed. */
function onTerminal(command: string, env: Readonly<Record<string, string>> = {}): string {
  const environment = cleanEnv({ TERM: "xterm-256color", NODE: process.execPath, BIN: bin, ...env });
  const script = "import pty, sys; pty.spawn(['sh', '-c', sys.argv[1]])";
  const options = {
    env: environment,
    cwd: temporaryFolder(),
    stdio: ["ignore", "pipe", "pipe"] as const,
    timeout: 20_000,
  };
  return execFileSync("python3", ["-c", script, command], { ...options, stdio: [...options.stdio], encoding: "utf8" });
}

const escapes = "\u001b[";

test.each([["doctor"], ["--help"], ["check"], ["demo"]])(
  "no escape codes in a redirected stream: %s",
  async (command) => {
    const cwd = temporaryFolder();
    const env = { FORCE_COLOR: "1", TERM: "xterm-256color", TMPDIR: cwd };
    const { out, err } = await commonry([command], { env, cwd });
    expect(out + err).not.toContain(escapes);
  },
);

test.skipIf(!hasPython)("colours on a terminal; none with NO_COLOR, TERM=dumb or --no-color", () => {
  expect(onTerminal('"$NODE" "$BIN" doctor')).toContain(escapes);
  expect(onTerminal('"$NODE" "$BIN" doctor', { NO_COLOR: "1" })).not.toContain(escapes);
  expect(onTerminal('"$NODE" "$BIN" doctor', { TERM: "dumb" })).not.toContain(escapes);
  expect(onTerminal('"$NODE" "$BIN" doctor --no-color')).not.toContain(escapes);
  expect(onTerminal('"$NODE" "$BIN" doctor | cat')).not.toContain(escapes);
});

test.skipIf(!hasPython)("on a terminal, --no-input and CI forbid questions", () => {
  expect(onTerminal('"$NODE" "$BIN" init x --no-input || true')).toContain("nobody to ask");
  expect(onTerminal('"$NODE" "$BIN" init x || true', { CI: "true" })).toContain("nobody to ask");
});

test("an open pipe on standard input is never waited for", async () => {
  const child = spawn(process.execPath, [bin, "init", "x"], {
    env: cleanEnv(),
    cwd: temporaryFolder(),
    stdio: ["pipe", "ignore", "ignore"],
  });
  const code = await new Promise((resolve) => {
    const timer = setTimeout(() => resolve("still waiting"), 8_000);
    child.on("close", (status) => {
      clearTimeout(timer);
      resolve(status);
    });
  });
  child.kill("SIGKILL");
  expect(code).toBe(2);
});

test.skipIf(!existsSync("/dev/full"))("a result that cannot be written is a failure", () => {
  const { status, stderr } = spawnSync("sh", ["-c", '"$NODE" "$BIN" schema > /dev/full'], {
    env: cleanEnv({ NODE: process.execPath, BIN: bin }),
    encoding: "utf8",
  });
  expect(status).toBe(1);
  expect(stderr).toContain("cannot write the result");
});

test("a reader that leaves early is no failure", () => {
  const { stderr } = spawnSync("sh", ["-c", '"$NODE" "$BIN" schema | head -c 1 > /dev/null'], {
    env: cleanEnv({ NODE: process.execPath, BIN: bin }),
    encoding: "utf8",
  });
  expect(stderr).toBe("");
});

test("--quiet leaves only the result", async () => {
  const cwd = temporaryFolder();
  const { err } = await commonry(["check", "--quiet"], { cwd });
  expect(err).toBe("");
});
