import { performance } from "node:perf_hooks";
import { setTimeout as timeout } from "node:timers/promises";
import { AppError } from "../errors.ts";
import { exit } from "../exit.ts";
import type { Time } from "./types.ts";

/** Longer timers overflow and fire at once (Node.js, `setTimeout`). */
const longest = 2 ** 31 - 1;

/** This machine's clocks. `sleep` ends early with AppError `http.stopped` (exit 130) when the signal comes. */
export const realTime: Time = {
  now: () => performance.now(),
  wall: () => Date.now(),
  sleep: async (ms, signal) => {
    try {
      await timeout(Math.min(ms, longest), undefined, signal ? { signal } : {});
    } catch (error) {
      throw stopped(error);
    }
  },
  random: () => Math.random(),
};

/** That the run was told to end. */
export function stopped(cause?: unknown): AppError {
  return new AppError("http.stopped", {}, exit.interrupted, cause);
}

/** This machine's clocks, where no others are given. */
export function timeOf({ now, wall, sleep, random }: Partial<Time>): Time {
  return {
    now: now ?? realTime.now,
    wall: wall ?? realTime.wall,
    sleep: sleep ?? realTime.sleep,
    random: random ?? realTime.random,
  };
}
