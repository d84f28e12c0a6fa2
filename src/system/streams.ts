/** One output of the process. */
export interface Output {
  write(text: string): void;
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
 * Wraps a process stream as an output.
 * @param redact applied to every text on its way out, so that no secret can be printed by any call site
 */
export function output(stream: RawStream, redact: (text: string) => string): Output {
  return {
    write: (text) => {
      stream.write(redact(text));
    },
    isTTY: stream.isTTY === true,
    columns: stream.columns || 80,
  };
}
