import type { Period } from "../calendar.ts";
import type { Cast } from "../identity/person.ts";
import type { Activity, FolderWork, ForgeScope, Release, Thread } from "../port.ts";
import type { HealthSettings, Note } from "./report.ts";

/** Milliseconds since 1970, UTC: `from` is in it, `to` is not. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What the measures of `report health` are made from. Contacts are known by their index in `cast.personOf`. */
export interface HealthInput {
  /** All that the report is about, with or without data. Threads and releases name them as here. */
  readonly repositories: readonly { readonly name: string; readonly head: string }[];
  readonly threads: readonly Thread[];
  readonly releases: readonly Release[];
  readonly cast: Cast;
  /**
   * Deeds of the same contacts from the history, where one was read: who had committed before is no newcomer.
   */
  readonly activity?: Activity;
  /** Folders of each repository, with the cast of that repository's contacts. */
  readonly folders: readonly {
    readonly repository: string;
    readonly work: readonly FolderWork[];
    readonly cast: Cast;
  }[];
  readonly read: Reading;
  /** Days of UTC, both ends in it. */
  readonly period: Period;
  /** As long as the period, and right before it. `null` where the whole history is the period. */
  readonly previous: Period | null;
  /** Day in whose month the lines over the months begin; the first day that is compared when absent. */
  readonly since?: number;
  /** When it was read, in milliseconds since 1970: what a day that is not over will bring is not foretold. */
  readonly now?: number;
  readonly settings: HealthSettings;
  /** What the sources could not tell. */
  readonly notes: readonly Note[];
}

/** What was read from the forge. */
export interface Reading {
  /** Empty when there was no forge to read from. */
  readonly parts: ForgeScope["parts"];
  /** Threads that did not change since, and releases before, are absent; all are there when this is. */
  readonly since?: number;
  /** The source knows no labels: good first issues cannot be told. */
  readonly labels?: false;
  /** With `since`: threads that are open now are all there, however long nothing has happened in them. */
  readonly open?: boolean;
}
