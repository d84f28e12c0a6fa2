/** Exit codes of the command line, version 1 of the contract (see the README). */
export const exit = {
  done: 0,
  failure: 1,
  usage: 2,
  pending: 3,
  unauthorised: 4,
  partial: 5,
  refused: 6,
  stale: 7,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];
