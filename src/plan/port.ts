import type { Actual, Fields, Item, KindId, Target } from "../kinds/item.ts";

/** What a place (GitHub, a folder on this disk …) must offer so that a plan can be made and carried out there. */
export interface Place {
  /** `github`, `local`. */
  readonly provider: string;
  /** The host, or the folder, as a person knows it: `api.github.com`. Part of the name of lock and journal. */
  readonly host: string;
  /** Kinds that it has. Wanted ones that it has not are shown as not offered, and never fail a run. */
  readonly offers: ReadonlySet<KindId>;
  /**
   * Reads everything of some kinds, whole. Never throws for one target: what could not be read whole is a failure of
   * that target, and nothing is planned there. It sends nothing that could write.
   * @throws AppError for what ends the whole run: no or a refused credential (exit 4), a host that cannot be reached,
   *   a wait longer than may be (exit 5)
   */
  read(scope: Scope): Promise<Snapshot>;
  /** What hangs on things that are to go, before they go. Same order. @throws AppError as `read` does */
  weigh(items: readonly Actual[]): Promise<readonly Weight[]>;
  /**
   * Carries out steps and tells the outcome of each as soon as it is known. Steps of one target are done in the order
   * given; those of different targets in any order, several in one request where the service can do that. Never throws
   * for one step. After a `stop` it sends nothing further and reports no outcome for what it has not sent.
   */
  write(steps: readonly Step[], tell: (step: Step, outcome: Outcome) => void, stop: Stop): Promise<void>;
  /** Names of all repositories of an owner, to tell which one a misspelt name means; empty when they cannot be told. */
  names?(owner: string): Promise<readonly string[]>;
  /** Folded logins of an organisation's owners; undefined when they cannot be told. */
  owners?(owner: string): Promise<ReadonlySet<string> | undefined>;
  /** What carrying steps out will take. Pure. */
  cost(steps: readonly Step[]): Cost;
}

/** Asked before each request: whether the run is to end after the one in flight. */
export interface Stop {
  readonly requested: boolean;
}

/** What to read. */
export interface Scope {
  readonly owner: string;
  readonly kinds: ReadonlySet<KindId>;
  /** Repositories by name: those of the manifest, and their former names. */
  readonly repositories: readonly string[];
  /**
   * Repositories of which the settings are needed (kind `repository`); of the others only whether they are there. The
   * listing of another kind tells that as well, and then nothing more needs to be asked.
   */
  readonly settings: ReadonlySet<string>;
  /** Calendars by name; none when absent. */
  readonly calendars?: readonly string[];
  /** Where posts about events are looked for, and how far back (ISO 8601); everything when nothing is said. */
  readonly posts?: readonly { readonly owner: string; readonly repository: string; readonly since?: string }[];
  /** Only these groups, for reading back; all when absent. */
  readonly only?: readonly Group[];
  /** All repositories of the owner, whatever is in `repositories` (for `import`). */
  readonly everything?: boolean;
  /** Told as it goes on: so many of so many repositories are read. */
  readonly tell?: (done: number, all: number) => void;
}

/** All things of one kind in one target. */
export interface Group {
  readonly kind: KindId;
  readonly target: Target;
}

export interface Snapshot {
  readonly items: readonly Actual[];
  readonly failures: readonly Failure[];
  /** Repositories that are not there, as the place said in so many words (not: could not be read). By folded name. */
  readonly absent: ReadonlySet<string>;
  /** The account that the credential belongs to, when that is known. */
  readonly viewer?: string;
  /** Folded logins of the organisation's owners, where they were asked for. */
  readonly owners?: ReadonlySet<string>;
  /** What the place shows but cannot be told to change: see `kinds/board`. */
  readonly readOnly: readonly ReadOnly[];
  /** Things that bear names which may be wanted, but belong to somebody else: never touched. */
  readonly foreign?: readonly Foreign[];
}

/** A part of a place that can only be set by hand, as it stands now. */
export interface ReadOnly {
  readonly target: Target;
  /** `view.groupBy`, `view.columnsBy`, `view.sortBy`, `workflow`. */
  readonly field: string;
  /** Name of the view or the workflow. */
  readonly name: string;
  readonly value: Fields[string];
}

/** A thing that commonry has not made, in a group of which it touches only its own. */
export interface Foreign extends Group {
  readonly name: string;
}

