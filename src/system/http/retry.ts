import { AppError } from "../errors.ts";
import { exit } from "../exit.ts";
import { Broken, excerpt, messageOf, place, UnknownOutcome } from "./errors.ts";
import type { Exchange } from "./fetch.ts";
import type { Gate } from "./gate.ts";
import { exhausted, type Limited, limitOf, partLimit, pointsOf, retryAfter } from "./limits.ts";
import type { Pacer } from "./pacer.ts";
import { stopped } from "./time.ts";
import type { Answer, Request, Time } from "./types.ts";
import type { Waits } from "./waits.ts";

export interface Sender {
  readonly exchange: Exchange;
  readonly gate: Gate;
  readonly pacer: Pacer;
  readonly time: Time;
  readonly waits: Waits;
  /** Ends waits and reads, and keeps further requests back; a write that is under way is finished. */
  readonly signal?: AbortSignal | undefined;
  /** Told of each try before it goes. */
  readonly count: (points: number, write: boolean) => void;
  /** Told of each wait, in milliseconds. */
  readonly waited: (ms: number) => void;
}

/** Tries of a read that does not say otherwise, and of anything that surely never reached the server. */
const tries = 4;
/** How often a service may ask for patience before one request gives up. */
const patience = 8;

/**
 * Sends a request until there is a whole answer. Reads are tried four times. A write is sent again only when it surely
 * was not done: the connection never stood, or the service refused it for the number of requests.
 * @returns any answer below 500 but 401 and refusals for number
 * @throws AppError `http.unauthorised` (exit 4), `http.wait`, `http.pace`, `http.unreachable` (exit 5), `http.broken`, `http.stopped`,
 *   and what the exchange throws; UnknownOutcome for a write that may have been done
 */
export async function send(request: Request, sender: Sender): Promise<Answer> {
  let failed = 0;
  let limited = 0;
  for (;;) {
    const answer = await attempt(request, sender).catch(brokenOnly);
    if (answer instanceof Broken) await again(request, answer, ++failed, sender);
    else if (answer) return answer;
    else refuseWait(request, ++limited, sender);
  }
}

function brokenOnly(error: unknown): Broken {
  if (error instanceof Broken) return error;
  throw error;
}

async function again(request: Request, broken: Broken, failed: number, sender: Sender): Promise<void> {
  if (request.write && broken.sent) throw new UnknownOutcome(request, broken);
  if (failed >= (request.tries ?? tries) || broken.fault === "large") throw givenUp(request, broken);
  await backOff(failed, broken, sender);
}

function refuseWait({ kind }: Request, limited: number, { gate, waits }: Sender): void {
  const left = gate.left(kind);
  if (limited >= patience) throw waits.refused("service", left);
  waits.begin("service", left);
}

/** @returns undefined when the service refused it for the number of requests; the gate is closed then */
async function attempt(request: Request, sender: Sender): Promise<Answer | undefined> {
  const { gate, pacer, time, signal, exchange } = sender;
  let held = await gate.enter(request.kind, signal);
  try {
    held += await pacer.take(request, signal);
    // The service may have asked for a pause while this one waited for its turn.
    for (let wait = gate.left(request.kind); wait > 0; wait = gate.left(request.kind)) {
      sender.waits.begin("service", wait);
      await time.sleep(wait, signal);
      held += wait;
    }
    if (signal?.aborted) throw stopped();
    sender.waited(held);
    sender.count(pointsOf(request), request.write);
    return judged(request, await exchange(request, request.write ? undefined : signal), sender);
  } finally {
    gate.leave();
  }
}

/** Consecutive refusals without a time, per gate: a minute, then two, then four. */
const refusals = new WeakMap<Gate, { count: number; until: number }>();

function judged(request: Request, answer: Answer, { gate, time }: Sender): Answer | undefined {
  const limit = limitOf(answer, time.wall());
  if (limit) {
    pause(limit, gate, time);
    return undefined;
  }
  if (answer.status === 401) throw new AppError("http.unauthorised", place(request), exit.unauthorised);
  if (answer.status >= 500) {
    const after = retryAfter(answer.headers, time.wall()) ?? 0;
    throw new Broken("server", { status: answer.status, text: excerpt(messageOf(answer)), after });
  }
  const part = partLimit(answer, time.wall());
  if (part) pause(part, gate, time);
  else refusals.delete(gate);
  const rest = exhausted(answer, request.kind, time.wall());
  if (rest !== undefined) gate.pause(rest, request.kind);
  return answer;
}

function pause({ seconds, least }: Limited, gate: Gate, time: Time): void {
  gate.pause(seconds ?? doubled(gate, time.now(), least));
}

/** Requests that were under way together are refused together: that counts once. */
function doubled(gate: Gate, now: number, least: number): number {
  const last = refusals.get(gate);
  if (last && now < last.until) return (last.until - now) / 1000;
  const count = (last?.count ?? 0) + 1;
  const seconds = least * 2 ** (count - 1);
  refusals.set(gate, { count, until: now + seconds * 1000 });
  return seconds;
}

/** "Full jitter" (Brooker, "Exponential Backoff And Jitter", 2015): anything up to 0.5, 1, 2 s. */
async function backOff(
  failed: number,
  { after }: Broken,
  { time, signal, waits, gate, waited }: Sender,
): Promise<void> {
  if (after > 0) {
    waits.begin("service", after * 1000);
    gate.pause(after);
  }
  const wait = time.random() * 500 * 2 ** (failed - 1);
  await time.sleep(wait, signal);
  waited(wait);
}

function givenUp(request: Request, broken: Broken): AppError {
  const { fault, status, text } = broken;
  const { method, path } = place(request);
  if (fault === "unreachable") {
    return new AppError("http.unreachable", { host: new URL(request.url).host, reason: text }, exit.partial, broken);
  }
  return new AppError("http.broken", { method, path, reason: fault, status, text }, exit.failure, broken);
}
