import { type Actual, type Fields, fold, type KindId, type Target } from "../../../../src/kinds/item.ts";
import { lastRecorded, type Recorded, startJournal } from "../../../../src/plan/apply/journal.ts";
import { carryOut } from "../../../../src/plan/apply/run.ts";
import type { Event, Result } from "../../../../src/plan/apply/types.ts";
import { planDigest } from "../../../../src/plan/digest.ts";
import type { Change, Plan } from "../../../../src/plan/plan.ts";
import type { Outcome, Place, Snapshot, Step } from "../../../../src/plan/port.ts";
import { stepsOf } from "../../../../src/plan/steps.ts";
import { createLocal } from "../../../../src/providers/local/index.ts";
import { temporaryFolder } from "../../../support/cli.ts";

export const owner = "acme";
export const hub: Target = { owner, repository: "hub" };

/** What a place says of a step instead of the truth; `before` when it has not even done it. */
export interface Fault {
  readonly when: (step: Step) => boolean;
  readonly say: Outcome | "nothing";
  readonly before?: boolean;
  /** How often; always when absent. */
  times?: number;
}

export interface Bench {
  readonly folder: string;
  readonly place: Place;
  readonly faults: Fault[];
  /** Each step that was sent, as `action name`. */
  readonly sent: string[];
  readonly waited: number[];
  readonly events: Event[];
  readonly stop: { requested: boolean };
  /** Errors that readings end with, one each. */
  readonly unreadable: Error[];
  /** Whether something does not show at the next so many readings. */
  hidden: { name: string; times: number };
  make(kind: KindId, name: string, fields?: Fields, target?: Target): Promise<string>;
  apply(changes: readonly Change[]): Promise<Result>;
  carry(steps: readonly Step[]): Promise<Result>;
  read(): Promise<Snapshot>;
  /** Everything there is, as `kind name`. */
  names(kind: KindId): Promise<string[]>;
  item(kind: KindId, name: string): Promise<Actual | undefined>;
  record(): Recorded;
}

const kinds: readonly KindId[] = ["repository", "team", "team-member", "team-repository", "label", "milestone"];
const more: readonly KindId[] = ["autolink", "ruleset", "board", "board-field", "board-repository", "board-view"];

/** A place in a folder of its own that says what a test wants it to say. */
export function bench(): Bench {
  const folder = temporaryFolder();
  const local = createLocal({ folder: `${folder}/place`, readOnly: false });
  const made: Bench = {
    folder,
    faults: [],
    sent: [],
    waited: [],
    events: [],
    stop: { requested: false },
    unreadable: [],
    hidden: { name: "", times: 0 },
    place: {
      ...local,
      read: async (scope) => {
        const error = made.unreadable.shift();
        if (error) throw error;
        const snapshot = await local.read(scope);
        if (made.hidden.times-- <= 0) return snapshot;
        return { ...snapshot, items: snapshot.items.filter(({ name }) => name !== made.hidden.name) };
      },
      write: (steps, tell, stop) => writeFaulty(made, local, steps, tell, stop),
    },
    make: async (kind, name, fields = {}, target = hub) => {
      const at = kind === "repository" || kind === "team" || kind === "board" ? { owner } : target;
      let ref = "";
      const step: Step = { id: "made", action: "create", kind, target: at, name, fields };
      await local.write([step], (_, outcome) => (ref = (outcome as { ref?: string }).ref ?? ""), made.stop);
      return ref;
    },
    apply: async (changes) => {
      const journal = startJournal(`${folder}/state`, planOf(changes), "apply", new Date());
      try {
        const result = await carryOut({
          place: made.place,
          owner,
          steps: stepsOf(changes),
          stop: made.stop,
          begin: (steps) => journal.append(...steps.map(({ id }) => ({ type: "intent", step: id }))),
          end: ({ id }, outcome) => journal.append({ type: "result", step: id, outcome }),
          tell: (event) => made.events.push(event),
          sleep: async (seconds) => {
            made.waited.push(seconds);
          },
        });
        if (!result.stopped) journal.append({ type: "end", exitCode: result.exitCode });
        return result;
      } finally {
        journal.close();
      }
    },
    carry: (steps) => {
      const nothing = () => undefined;
      const sleep = async () => undefined;
      return carryOut({
        ...{ place: made.place, owner, steps, stop: made.stop },
        ...{ begin: nothing, end: nothing, tell: nothing, sleep },
      });
    },
    read: () => local.read(everything),
    names: async (kind) => {
      const { items } = await local.read(everything);
      return items.filter((item) => item.kind === kind).map(({ name }) => name);
    },
    item: async (kind, name) => {
      const { items } = await local.read(everything);
      return items.find((item) => item.kind === kind && fold(item.name) === fold(name));
    },
    record: () => lastRecorded(`${folder}/state`) as Recorded,
  };
  return made;
}

const everything = {
  owner,
  kinds: new Set([...kinds, ...more]),
  repositories: [],
  settings: new Set<string>(),
  everything: true,
};

async function writeFaulty(
  { faults, sent }: Bench,
  local: Place,
  steps: readonly Step[],
  tell: (step: Step, outcome: Outcome) => void,
  stop: { requested: boolean },
): Promise<void> {
  for (const step of steps) {
    if (stop.requested) return;
    sent.push(`${step.action} ${step.name}`);
    const fault = faults.find((one) => (one.times ?? 1) > 0 && one.when(step));
    if (fault?.times !== undefined) fault.times--;
    if (!fault?.before) await local.write([step], (_, outcome) => fault || tell(step, outcome), { requested: false });
    if (fault && fault.say !== "nothing") tell(step, fault.say);
  }
}

export function planOf(changes: readonly Change[]): Plan {
  const place = { provider: "local", host: "here", owner };
  const empty = { held: [], failures: [], warnings: [], manual: [], grounds: [], unchanged: 0, only: [] };
  const cost = { requests: 0, points: 0, seconds: 0 };
  const manifest = { path: "community.yaml", sha256: "" };
  const plan = {
    schemaVersion: 1,
    kind: "plan",
    place,
    manifest,
    allowDelete: false,
    changes,
    cost,
    ...empty,
  } as const;
  return { ...plan, digest: planDigest(plan) };
}

let count = 0;

/** A change of a label, or of what `more` says. */
export function change(action: Change["action"], name: string, more: Partial<Change> = {}): Change {
  return { id: `c${count++}`, action, kind: "label", target: hub, name, fields: [], ...more };
}

export function setting(fields: Fields): Change["fields"] {
  return Object.entries(fields).map(([field, after]) => ({ field, after }));
}
