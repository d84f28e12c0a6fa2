import { join } from "node:path";
import { AppError } from "../../system/errors.ts";
import { sha256 } from "../../system/hash.ts";
import { type JournalFile, journals, openJournal, readJournal } from "../../system/journal.ts";
import type { Plan } from "../plan.ts";
import type { Outcome, Step } from "../port.ts";
import { isEntry, isStart } from "./entry.ts";

/** One line of a journal. */
export type Entry =
  | {
      readonly type: "start";
      readonly version: 1;
      readonly at: string;
      readonly command: string;
      readonly plan: Plan;
      /** The guard has let it pass as a whole: its number was named, or a saved plan was applied. */
      readonly reviewed?: boolean;
    }
  | { readonly type: "intent"; readonly step: string }
  | { readonly type: "result"; readonly step: string; readonly outcome: Outcome }
  | { readonly type: "end"; readonly exitCode: number }
  | { readonly type: "undone"; readonly by: string };

/** A journal as it was found. */
export interface Recorded {
  readonly name: string;
  readonly at: string;
  readonly command: string;
  readonly plan: Plan;
  readonly reviewed?: boolean;
  /** Steps that were begun. */
  readonly begun: ReadonlySet<string>;
  readonly results: ReadonlyMap<string, Outcome>;
  readonly finished: boolean;
  readonly undone: boolean;
}

/** Where lock and journals of one place are. @param state the folder for state of this program */
export function placeFolder(state: string, { provider, host, owner }: Plan["place"]): string {
  return join(state, "places", sha256(`${provider}\n${host}\n${owner.toLowerCase()}`).slice(0, 16));
}

/** Starts the journal of an apply. Plan and intents are on the disk before anything is sent. */
export function startJournal(
  folder: string,
  plan: Plan,
  command: string,
  at: Date,
  reviewed: boolean = false,
): JournalFile {
  const name = `${at.toISOString().replace(/[:.]/g, "-")}-${plan.digest.slice(0, 8)}`;
  const file = openJournal(folder, name);
  file.append({ type: "start", version: 1, at: at.toISOString(), command, plan, reviewed } satisfies Entry);
  return file;
}

/**
 * The journals of a place, the newest first, each read when it is asked for. One in which nothing was begun, since its run
 * was killed at once, is left out.
 * @throws AppError `journal.broken` at one that is not as commonry writes it: nobody knows what it did
 */
export function* recorded(folder: string): Generator<Recorded, void> {
  for (const name of journals(folder).reverse()) {
    const one = read(folder, name);
    if (one) yield one;
  }
}

/** The newest journal of a place, if there is one. @throws AppError `journal.broken` */
export function lastRecorded(folder: string): Recorded | undefined {
  return recorded(folder).next().value ?? undefined;
}

function read(folder: string, name: string): Recorded | undefined {
  const entries = readJournal(folder, name);
  const [start, ...rest] = entries as Entry[];
  if (!start) return undefined;
  if (start.type !== "start" || !isStart(start) || !rest.every(isEntry)) {
    throw new AppError("journal.broken", { path: join(folder, `${name}.jsonl`) }, 1);
  }
  const results = rest.flatMap((one) => (one.type === "result" ? [[one.step, one.outcome] as const] : []));
  return {
    name,
    at: start.at,
    command: start.command,
    plan: start.plan,
    reviewed: start.reviewed === true,
    begun: new Set(rest.flatMap((one) => (one.type === "intent" ? [one.step] : []))),
    results: new Map(results),
    finished: rest.some(({ type }) => type === "end"),
    undone: rest.some(({ type }) => type === "undone"),
  };
}

/** What was begun or done of a step. */
export function stateOf({ begun, results }: Recorded, { id }: Pick<Step, "id">): "done" | "begun" | "not begun" {
  if (results.get(id)?.state === "done") return "done";
  return begun.has(id) ? "begun" : "not begun";
}
