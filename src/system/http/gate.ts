import type { RequestKind, Time } from "./types.ts";
import type { Waits } from "./waits.ts";

/** Holds requests back: all of them while the service wants to be left alone, and those above the number in flight. */
export interface Gate {
  /** Waits for a place. @returns milliseconds waited @throws AppError `http.wait` (exit 5) */
  enter(kind: RequestKind, signal?: AbortSignal): Promise<number>;
  leave(): void;
  /** Milliseconds until requests of a kind may go. */
  left(kind: RequestKind): number;
  /** Nobody goes for so many seconds; with a kind only those of it. Never shortens a pause. */
  pause(seconds: number, kind?: RequestKind): void;
  /** Requests under way. */
  readonly busy: number;
}

/** @param most in flight */
export function createGate(time: Time, most: number, waits: Waits): Gate {
  const until = { all: Number.NEGATIVE_INFINITY, rest: Number.NEGATIVE_INFINITY, graphql: Number.NEGATIVE_INFINITY };
  const queue: (() => void)[] = [];
  let busy = 0;
  const left = (kind: RequestKind) => Math.max(0, until.all - time.now(), until[kind] - time.now());
  // A place is handed over, not given up: nobody can slip in between.
  const leave = () => {
    const next = queue.shift();
    if (next) next();
    else busy--;
  };
  const place = async () => {
    if (busy >= most) await new Promise<void>((resolve) => queue.push(resolve));
    else busy++;
  };
  return {
    async enter(kind, signal) {
      const start = time.now();
      await place();
      try {
        for (let wait = left(kind); wait > 0; wait = left(kind)) {
          waits.begin("service", wait);
          await time.sleep(Math.max(1, wait), signal);
        }
      } catch (error) {
        leave();
        throw error;
      }
      return time.now() - start;
    },
    leave,
    left,
    pause(seconds, kind) {
      const which = kind ?? "all";
      until[which] = Math.max(until[which], time.now() + seconds * 1000);
    },
    get busy() {
      return busy;
    },
  };
}
