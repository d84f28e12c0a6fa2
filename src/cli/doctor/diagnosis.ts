import type { Params } from "../../system/errors.ts";

/** One line of `doctor`: what was looked at, how it stands, why, and the command that mends it. */
export interface Diagnosis {
  readonly id: string;
  /** `off` is no fault: something optional that is not set up. */
  readonly state: "ok" | "warn" | "fail" | "off";
  /** Code of the reason in the catalogue. */
  readonly reason: string;
  readonly params?: Params;
  /** A command to type. */
  readonly mend?: string;
}
