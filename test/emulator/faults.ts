import type { Logged } from "./index.ts";

export type FaultName =
  | "kill-before"
  | "kill-after"
  | "429"
  | "403-secondary"
  | "403-primary"
  | "403-permission"
  | "401"
  | "404"
  | "500"
  | "502-before"
  | "502-after"
  | "reset-before"
  | "reset-after"
  | "cut"
  | "slow"
  | "html"
  | "bad-json"
  | "empty"
  | "wrong-shape"
  | "short"
  | "loop"
  | "foreign-link"
  | "redirect"
  | "partial";

/** A fault, and the requests that it strikes. */
export interface Fault {
  /** Number of the request, from 1; or a test of it. */
  readonly at: number | ((request: Logged) => boolean);
  readonly do: FaultName;
  /** How often; once when nothing is said. */
  times?: number;
  /** Seconds that a refusal for number asks for; one when nothing is said. */
  readonly after?: number;
  /** What is killed. */
  readonly kill?: () => void;
}

/** Faults that strike before anything is done; of the others the state shows what was asked for. */
const before: ReadonlySet<FaultName> = new Set([
  "kill-before",
  "429",
  "403-secondary",
  "403-primary",
  "403-permission",
  "401",
  "404",
  "500",
  "502-before",
  "reset-before",
  "redirect",
]);

export const strikesBefore = (name: FaultName): boolean => before.has(name);

/** The fault that strikes a request now. */
export function strike(faults: Fault[], request: Logged): Fault | undefined {
  const fault = faults.find(({ at }) => (typeof at === "number" ? at === request.number : at(request)));
  if (!fault) return undefined;
  fault.times = (fault.times ?? 1) - 1;
  if (fault.times <= 0) faults.splice(faults.indexOf(fault), 1);
  return fault;
}
