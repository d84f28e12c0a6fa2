import type { Fields, KindId, Section, Target, Value } from "../kinds/item.ts";
import type { NotOffered } from "../kinds/offered.ts";
import type { Cost, Failure, Weight } from "./port.ts";

/** A plan: plain data, to be shown, saved, reviewed and carried out. Made by `make.ts`; its JSON is this very shape. */
export interface Plan {
  readonly schemaVersion: 1;
  readonly kind: "plan";
  readonly place: { readonly provider: string; readonly host: string; readonly owner: string };
  /** The manifest it was made from: SHA-256 of the file's bytes. */
  readonly manifest: { readonly path: string; readonly sha256: string };
  readonly only: readonly Section[];
  /** `--allow-delete`: false, true, or the number that was named. */
  readonly allowDelete: boolean | number;
  /** In the order in which they will be carried out. */
  readonly changes: readonly Change[];
  /** Deletions that were not asked for: shown, not carried out. */
  readonly held: readonly Held[];
  readonly failures: readonly Failure[];
  readonly warnings: readonly Note[];
  /** What only a person can do, in the service's own pages. */
  readonly manual: readonly Note[];
  /** Sections of the manifest that nobody carries out. Absent in plans of former versions. */
  readonly notOffered?: readonly NotOffered[];
  /** What was true when the plan was made, for each group that it changes: item names and a hash of each one's fields. */
  readonly grounds: readonly Ground[];
  /** What applying will take. */
  readonly cost: Cost;
  /** How many things are as they should be. */
  readonly unchanged: number;
  /** SHA-256 of all the rest in canonical JSON: a file that was damaged or edited is refused. */
  readonly digest: string;
}

export type ChangeAction = "create" | "update" | "rename" | "merge" | "delete";

export interface Change {
  /** Unique in the plan. */
  readonly id: string;
  readonly action: ChangeAction;
  readonly kind: KindId;
  readonly target: Target;
  /** The name it has afterwards; for `delete` and `merge` the one it has now. */
  readonly name: string;
  /** `rename`: the name it has now. */
  readonly from?: string;
  /** `merge`: the name of the thing it goes into. */
  readonly into?: string;
  /** Passing through a name that nobody wants, so that two can swap theirs. */
  readonly temporary?: boolean;
  readonly ref?: string;
  /** `merge`: the handle of the thing it goes into. */
  readonly intoRef?: string;
  /** What changes, field by field; for `create` everything that is set. */
  readonly fields: readonly FieldChange[];
  /** Everything as it is now: `update`, `rename`, `merge`, `delete`. */
  readonly before?: Fields;
  /** What hangs on it: `delete`, `merge`, and `update` that takes something away. */
  readonly weight?: Weight;
  /** How many parts an `update` takes away (options of a field): they count as deletions for the guard. */
  readonly removes?: readonly string[];
  /** `create`, of an undo: what is taken off those issues that a merge had put it on. */
  readonly off?: { readonly name: string; readonly numbers: readonly number[] };
  /** An `update` of a thing that has left the manifest, so that it ends: an event that is cancelled. */
  readonly leaves?: boolean;
}

export interface FieldChange {
  readonly field: string;
  readonly before?: Value;
  readonly after: Value;
}

/** A deletion held back. `reason`: `flag` (no `--allow-delete`), `self`, `last`, `weight` (what hangs on it could not be read). */
export interface Held {
  readonly kind: KindId;
  readonly target: Target;
  readonly name: string;
  readonly reason: string;
  /** A part of the thing, such as an option of a field. */
  readonly part?: string;
}

/** Something to say, as data: `code` has a text in the catalogue. */
export interface Note {
  readonly code: string;
  readonly target: Target;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Ground {
  readonly kind: KindId;
  readonly target: Target;
  /** Name of each thing (folded), and the first 16 digits of the SHA-256 of name, handle and fields. */
  readonly items: Readonly<Record<string, string>>;
}
