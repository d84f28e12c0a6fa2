import type { ForgeFacts, ForgeSource } from "../../../reports/port.ts";
import { AppError } from "../../../system/errors.ts";
import { exit } from "../../../system/exit.ts";
import type { Http } from "../../../system/http/index.ts";
import { assemble } from "./assemble.ts";
import { costOf, loadsOf } from "./estimate.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { type Wanted, wantedOf } from "./scope.ts";
import { askAll } from "./send.ts";
import { createStore, type Store } from "./store.ts";
import { survey } from "./survey.ts";

export interface FactsOptions {
  /** Address of the API. */
  readonly base: string;
  /** `cacheFolder` of `system/cache.ts`: what was read is kept there; nothing is without it. */
  readonly cacheFolder?: string | undefined;
  /** Milliseconds since 1970. */
  readonly wall: () => number;
}

type Tell = (done: number, all: number) => void;

/**
 * GitHub as a source of facts. What was read before is kept, and only what has changed since is asked for; but whoever
 * has no right to a repository gets nothing of it, since each reading begins with a question to the forge.
 */
export function createFacts(http: Http, { base, cacheFolder, wall }: FactsOptions): ForgeSource {
  const { host, pathname } = new URL(base);
  const store = createStore(cacheFolder, host + pathname.replace(/\/+$/, ""));
  const meter = createMeter(http);
  /** What an estimate has found out is used by the reading that follows. */
  let prepared: { readonly key: string; readonly all: readonly Prepared[] } | undefined;
  const ready = async (wanted: Wanted) => {
    const key = JSON.stringify(wanted);
    if (prepared?.key === key) return prepared.all;
    const all = prepare(wanted, await survey(http, wanted, meter.spend), store, wall());
    prepared = { key, all };
    return all;
  };
  return {
    provider: "github",
    estimate: async (scope) => {
      const wanted = wantedOf(scope);
      const cost = costOf(await loadsOf(http, await ready(wanted), wanted, meter.spend));
      const { requests, points } = meter.used();
      return { requests: cost.requests + requests, points: cost.points + points };
    },
    read: async (scope, tell) => {
      const wanted = wantedOf(scope);
      const all = await ready(wanted);
      prepared = undefined;
      await readAll(http, all, store, meter.spend, tell, wall);
      const vanished = all.some(({ threads }) => threads.some((reader) => reader.vanished));
      const notes = vanished ? ["report.note.vanished"] : [];
      const facts: ForgeFacts = { ...assemble(all, wanted), notes, spent: meter.used() };
      meter.reset();
      return facts;
    },
  };
}

/** Counts what is used, an estimate before a reading with it. */
function createMeter(http: Http) {
  let start = http.spent().requests;
  let points = 0;
  return {
    spend: (more: number) => {
      points += more;
    },
    used: () => ({ requests: http.spent().requests - start, points }),
    reset: () => {
      start = http.spent().requests;
      points = 0;
    },
  };
}

/** How often, in milliseconds, what was read so far is written down. */
const checkpoint = 30_000;

/** Reads all there is to read, and keeps it; what was read before an error, too. */
async function readAll(
  http: Http,
  all: readonly Prepared[],
  store: Store,
  spend: (points: number) => void,
  tell: Tell,
  wall: () => number,
): Promise<void> {
  const readers = all.flatMap(({ threads, releases }) => [...threads, ...(releases ? [releases] : [])]);
  const work = all.filter(({ threads, releases }) => [...threads, releases].some((reader) => reader?.next()));
  const save = () => {
    for (const { repository, kept } of work) store.save(repository, kept);
  };
  let saved = wall();
  const told = () => {
    const sum = (of: (one: (typeof readers)[number]) => number) => readers.reduce((total, one) => total + of(one), 0);
    const done = sum((one) => one.read);
    tell(
      done,
      Math.max(
        done,
        sum((one) => one.expected),
      ),
    );
    if (Math.abs(wall() - saved) < checkpoint) return;
    saved = wall();
    save();
  };
  try {
    await askAll(http, readers, spend, told);
  } catch (error) {
    // A place to go on from that is not understood any more would be asked for again and again.
    const isUnclear = error instanceof AppError && error.code.startsWith("facts.");
    if (isUnclear) for (const { threads } of work) for (const reader of threads) reader.forgetResumed();
    save();
    throw isCode(error, "http.wait") ? new AppError("facts.wait", error.params, exit.partial, error) : error;
  }
  save();
}

function isCode(error: unknown, code: string): error is AppError {
  return error instanceof AppError && error.code === code;
}
