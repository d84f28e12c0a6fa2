import type { Reply, Thread } from "../../../reports/port.ts";
import type { Roll } from "./roll.ts";
import type { FactThread } from "./schema.ts";

export function threadOf(one: FactThread, repository: string, roll: Roll): Thread {
  const { author, assigned, replies = [], labels = [], draft, association, closed, merged, answered, ...rest } = one;
  // A pull request that was merged is closed, whether or not somebody has written so.
  const end = closed ?? merged;
  return {
    ...{ ...rest, repository, author: roll.index(author), labels },
    ...(end === undefined ? {} : { closed: end }),
    ...(merged === undefined ? {} : { merged }),
    ...(answered === undefined ? {} : { answered }),
    ...(draft ? { draft: true } : {}),
    ...(association === undefined ? {} : { association }),
    ...(assigned ? { assigned: holderOf(assigned, roll) } : {}),
    replies: replies.map((reply) => replyOf(reply, roll)).sort((a, b) => a.at - b.at),
  };
}

function holderOf({ who, at }: NonNullable<FactThread["assigned"]>, roll: Roll): NonNullable<Thread["assigned"]> {
  return { who: roll.index(who), ...(at === undefined ? {} : { at }) };
}

function replyOf({ who, at, kind, verdict }: NonNullable<FactThread["replies"]>[number], roll: Roll): Reply {
  const isReview = kind === "review" && verdict !== undefined;
  return { who: roll.index(who), at, kind, ...(isReview ? { verdict } : {}) };
}

/** When a thread last changed, as far as it tells. */
export function updatedOf({ opened, closed = 0, merged = 0, answered = 0, assigned, replies }: Thread): number {
  return Math.max(opened, closed, merged, answered, assigned?.at ?? 0, replies.at(-1)?.at ?? 0);
}
