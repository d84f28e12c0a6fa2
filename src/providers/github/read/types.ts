import type { Actual } from "../../../kinds/item.ts";
import type { Failure, ReadOnly, Scope } from "../../../plan/port.ts";
import type { Memory } from "../memory.ts";
import type { Further } from "./further.ts";

/** What is gathered while reading. */
export interface Gathered {
  readonly items: Actual[];
  readonly failures: Failure[];
  readonly absent: Set<string>;
  readonly readOnly: ReadOnly[];
  viewer?: string;
}

export interface Reading {
  readonly scope: Scope;
  readonly memory: Memory;
  readonly gathered: Gathered;
  /** Lists that go on beyond their first page. */
  readonly further: Further;
  /** How often a request that the service could not answer may still be cut in two. */
  readonly halvings: { left: number };
}
