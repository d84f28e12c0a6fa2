import type { Contact, Reply, Thread } from "../../../reports/port.ts";
import { People } from "./people.ts";
import type { ListPart, Nested } from "./selections.ts";

/** What is known of one repository: read just now, or kept from before. Contacts are indexes into `people`. */
export interface Kept {
  /** GitHub's id of the repository: a name may be given to another one. */
  readonly id: string;
  readonly people: People;
  readonly lists: Partial<Record<ListPart, KeptList>>;
  releases?: KeptReleases;
}

/** The threads of one kind. */
export interface KeptList {
  /** What was read with each thread. */
  readonly nested: readonly Nested[];
  /** All threads that have changed since are here; absent: all there are. */
  readonly from?: number;
  /** When they were first read, by this machine's clock: a deleted thread is noticed only by reading all anew. */
  began: number;
  /** The newest change on the forge when the last reading began: what has changed since is to be read. */
  mark: number;
  /** How many threads the forge had then, those that are not wanted among them. */
  total: number;
  /** Whether that change was long past then: another one in the same second would not tell itself apart. */
  quiet: boolean;
  /** A reading that was not finished, and where it goes on. */
  walk?: Walk;
  readonly threads: Map<number, KeptThread>;
}

/** A thread without what its list knows of it. */
export interface KeptThread extends Omit<Thread, "kind" | "repository" | "assigned" | "replies"> {
  readonly updated: number;
  /** Who has it now, the first one first. */
  readonly holders: { readonly who: number; readonly at: number }[];
  /** In any order. */
  readonly replies: Reply[];
}

/** A way through a list, page after page. */
export interface Walk {
  /** `created`: from the oldest, where nothing moves while it is read; `updated`: from the newest change back to the floor. */
  readonly order: "created" | "updated";
  readonly floor?: number;
  /** The newest change when it began, and how many threads there were. */
  readonly top: number;
  readonly total: number;
  cursor?: string;
  /** All pages are read; what is left hangs on the threads. */
  ended: boolean;
  /** Nested lists that go on. */
  rest: Rest[];
}

/** A list that hangs on a thread, and has more than came with it. */
export interface Rest {
  readonly number: number;
  /** Id of the thread, or of the comment that may have replies. */
  readonly id: string;
  readonly field: "timelineItems" | "reviews" | "comments" | "replies";
  readonly cursor?: string;
  readonly found: number;
}

export interface KeptReleases {
  readonly from?: number;
  readonly total: number;
  /** When the newest one was made. */
  readonly newest: number;
  /** One of them was not published yet, and may be by now. */
  readonly drafts: boolean;
  readonly list: readonly KeptRelease[];
}

export interface KeptRelease {
  readonly tag: string;
  readonly at: number;
  readonly who: number;
  readonly prerelease: boolean;
}

export function emptyKept(id: string, contacts: readonly Contact[] = []): Kept {
  return { id, people: new People(contacts), lists: {} };
}
