import { join } from "node:path";
import { sha256 } from "../../system/hash.ts";
import { type JournalFile, journals, openJournal, readJournal } from "../../system/journal.ts";
import type { Plan } from "../plan.ts";
import type { Outcome, Step } from "../port.ts";

/** One line of a journal. */
export type Entry =
  | { readonly type: "start"; readonly version: 1; readonly at: string; readonly command: string; readonly plan: Plan }
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
export function startJournal(folder: string, plan: Plan, command: string, at: Date): JournalFile {
  const name = `${at.toISOString().replace(/[:.]/g, "-")}-${plan.digest.slice(0, 8)}`;
  const file = openJournal(folder, name);
  file.append({ type: "start", version: 1, at: at.toISOString(), command, plan } satisfies Entry);
  return file;
}

/** The journals of a place, the newest first. */
export function recorded(folder: string): Recorded[] {
  return journals(folder)
    .reverse()
    .flatMap((name) => read(folder, name) ?? []);
}

function read(folder: string, name: string): Recorded | undefined {
  const entries = readJournal(folder, name) as Entry[];
  const [start] = entries;
  if (start?.type !== "start") return undefined;
  const results = entries.flatMap((one) => (one.type === "result" ? [[one.step, one.outcome] as const] : []));
  return {
    name,
    at: start.at,
    command: start.command,
    plan: start.plan,
    begun: new Set(entries.flatMap((one) => (one.type === "intent" ? [one.step] : []))),
    results: new Map(results),
    finished: entries.some(({ type }) => type === "end"),
    undone: entries.some(({ type }) => type === "undone"),
  };
}

/** What was begun or done of a step. */
export function stateOf({ begun, results }: Recorded, { id }: Pick<Step, "id">): "done" | "begun" | "not begun" {
  if (results.get(id)?.state === "done") return "done";
  return begun.has(id) ? "begun" : "not begun";
}
