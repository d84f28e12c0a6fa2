import { type Actual, kindIds } from "../../kinds/item.ts";
import type { Cost, Outcome, Place, Step, Weight } from "../../plan/port.ts";
import { AppError } from "../../system/errors.ts";
import { countCards } from "./cards.ts";
import { ignore } from "./ignored.ts";
import { carriersOf } from "./issues.ts";
import { readAll } from "./read.ts";
import { Store } from "./store.ts";
import { writeStep } from "./write.ts";

interface Options {
  readonly folder: string;
  readonly readOnly: boolean;
  readonly isTrial?: boolean;
}

const nothing: Cost = { requests: 0, points: 0, seconds: 0 };

/**
 * The place that needs no account: the whole state in one folder of YAML on this disk.
 * @param options.folder absolute path; made when something is written
 * @param options.readOnly refuses every write, as the transport does for a service
 * @param options.isTrial nobody has named the folder: git is told to pass it over
 */
export function createLocal({ folder, readOnly, isTrial = false }: Options): Place {
  const store = new Store(folder);
  return {
    provider: "local",
    host: folder,
    offers: new Set(kindIds),
    read: async (scope) => readAll(store, scope),
    names: async () => store.repositories(() => undefined),
    weigh: async (items) => items.map((item) => weightOf(store, item)),
    write: async (steps, tell, stop) => {
      if (!readOnly) store.sweep();
      if (!readOnly && isTrial && steps.length > 0) ignore(folder);
      for (const step of steps) {
        if (stop.requested) return;
        tell(step, readOnly ? refused(step) : written(store, step));
      }
    },
    cost: () => nothing,
  };
}

/** A file that cannot be read tells nothing of what hangs on its things. */
function weightOf(store: Store, item: Actual): Weight {
  try {
    return countedOf(store, item);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { unread: { reason: error.code, params: error.params } };
  }
}

function countedOf(store: Store, { kind, target, name }: Actual): Weight {
  if (kind === "board-field") return { items: countCards(store.owner(), target.board ?? "", name) };
  if (target.repository === undefined || target.calendar !== undefined) return {};
  const numbers = carriersOf(store.repository(target.repository), kind, name);
  return { issues: numbers.length, numbers, complete: true };
}

/** A file that cannot be read or written is that target's own trouble. */
function written(store: Store, step: Step): Outcome {
  try {
    return writeStep(store, step);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { state: "failed", reach: "target", reason: error.code, params: error.params };
  }
}

function refused(step: Step) {
  return { state: "failed", reach: "all", exitCode: 5, reason: "http.read-only", params: { name: step.name } } as const;
}
