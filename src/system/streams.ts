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
