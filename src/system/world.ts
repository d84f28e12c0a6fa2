import type { Streams } from "./streams.ts";

/** Everything the process gives to the program. Built once, in `main.ts`; tests hand in their own. */
export interface World {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly streams: Streams;
  readonly nodeVersion: string;
  readonly platform: string;
  /** The folder of the installed package, which holds `templates/` and `dist/`. */
  readonly home: string;
  /** Loads a file of `dist/` that is CommonJS, with what an earlier run has compiled of it; from the files alone where none is given. */
  readonly load?: (name: string) => unknown;
  /** Version of this package. */
  readonly version: string;
  /** The present moment. */
  readonly now: () => Date;
  /**
   * From the first call on, Ctrl-C and a polite kill are noted here and end nothing: what is under way is finished first.
   * A second one ends the process at once.
   * @param tell called when the first one comes
   */
  readonly interrupts: (tell?: () => void) => { readonly requested: boolean };
  /** Aborted by the first Ctrl-C or polite kill after `interrupts` was called: what waits, or reads, ends then. */
  readonly ended: AbortSignal;
  /** A clock that never jumps, in milliseconds, and waits by it, which throw when the signal comes; this machine's where none is given. */
  readonly clock?: {
    readonly now: () => number;
    readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  };
}
