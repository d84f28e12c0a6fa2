import { onTestFinished } from "vitest";
import type { Actual, Fields, KindId, Target } from "../../../../src/kinds/item.ts";
import type { Outcome, Place, Scope, Snapshot, Step } from "../../../../src/plan/port.ts";
import { createGitHub } from "../../../../src/providers/github/index.ts";
import { createHttp } from "../../../../src/system/http/index.ts";
import { type Emulator, type Options, startEmulator } from "../../../emulator/index.ts";

export interface Bench {
  readonly emulator: Emulator;
  readonly place: Place;
  /** Reads some kinds of some repositories. */
  read(kinds: readonly KindId[], repositories?: readonly string[], more?: Partial<Scope>): Promise<Snapshot>;
  /** Carries steps out. @returns the outcome of each, by its name, in the order in which they were told */
  write(steps: readonly Step[], stop?: { requested: boolean }): Promise<[string, Outcome][]>;
}

/** The provider over the real transport, before an emulator of its own. Waits between tries take no time. */
export async function bench(options: Options & { readonly readOnly?: boolean } = {}): Promise<Bench> {
  const emulator = await startEmulator(options);
  onTestFinished(() => emulator.close());
  const { owner } = emulator.state;
  const http = createHttp({
    base: emulator.url,
    token: "none",
    userAgent: "test",
    readOnly: options.readOnly ?? false,
    headers: { accept: "application/vnd.github+json", "x-github-api-version": "2022-11-28" },
    random: () => 0,
  });
  const place = createGitHub(http, { base: emulator.url, owner });
  return {
    emulator,
    place,
    read: (kinds, repositories = ["hub"], more = {}) =>
      place.read({ owner, kinds: new Set(kinds), repositories, settings: new Set(), ...more }),
    write: async (steps, stop = { requested: false }) => {
      const told: [string, Outcome][] = [];
      await place.write(steps, (step, outcome) => told.push([step.name, outcome]), stop);
      return told;
    },
  };
}

let count = 0;

export function create(kind: KindId, target: Target, name: string, fields: Fields = {}): Step {
  return { id: `s${++count}`, action: "create", kind, target, name, fields };
}

export function update(item: Actual, fields: Fields, rename?: string): Step {
  const { kind, target, name, ref, fields: before } = item;
  const common = { id: `s${++count}`, action: "update", kind, target, name, ref, fields, before } as const;
  return rename === undefined ? common : { ...common, rename };
}

export function remove({ kind, target, name, ref, fields: before }: Actual): Step {
  return { id: `s${++count}`, action: "delete", kind, target, name, ref, fields: {}, before };
}

export function merge(item: Actual, into: Actual): Step {
  return { ...remove(item), action: "merge", into: { name: into.name, ref: into.ref } };
}

export function named(snapshot: Snapshot, kind: KindId, name: string): Actual {
  const found = snapshot.items.find((item) => item.kind === kind && item.name === name);
  if (!found) throw new Error(`no ${kind} ${name}`);
  return found;
}
