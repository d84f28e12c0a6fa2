import { type ExitCode, exit } from "./exit.ts";

export type Params = Record<string, string | number>;

/**
 * An error meant for a person. It carries a code and parameters, not prose: the text is chosen from the message
 * catalogue where it is shown, in the reader's language. `<code>.hint`, when the catalogue has it, says what to do next.
 */
export class AppError extends Error {
  readonly code: string;
  readonly params: Params;
  readonly exitCode: ExitCode;

  constructor(code: string, params: Params = {}, exitCode: ExitCode = exit.failure, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, cause === undefined ? {} : { cause });
    this.name = "AppError";
    this.code = code;
    this.params = params;
    this.exitCode = exitCode;
  }
}

/** A usage error: exit code 2. */
export function usageError(code: string, params: Params = {}): AppError {
  return new AppError(code, params, exit.usage);
}

/** The `code` of a Node.js system error (`ENOENT`, `EACCES`, …), or undefined for anything else. */
export function systemCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : undefined;
}
