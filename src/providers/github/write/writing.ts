import type { Outcome, Step, Stop } from "../../../plan/port.ts";
import type { Client } from "../client.ts";
import type { Ids } from "./ids.ts";
import type { Refusals } from "./refusals.ts";

export type Tell = (step: Step, outcome: Outcome) => void;

/** What all ways of writing share. */
export interface Writing {
  readonly client: Client;
  readonly ids: Ids;
  readonly refusals: Refusals;
  readonly tell: Tell;
  readonly stop: Stop;
  readonly slot: (act: () => Promise<void>) => Promise<void>;
}
