import { AppError } from "../errors.ts";
import { exit } from "../exit.ts";
import { oneLine } from "../text/sanitize.ts";
import type { Answer, Asked } from "./types.ts";

/** Why an exchange failed on the way, as the catalogue names it after `http.fault-`. */
export type Fault = "unreachable" | "reset" | "timeout" | "cut" | "large" | "json" | "empty" | "server" | "shape";

/**
 * One try that brought no whole answer. `sent` says whether anything may have reached the server: only when not is a
 * write certain not to have been done.
 */
export class Broken extends Error {
  readonly fault: Fault;
  readonly sent: boolean;
  /** The status, when it was known. */
  readonly status: number;
  /** How the body begins, when that tells something. */
  readonly text: string;
  /** Seconds that the server wants left alone. */
  readonly after: number;

  constructor(fault: Fault, { sent = true, status = 0, text = "", after = 0, cause = undefined as unknown } = {}) {
    super(fault, cause === undefined ? {} : { cause });
    this.name = "Broken";
    this.fault = fault;
    this.sent = sent;
    this.status = status;
    this.text = text;
    this.after = after;
  }
}

/**
 * A write that may or may not have been done: the way there or back broke after something may have reached the server.
 * Who catches it reads back and decides; it is never sent again unseen. (Exit 5 when nobody does.)
 */
export class UnknownOutcome extends AppError {
  /** `reset`, `timeout`, `cut`, `json` … or `server`. */
  readonly reason: Fault;

  constructor(asked: Asked, broken: Broken) {
    super(
      "http.unknown",
      { ...place(asked), reason: broken.fault, status: broken.status, text: broken.text },
      exit.partial,
      broken,
    );
    this.name = "UnknownOutcome";
    this.reason = broken.fault;
  }
}

/** Method and path of a request, for an error's text. Without the query: what is looked for may be private. */
export function place({ method, url }: Pick<Asked, "method" | "url">): { method: string; path: string } {
  const path = url.replace(/^[a-z]+:\/\/[^/?#\\]*/i, "").replace(/[?#].*$/s, "") || "/";
  return { method, path: oneLine(path).slice(0, 300) };
}

/** The beginning of a body, harmless on one line: at most 80 characters. */
export function excerpt(text: string): string {
  return oneLine([...text.slice(0, 200)].slice(0, 80).join(""));
}

/** The message in an answer's body, as GitHub writes it, or how the body begins. */
export function messageOf({ data, text }: Pick<Answer, "data" | "text">): string {
  const message = (data as { message?: unknown } | null | undefined)?.message;
  return typeof message === "string" ? oneLine(message).slice(0, 200) : excerpt(text);
}

/** An error of ours that a client (Octokit) has wrapped in its own, or the error itself. */
export function innermost(error: unknown): unknown {
  let inner = error;
  for (let depth = 0; depth < 5; depth++) {
    if (inner instanceof AppError) return inner;
    inner = (inner as { cause?: unknown } | null | undefined)?.cause;
  }
  return error;
}
