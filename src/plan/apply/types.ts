import type { Failure, Outcome, Place, Step, Stop } from "../port.ts";

/** What happens while a plan is carried out, for whoever watches. */
export type Event =
  | {
      readonly event: "step";
      readonly step: Step;
      readonly state: "done" | "failed" | "skipped";
      readonly reason?: Reason;
    }
  | { readonly event: "settling"; readonly step: Step; readonly why: Outcome["state"] };

export interface Reason {
  readonly reason: string;
  readonly params: Failure["params"];
}

export interface Run {
  readonly place: Place;
  readonly owner: string;
  readonly steps: readonly Step[];
  readonly stop: Stop;
  /** Called before a step is sent; when it returns, the intent is kept. */
  readonly begin: (steps: readonly Step[]) => void;
  readonly end: (step: Step, outcome: Outcome) => void;
  readonly tell: (event: Event) => void;
  /** Ends early, without an error, when the run is told to stop. */
  readonly sleep: (seconds: number) => Promise<void>;
}

export interface Result {
  readonly done: readonly Step[];
  readonly failed: readonly (Reason & { readonly step: Step })[];
  readonly skipped: readonly (Reason & { readonly step: Step })[];
  /** Of which nothing is known: not begun when it was stopped, or begun and not settled. */
  readonly left: readonly Step[];
  /** 0 all done · 4 not authorised · 5 part of it · 7 the ground moved on the way · 130 stopped by a signal. */
  readonly exitCode: 0 | 4 | 5 | 7 | 130;
  /** Whether it ended before all that could be tried was tried, so that its journal is to be resumed. */
  readonly stopped: boolean;
}
