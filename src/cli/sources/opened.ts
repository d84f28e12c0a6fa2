import type { FindTemplate } from "../../scaffold/source.ts";

/** A template that has been found, wherever it lies. */
export interface Opened {
  /** Finds it by its id, its parts, and the built-in ones. */
  readonly find: FindTemplate;
  /** The id that its `template.yaml` states. */
  readonly id: string;
  /** What the record keeps: `builtin`, a folder, or an address with a commit. `reopen` takes it. */
  readonly source: string;
}
