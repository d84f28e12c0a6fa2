/** GitHub's documented secondary limits (docs.github.com: Rate limits for the REST API). */
export const limits = { inFlight: 100, rest: 900, graphql: 2000, creationsAMinute: 80, creationsAnHour: 500 } as const;

interface Use {
  readonly at: number;
  readonly kind: "rest" | "graphql";
  readonly points: number;
  readonly creates: number;
}

/** Counts what a client uses, and says when it is too much. */
export class Limits {
  readonly #uses: Use[] = [];
  broken = 0;

  /** Notes a request. @returns whether it is within the limits */
  take(kind: Use["kind"], write: boolean, creates: number, inFlight: number, now = Date.now()): boolean {
    const since = (ms: number) => this.#uses.filter(({ at }) => at > now - ms);
    const sum = (uses: readonly Use[], of: (use: Use) => number) => uses.reduce((total, use) => total + of(use), 0);
    const minute = since(60_000);
    const points =
      sum(
        minute.filter((use) => use.kind === kind),
        (use) => use.points,
      ) + (write ? 5 : 1);
    const within =
      inFlight <= limits.inFlight &&
      points <= limits[kind] &&
      sum(minute, (use) => use.creates) + creates <= limits.creationsAMinute &&
      sum(since(3_600_000), (use) => use.creates) + creates <= limits.creationsAnHour;
    if (within) this.#uses.push({ at: now, kind, points: write ? 5 : 1, creates });
    else this.broken++;
    return within;
  }
}
