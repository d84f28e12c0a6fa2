import { harmless, type Reader } from "./text/harmless.ts";

/** One output of the process. */
export interface Output {
  write(text: string): void;
  /** Writes a line that is meant as a command to the runner that reads along. Absent where nothing reads along. */
  readonly command?: (line: string) => void;
  readonly isTTY: boolean;
  /** Width in columns; 80 where it is not known. */
  readonly columns: number;
}

export interface Streams {
  readonly out: Output;
  readonly err: Output;
  /** True when a person can answer: standard input is a terminal. */
  readonly inputIsTTY: boolean;
  /** Where prompts are drawn: standard error, since standard output is for results. */
  readonly promptOutput: NodeJS.WritableStream;
  /** Throws away what was typed before a question was there; true when Ctrl-C was among it. Absent where nobody types. */
  readonly forgetTyped?: () => Promise<boolean>;
}

/** What standard input offers where it is a terminal. */
export interface Typed {
  setRawMode(mode: boolean): unknown;
  on(event: "data", listener: (data: Uint8Array) => void): unknown;
  off(event: "data", listener: (data: Uint8Array) => void): unknown;
  resume(): unknown;
  pause(): unknown;
}

/** Milliseconds of silence after which nothing typed is left, and how often it is waited for. */
const silence = 20;
const rounds = 10;
const ctrlC = 3;

/** Reads a terminal empty. Raw, since a terminal that waits for whole lines keeps half a line back. @returns whether Ctrl-C was typed */
export async function forgetTyped(
  input: Typed,
  sleep: (ms: number) => Promise<unknown> = (ms) => new Promise((done) => setTimeout(done, ms)),
): Promise<boolean> {
  let [came, isEnded] = [false, false];
  const take = (data: Uint8Array) => {
    came = true;
    isEnded ||= Buffer.from(data).includes(ctrlC);
  };
  input.setRawMode(true);
  input.on("data", take);
  input.resume();
  try {
    for (let round = 0; round < rounds; round++) {
      came = false;
      await sleep(silence);
      if (!came) break;
    }
  } finally {
    input.off("data", take);
    input.pause();
    input.setRawMode(false);
  }
  return isEnded;
}

export interface RawStream {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
  columns?: number | undefined;
}

/**
 * Wraps a process stream as an output: the one way by which text leaves.
 * @param redact applied to every text first, so that no secret can be printed by any call site
 * @param isRunner whether a runner that knows commands writes down what is printed
 */
export function output(stream: RawStream, redact: (text: string) => string, isRunner = false): Output {
  const isTerminal = stream.isTTY === true;
  const through = (reader: Reader) => {
    const clean = harmless(reader);
    return (text: string) => {
      stream.write(clean(redact(text)));
    };
  };
  return {
    write: through({ isTerminal, isRunner }),
    command: through({ isTerminal, isRunner: false }),
    isTTY: isTerminal,
    columns: stream.columns || 80,
  };
}