/** Why a target, or one kind in it, could not be read or written. `reason` is a code with a text and a hint in the catalogue. */
export interface Failure {
  readonly target: Target;
  /** Absent: all kinds of the target. */
  readonly kind?: KindId;
  readonly reason: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export type Action = "create" | "update" | "delete" | "merge";

/** One thing to do. */
export interface Step {
  /** Unique within a plan, stable from run to run. */
  readonly id: string;
  readonly action: Action;
  readonly kind: KindId;
  readonly target: Target;
  /** Its name now; for `create` the name it gets. */
  readonly name: string;
  /** `update`: the name it gets. */
  readonly rename?: string;
  /** The place's handle; absent for `create`. */
  readonly ref?: string;
  /** `create`: all fields that are wanted; `update`: those that change, with their new values. */
  readonly fields: Fields;
  /** All fields as they were when the plan was made: `update`, `delete`, `merge`. */
  readonly before?: Fields;
  /** `merge`: what hangs on the thing goes over to this one, is read back, and only then the thing goes. */
  readonly into?: { readonly name: string; readonly ref: string };
  /** `merge`: how many issues carried it when the plan was made. */
  readonly carried?: number;
  /** What hung on what is taken away when that was shown: it is asked again before it goes. */
  readonly weight?: Weight;
  /** `create`, and an `update` that ends one: issues that are to carry the new thing (an undo puts a label back where it was). */
  readonly carriers?: readonly number[];
  /** With `carriers`: what those issues lose again that a merge had given them (an undo takes it off those that had not had it). */
  readonly off?: { readonly name: string; readonly numbers: readonly number[] };
}

export type Outcome =
  /** The place has said so. */
  /** `met`: a thing of that name was there and was brought in step; it was not made, so an undo leaves it. */
  /** `moved`: issues that a merge took over; `added`: those of them that had not carried the new thing before. */
  | {
      readonly state: "done";
      readonly ref?: string;
      readonly moved?: readonly number[];
      readonly added?: readonly number[];
      readonly met?: boolean;
    }
  /** `create` or a renaming: one of that name is there already. The engine reads back and decides. */
  | { readonly state: "exists" }
  /** It is not there: done for `delete`, a surprise for `update`. The engine reads back and decides. */
  | { readonly state: "absent" }
  /** It was changed by somebody between reading and writing. */
  | { readonly state: "conflict" }
  /** No answer, or one that says nothing (5xx, reset, timeout): the engine reads back and decides. */
  | { readonly state: "unknown"; readonly reason: string }
  | {
      readonly state: "failed";
      readonly reason: string;
      readonly params: Readonly<Record<string, string | number>>;
      /** How far the reason reaches: this step, its whole target (403, archived, gone), or all that is left (401, wait too long). */
      readonly reach: "step" | "target" | "all";
      /** `all`: the exit code (4 not authorised, 5 stopped, resumable). */
      readonly exitCode?: 4 | 5;
    };

/** So many numbers are named. */
const mostNamed = 20;

/** What became of a thing that was made again and put back, when some of the issues that carried it are gone; pure. @param numbers of those */
export function lostOutcome(numbers: readonly number[]): Outcome {
  const more = numbers.length > mostNamed ? ", …" : "";
  const list = numbers.slice(0, mostNamed).map((number) => `#${number}`);
  const params = { count: numbers.length, numbers: `${list.join(", ")}${more}` };
  return { state: "failed", reach: "step", reason: "target.lost", params };
}

/** What hangs on a thing. */
export interface Weight {
  /** Issues and pull requests that carry it, in every state. */
  readonly issues?: number;
  /** Their numbers, as many as came with one request; all of them when `complete`. */
  readonly numbers?: readonly number[];
  readonly complete?: boolean;
  /** Cards that have a value, on a board. */
  readonly items?: number;
  /** Why it could not be told; nothing is taken away then. */
  readonly unread?: Pick<Failure, "reason" | "params">;
}

export interface Cost {
  readonly requests: number;
  /** GitHub's secondary points: 1 a read, 5 a write. */
  readonly points: number;
  /** Least time, in seconds, that the service's documented limits allow. */
  readonly seconds: number;
}

export type { Actual, Fields, Item, KindId, Target };
