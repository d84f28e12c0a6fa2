import type { Activity, Deed, ForgeFacts, Thread } from "./port.ts";
import { deeds } from "./port.ts";

const day = 86_400_000;

interface Event {
  readonly who: number;
  readonly day: number;
  readonly deed: number;
}

/**
 * What the people of a forge did, by UTC day: opened a pull request, an issue or a discussion, reviewed, commented, made
 * a release. What somebody writes in a thread of their own is a comment too; a "review" of one's own pull request (a
 * forge calls an author's answers in a review so) is one of those, and no review.
 * @returns rows in the order of contact, day, deed; the contacts are those of the facts, index by index
 */
export function activityOfThreads({ contacts, threads, releases }: ForgeFacts): Activity {
  const counts = new Map<string, Event & { count: number }>();
  const add = (who: number, at: number, name: Deed) => {
    const event = { who, day: Math.floor(at / day), deed: deeds.indexOf(name) };
    const key = `${event.who} ${event.day} ${event.deed}`;
    const row = counts.get(key);
    if (row) row.count += 1;
    else counts.set(key, { ...event, count: 1 });
  };
  for (const thread of threads) {
    add(thread.author, thread.opened, thread.kind);
    for (const { who, at, kind } of thread.replies) add(who, at, deedOf(thread, who, kind));
  }
  for (const { who, at } of releases) if (who !== undefined) add(who, at, "release");
  const rows = [...counts.values()].sort(
    (one, other) => one.who - other.who || one.day - other.day || one.deed - other.deed,
  );
  return {
    contacts,
    who: Int32Array.from(rows, (row) => row.who),
    day: Int32Array.from(rows, (row) => row.day),
    deed: Uint8Array.from(rows, (row) => row.deed),
    count: Int32Array.from(rows, (row) => row.count),
  };
}

const deedOf = ({ author }: Thread, who: number, kind: "comment" | "review"): Deed =>
  kind === "review" && who !== author ? "review" : "comment";
