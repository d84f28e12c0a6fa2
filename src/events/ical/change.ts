export interface Change {
  /** `cancelled`: it left the manifest and says so; `removed`: some time after that. */
  readonly what: "added" | "changed" | "cancelled" | "removed";
  readonly uid: string;
  readonly title: string;
  /** The RECURRENCE-ID's value for one time of a series. */
  readonly original?: string;
}
