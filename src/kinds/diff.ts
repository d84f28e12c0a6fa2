import type { Value } from "./item.ts";

/** What may be taken away while a field is brought in step. */
export interface Rights {
  /** Whether parts that the manifest does not list may go. */
  readonly remove: boolean;
  /** Whether they would go if that were allowed: the section is strict. */
  readonly strict: boolean;
}

/** How a field is to change. */
export interface FieldDiff {
  readonly after: Value;
  /** Parts that go. */
  readonly removes?: readonly string[];
  /** Parts that would go, were it allowed. */
  readonly held?: readonly string[];
}
