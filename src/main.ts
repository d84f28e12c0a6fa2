import { fstatSync } from "node:fs";
import { isatty } from "node:tty";
import { fileURLToPath } from "node:url";
import { type Prepared, preparedAnswer } from "./cli/prepared.ts";
import { type KeptCode, keptCode as keptCodeOf, type Starting } from "./system/code/kept.ts";
import type { World } from "./system/world.ts";

/** Put in by the build: the version from package.json, and the help that src/cli/help.ts makes. */
declare const __PREPARED__: Prepared;
/** Put in by the build: what tells it from every other. */
declare const __BUILD__: string;

/** Compiled code of earlier runs of this build; the launcher asks for it before anything but this file is loaded. */
export const keptCode = (starting: Starting): KeptCode | undefined => keptCodeOf(starting, __BUILD__);

/**
 * The one place that touches the process: hands the real world in and the exit code out.
 * @param home the installed package's folder, with a `/` at its end, as a file URL
 * @param load loads a file of its `dist/`
 */
export async function main(home: URL, load?: World["load"]): Promise<void> {
  const { env, stdout } = process;
  watch(stdout);
  const argv = process.argv.slice(2);
  const answer = preparedAnswer(argv, env, stdout.columns, __PREPARED__);
  if (answer !== undefined) {
    stdout.write(answer);
    return;
  }
  const { stderr } = process;
  watch(stderr);
  const { forgetTyped, isRunner, output, redactor, run } = await import("./cli/start.ts");
  const redact = redactor(env);
  // Asked of the descriptor: to make the stream takes time, and nobody reads it before a question is put.
  const inputIsTTY = isatty(0);
  const world: World = {
    argv,
    env,
    cwd: process.cwd(),
    streams: {
      out: output(stdout, redact, isRunner(env) && !isFile(1)),
      err: output(stderr, redact, isRunner(env) && !isFile(2)),
      inputIsTTY,
      promptOutput: stderr,
      ...(inputIsTTY ? { forgetTyped: () => forgetTyped(process.stdin) } : {}),
    },
    nodeVersion: process.versions.node,
    platform: process.platform,
    home: fileURLToPath(home),
    ...(load ? { load } : {}),
    version: __PREPARED__.version,
    interrupts,
    ended: ending.signal,
    now: () => (env.SOURCE_DATE_EPOCH ? new Date(Number(env.SOURCE_DATE_EPOCH) * 1000) : new Date()),
  };
  process.exitCode = (await run(world)) || process.exitCode || 0;
}

/** What goes into a file is read by no runner, and stays as it is. */
function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}

/** A reader that has gone (`| head`) is no failure; a disk that is full is one, and must not end with success. */
function watch(stream: NodeJS.WriteStream): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    process.exitCode = 1;
    if (stream === process.stdout)
      process.stderr.write(`commonry: cannot write the result: ${error.code ?? "unknown"}\n`);
  });
}

const stop = { requested: false };
const ending = new AbortController();
let noted: (() => void) | undefined;

function interrupts(tell?: () => void): { readonly requested: boolean } {
  // Not asked of the process: a spinner listens too, to show the cursor again, and alone it would end the process.
  const installed = noted !== undefined;
  noted = tell ?? (() => undefined);
  if (installed) return stop;
  const note = (): void => {
    if (stop.requested) process.exit(130);
    stop.requested = true;
    noted?.();
    ending.abort();
  };
  process.on("SIGINT", note);
  process.on("SIGTERM", note);
  return stop;
}
