import type { Cast } from "../identity/person.ts";
import type { Activity, FolderWork, ForgeScope, Release, Thread } from "../port.ts";
import type { HealthSettings } from "./report.ts";

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
  readonly period: Span;
  /** As long as the period, and right before it. */
  readonly previous: Span;
  /** Where the lines over the months begin; at `previous.from` when absent. */
  readonly since?: number;
  readonly settings: HealthSettings;
  /** Codes of the catalogue: what the sources could not tell. */
  readonly notes: readonly string[];
}

/** What was read from the forge. */
export interface Reading {
  /** Empty when there was no forge to read from. */
  readonly parts: ForgeScope["parts"];
  /** Threads that did not change since, and releases before, are absent; all are there when this is. */
  readonly since?: number;
  /** With `since`: threads that are open now are all there, however long nothing has happened in them. */
  readonly open?: boolean;
}
