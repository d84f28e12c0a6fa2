import { type Actual, type Desired, itemKey, type KindId, type Section } from "../../kinds/item.ts";
import { sha256 } from "../../system/hash.ts";
import type { Change, Ground, Held, Note } from "../plan.ts";
import type { Failure, Group, Snapshot } from "../port.ts";

/** What a plan is made from. */
export interface Input {
  readonly desired: readonly Desired[];
  readonly snapshot: Snapshot;
  readonly offers: ReadonlySet<KindId>;
  /** Sections in which what is not listed may go. */
  readonly strict: ReadonlySet<Section>;
  readonly allowDelete: boolean | number;
  /** Sections to plan; all when empty. */
  readonly only: readonly Section[];
  /** Keys (`itemKey`) of things that are left as they are, listed or not. */
  readonly kept?: ReadonlySet<string>;
  /** Groups that are compared though nothing of them is wanted any more. */
  readonly groups?: readonly Group[];
}

/** A plan but for what hangs on the things that go, which only the place can tell. */
export interface Draft {
  readonly changes: readonly Change[];
  readonly held: readonly Held[];
  readonly warnings: readonly Note[];
  readonly failures: readonly Failure[];
  readonly grounds: readonly Ground[];
  readonly unchanged: number;
  /** Things that go or are merged, by the id of their change. */
  readonly toWeigh: ReadonlyMap<string, Actual>;
}

/** What one group adds to a draft. */
export interface Part {
  readonly changes: readonly Change[];
  readonly held: readonly Held[];
  readonly warnings: readonly Note[];
  readonly unchanged: number;
  readonly weigh: readonly (readonly [id: string, item: Actual])[];
}

/** A change's name: the same for the same change of the same thing, whenever it is planned. */
export function changeId(action: string, item: Pick<Actual, "kind" | "target" | "name">, more = ""): string {
  return sha256(`${action}\t${itemKey(item)}\t${more}`).slice(0, 12);
}
