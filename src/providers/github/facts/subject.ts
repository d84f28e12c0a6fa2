import type { Trail } from "../../../system/http/trail.ts";
import type { Kept, KeptList } from "./kept.ts";
import type { ListPart } from "./selections.ts";
import type { Counted } from "./survey.ts";

/** What a reader works on. */
export interface Subject {
  /** `owner/name`. */
  readonly repository: string;
  readonly part: ListPart;
  readonly kept: Kept;
  /** One of `kept`'s, with a walk when there is something to read. */
  readonly list: KeptList;
  readonly counted: Counted;
  /** This machine's clock, in milliseconds since 1970. */
  readonly wall: number;
  /** Pages of the nested lists that go on, by node and field. */
  readonly trails: Map<string, Trail>;
}
