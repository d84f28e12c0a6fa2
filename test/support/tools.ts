import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** What a program printed, and how it ended. */
export interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

interface Options {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const base = { ...process.env, LC_ALL: "C.UTF-8", PYTHONDONTWRITEBYTECODE: "1", NO_COLOR: "1" };

/** Runs a program to its end; standard output and error together. It may take a minute at most. */
export function run(program: string, args: readonly string[], { env, ...options }: Options = {}): Outcome {
  // What a notebook puts into the folder for temporary files goes with it.
  const temporary = mkdtempSync(join(tmpdir(), "commonry-run-"));
  const done = spawnSync(program, args, {
    ...options,
    encoding: "utf8",
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
    env: { ...base, TMPDIR: temporary, ...env },
  });
  rmSync(temporary, { recursive: true, force: true });
  if (done.error) return { code: -1, output: String(done.error) };
  return { code: done.status, output: `${done.stdout}${done.stderr}` };
}

/** True when the program is installed on this machine. */
export function has(program: string): boolean {
  return run("sh", ["-c", `command -v ${program}`]).code === 0;
}

/**
 * A Python 3 that can import a module: the one on the path, else Debian's own, which sees Debian's packages. It is the
 * interpreter itself: what is on the path may be a script that looks for one at every start.
 */
export function pythonWith(module = "sys"): string | undefined {
  for (const python of ["python3", "/usr/bin/python3"]) {
    const { code, output } = run(python, ["-c", `import sys, ${module}; print(sys.executable)`]);
    if (code === 0) return output.trim().split("\n").at(-1);
  }
  return undefined;
}

/** The environment in which `python3` is the interpreter itself. */
export function withPython(python: string, env: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { ...env, PATH: `${dirname(python)}:${process.env.PATH ?? ""}` };
}
