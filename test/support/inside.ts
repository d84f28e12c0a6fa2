import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import { run } from "../../src/cli/run.ts";
import { redactor } from "../../src/system/secrets.ts";
import { output } from "../../src/system/streams.ts";
import { isRunner } from "../../src/system/text/harmless.ts";
import type { World } from "../../src/system/world.ts";
import { cleanEnv, type Options, type Result } from "./cli.ts";

export interface Inside extends Options {
  /** The present moment: `2027-01-01T00:00:00Z`. */
  readonly now: string;
  /** Time, where that of this machine's clock takes too long. */
  readonly clock?: World["clock"];
  /** Told what is drawn on the screen, beside what is written. */
  readonly drawn?: (text: string) => void;
  /** Handed what acts as Ctrl-C, before the command runs. */
  readonly interrupt?: (strike: () => void) => void;
  /** What the outputs claim to be: a terminal of so many columns that nobody types at. */
  readonly screen?: { readonly isTTY?: boolean; readonly columns?: number };
  /** Whether somebody is there to answer, and sees questions; what they say is up to the test. */
  readonly terminal?: boolean;
  /** What ends a name that is made. */
  /** The folder of the installed package; this checkout unless it is given. */
  readonly home?: string;
}

/** Runs a command within this process, off a terminal unless it is said: what needs no process of its own takes no time to start one. */
export async function inside(
  args: readonly string[],
  { cwd, env: extra, now, screen = {}, terminal = false, clock, drawn, interrupt, home }: Inside,
): Promise<Result> {
  const env = cleanEnv(extra);
  const redact = redactor(env);
  const stop = { requested: false };
  const ending = new AbortController();
  let noted: (() => void) | undefined;
  interrupt?.(() => {
    if (!noted) throw new Error("nothing listens: the process would end");
    stop.requested = true;
    noted();
    ending.abort();
  });
  let [out, err] = ["", ""];
  const code = await run({
    argv: args,
    env,
    cwd: cwd ?? "/",
    streams: {
      out: output({ write: (text) => (out += text), ...screen }, redact, isRunner(env)),
      err: output({ write: (text) => (err += text), isTTY: terminal, ...screen }, redact, isRunner(env)),
      inputIsTTY: terminal,
      promptOutput: new PassThrough().on("data", (text: Buffer) => drawn?.(String(text))),
    },
    nodeVersion: process.versions.node,
    platform: process.platform,
    home: home ?? fileURLToPath(new URL("../..", import.meta.url)),
    version: "0.0.0",
    interrupts: (tell = () => undefined) => {
      noted = tell;
      return stop;
    },
    ended: ending.signal,
    ...(clock ? { clock } : {}),
    now: () => new Date(now),
  });
  return { code, signal: null, out, err };
}
