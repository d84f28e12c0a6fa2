import type { Cast } from "../identity/person.ts";
import type { Reply, Thread } from "../port.ts";
import type { Span } from "./input.ts";

/** A thread with people in place of contacts: what all measures ask of it, found out once. */
export interface Case {
  readonly thread: Thread;
  /** Index of a person. */
  readonly author: number;
  readonly byBot: boolean;
  readonly opened: number;
  /** Never before it was opened: a clock that says so is taken to mean that it was closed at once. */
  readonly closed: number;
  /** What people said, bots left out; each with the index of the person. In any order. */
  readonly said: readonly Said[];
  /** When somebody other than the author first said something; `Infinity` for never. May lie before `opened`. */
  readonly answered: number;
}

export interface Said {
  readonly who: number;
  readonly at: number;
  readonly kind: Reply["kind"];
}

/** A time that has not come. */
export const never = Number.POSITIVE_INFINITY;

export function casesOf(threads: readonly Thread[], cast: Cast): Case[] {
  const personOf = (contact: number) => cast.personOf[contact] ?? -1;
  const isBot = (person: number) => cast.people[person]?.bot === true;
  return threads.map((thread) => {
    const author = personOf(thread.author);
    const said = thread.replies
      .map(({ who, at, kind }) => ({ who: personOf(who), at, kind }))
      .filter(({ who }) => !isBot(who));
    return {
      thread,
      author,
      byBot: isBot(author),
      opened: thread.opened,
      closed: Math.max(thread.opened, thread.closed ?? never),
      said,
      answered: said.reduce((first, { who, at }) => (who === author ? first : Math.min(first, at)), never),
    };
  });
}

export const within = (at: number, { from, to }: Span) => at >= from && at < to;

/** Whether it was open at a moment: opened before, closed then or later. */
export const openAt = ({ opened, closed }: Case, at: number) => opened < at && closed >= at;

/** Whether its dates contradict one another: closed, or answered, before it was opened. No time span is made of those. */
export const isTorn = ({ thread, opened, answered }: Case) => (thread.closed ?? never) < opened || answered < opened;
