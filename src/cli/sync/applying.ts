import type { SyncFlags } from "./flags.ts";
import type { Source } from "./load.ts";

/** What is applied, and how. */
export interface Applying {
  readonly source: Source;
  readonly flags: SyncFlags;
  readonly yes: boolean;
  readonly resume: boolean;
  readonly planFile: string | undefined;
  /** As it is typed: `apply`, `events schedule`. */
  readonly command: string;
}
