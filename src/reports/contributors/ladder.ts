import { bucketOf, type Period } from "../calendar.ts";
import type { Ledger } from "./ledger.ts";
import type { Summary } from "./summary.ts";

/** What it takes for a role, from the manifest: every count that is given must be reached. */
export interface Rung {
  readonly role: string;
  readonly commits?: number | undefined;
  readonly reviews?: number | undefined;
  readonly issues?: number | undefined;
  readonly comments?: number | undefined;
  readonly months?: number | undefined;
}

export interface Candidate {
  readonly person: number;
  readonly role: string;
  /** What was counted beside what it takes: `commits: [12, 10]`. */
  readonly evidence: Readonly<Record<string, readonly [number, number]>>;
}

/** Whoever has done, within the period, what a role takes: of several roles the last that the manifest lists. */
export function candidatesOf(
  summaries: readonly Summary[],
  rungs: readonly Rung[],
  ledger: Ledger,
  period: Period,
  hasRole: (person: number, role: string) => boolean,
): Candidate[] {
  if (rungs.length === 0) return [];
  return summaries.flatMap((summary) => {
    const done = doneBy(summary, ledger, period);
    const reached = rungs.flatMap((rung) => {
      const evidence = evidenceOf(rung, done);
      return evidence ? [{ person: summary.person, role: rung.role, evidence }] : [];
    });
    const best = reached.at(-1);
    return best && !hasRole(best.person, best.role) ? [best] : [];
  });
}

type Wanted = Omit<Rung, "role">;

function doneBy({ counts, person }: Summary, ledger: Ledger, period: Period): Readonly<Record<keyof Wanted, number>> {
  return {
    commits: counts.commit + counts["co-author"],
    reviews: counts.review,
    issues: counts.issue,
    comments: counts.comment + counts.discussion,
    months: monthsOf(ledger, person, period),
  };
}

function monthsOf({ start, day }: Ledger, person: number, { from, to }: Period): number {
  const months = new Set<number>();
  for (const on of day.subarray(start[person] as number, start[person + 1] as number))
    if (on >= from && on <= to) months.add(bucketOf(on, "month"));
  return months.size;
}

function evidenceOf(rung: Rung, done: Readonly<Record<keyof Wanted, number>>): Candidate["evidence"] | undefined {
  const asked = (Object.keys(done) as (keyof Wanted)[]).flatMap((key) =>
    rung[key] === undefined ? [] : [[key, rung[key]] as const],
  );
  if (asked.length === 0 || asked.some(([key, wanted]) => done[key] < wanted)) return undefined;
  return Object.fromEntries(asked.map(([key, wanted]) => [key, [done[key], wanted] as const]));
}
