import { pointsOf } from "./limits.ts";
import type { RequestKind, Time } from "./types.ts";
import type { Waits } from "./waits.ts";
import { type Entry, Window } from "./window.ts";

/**
 * GitHub's documented limits ("Rate limits for the REST API", secondary rate limits): points a minute for REST and for
 * GraphQL; and content (issues, comments, discussions) a minute and an hour, whichever way. A whole budget may be used at
 * once, which keeps a small apply quick, and no stretch of a minute or an hour ever holds more than it. Labels and other
 * settings are no content: what GitHub allows of them it says in its answers.
 */
const limits = {
  rest: { limit: 900, seconds: 60 },
  graphql: { limit: 2000, seconds: 60 },
  createsMinute: { limit: 80, seconds: 60 },
  createsHour: { limit: 500, seconds: 3600 },
} as const;
type LimitId = keyof typeof limits;
const ids = Object.keys(limits) as LimitId[];

/** A request as the limits see it. */
export interface Load {
  readonly kind: RequestKind;
  readonly write: boolean;
  readonly creates: number;
}

/** What was used up, as plain data, in wall time: it outlives the run. */
export type PacerState = Readonly<Record<LimitId, readonly Entry[]>>;

export interface Pacer {
  /**
   * Waits until a request may go, and counts it.
   * @returns milliseconds waited
   * @throws AppError `http.pace` (exit 5) when that would take longer than may be
   */
  take(load: Load, signal?: AbortSignal): Promise<number>;
  snapshot(): PacerState;
  /** Takes over what earlier runs used up. What is not of the right shape is ignored. */
  restore(state: unknown): void;
}

export function createPacer(time: Time, waits: Waits): Pacer {
  const windows = newWindows();
  return {
    async take(load, signal) {
      const start = time.now();
      for (;;) {
        const now = time.now();
        const wait = waitFor(windows, load, now);
        if (wait <= 0) {
          add(windows, load, now);
          return now - start;
        }
        waits.begin("documented", wait, now - start + wait);
        // A clock of another machine sleep could make the loop spin: at least one millisecond.
        await time.sleep(Math.max(1, wait), signal);
      }
    },
    snapshot() {
      const shift = time.wall() - time.now();
      const entries = ids.map((id) => [id, windows[id].entries(time.now(), shift)] as const);
      return Object.fromEntries(entries) as Record<LimitId, Entry[]>;
    },
    restore(state) {
      const shift = time.now() - time.wall();
      for (const id of ids) windows[id].restore((state as Partial<PacerState> | null)?.[id], time.now(), shift);
    },
  };
}

/**
 * Least time in seconds that the limits allow for some requests, one after the other, when nothing is used up yet. Pure.
 */
export function estimate(loads: readonly Load[]): number {
  const windows = newWindows();
  let now = 0;
  for (const load of loads) {
    now += waitFor(windows, load, now);
    add(windows, load, now);
  }
  return now / 1000;
}

function newWindows(): Record<LimitId, Window> {
  const window = (id: LimitId) => [id, new Window(limits[id].limit, limits[id].seconds * 1000)] as const;
  return Object.fromEntries(ids.map(window)) as Record<LimitId, Window>;
}

function shares({ kind, write, creates }: Load): [LimitId, number][] {
  const points: [LimitId, number] = [kind, pointsOf({ write })];
  return creates > 0 ? [points, ["createsMinute", creates], ["createsHour", creates]] : [points];
}

function waitFor(windows: Record<LimitId, Window>, load: Load, now: number): number {
  return Math.max(...shares(load).map(([id, amount]) => windows[id].wait(amount, now)));
}

function add(windows: Record<LimitId, Window>, load: Load, now: number): void {
  for (const [id, amount] of shares(load)) windows[id].add(amount, now);
}
