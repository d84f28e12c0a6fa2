import { AppError } from "../errors.ts";
import { exit } from "../exit.ts";
import type { Time } from "./types.ts";

/** A wait that begins. */
export interface Wait {
  /** Who wants it: the service has said so; or we do, so as to keep to the limits that it documents. */
  readonly whose: "service" | "documented";
  /** The service, as people know it. */
  readonly service: string;
  /** How long at least, in seconds. */
  readonly seconds: number;
}

/** What is said of waits, and how long they may be. */
export interface Waits {
  /**
   * Says that a wait begins.
   * @param ms how long; @param total how long that makes it for one request, when it has waited before
   * @throws AppError (exit 5) `http.wait` (the service wants it), `http.pace` (we do) when that is longer than may be
   */
  begin(whose: Wait["whose"], ms: number, total?: number): void;
  /** That a wait is not taken. */
  refused(whose: Wait["whose"], ms: number): AppError;
}

export interface WaitOptions {
  readonly service: string;
  /** The longest single wait, in seconds. */
  readonly maxWait: number;
  /** Told once of each wait of a second or more, however many requests share it. */
  readonly tell?: ((wait: Wait) => void) | undefined;
}

/** Shorter waits, in milliseconds, are nothing to speak of; ends that are closer than this are those of one wait. */
const telling = 1000;

export function createWaits(time: Pick<Time, "now">, { service, maxWait, tell }: WaitOptions): Waits {
  const told = { service: Number.NEGATIVE_INFINITY, documented: Number.NEGATIVE_INFINITY };
  const refused: Waits["refused"] = (whose, ms) => {
    const code = whose === "service" ? "http.wait" : "http.pace";
    return new AppError(code, { seconds: Math.ceil(ms / 1000), service }, exit.partial);
  };
  return {
    refused,
    begin(whose, ms, total = ms) {
      if (total > maxWait * 1000) throw refused(whose, total);
      const until = time.now() + ms;
      if (ms < telling || Math.abs(until - told[whose]) < telling) return;
      told[whose] = until;
      tell?.({ whose, service, seconds: ms / 1000 });
    },
  };
}

/** Whether an error says that a service, or its limits, would have had us wait longer than may be. */
export function isWaitError(error: unknown): boolean {
  return error instanceof AppError && (error.code === "http.wait" || error.code === "http.pace");
}
