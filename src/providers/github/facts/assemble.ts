import type { ForgeFacts, Release, Reply, Thread } from "../../../reports/port.ts";
import type { Kept, KeptList, KeptThread } from "./kept.ts";
import { People } from "./people.ts";
import type { Wanted } from "./scope.ts";
import type { ListPart } from "./selections.ts";

const kindOf = { issues: "issue", pulls: "pull", discussions: "discussion" } as const;

/**
 * Facts from what is known of the repositories: what is wanted of it and no more, in an order that does not tell how it
 * was read. Pure.
 */
export function assemble(
  found: readonly { readonly repository: string; readonly kept: Kept }[],
  wanted: Wanted,
): Pick<ForgeFacts, "contacts" | "threads" | "releases"> {
  const people = new People();
  const threads: Thread[] = [];
  const releases: Release[] = [];
  for (const { repository, kept } of found) {
    const indexes = new Map<number, number>();
    const who = (index: number) => {
      const known = indexes.get(index) ?? people.index(kept.people.contacts[index] ?? { name: "" });
      indexes.set(index, known);
      return known;
    };
    for (const part of wanted.lists) {
      const list = kept.lists[part];
      if (list)
        for (const thread of inOrder(list, wanted)) threads.push(threadOf(thread, repository, part, wanted, who));
    }
    const known = wanted.releases ? (kept.releases?.list ?? []) : [];
    const recent = known.filter(({ at }) => at >= (wanted.since ?? 0));
    for (const release of [...recent].sort((a, b) => a.at - b.at || (a.tag < b.tag ? -1 : 1)))
      releases.push({ ...release, repository, who: who(release.who) });
  }
  return { contacts: people.contacts, threads, releases };
}

function inOrder({ threads }: KeptList, { since = 0 }: Wanted): KeptThread[] {
  return [...threads.values()].filter(({ updated }) => updated >= since).sort((a, b) => a.number - b.number);
}

function threadOf(
  { holders, replies, updated: _, author, ...thread }: KeptThread,
  repository: string,
  part: ListPart,
  { nested }: Wanted,
  who: (index: number) => number,
): Thread {
  const by = who(author);
  const [holder] = holders;
  const wanted = replies.filter(({ kind }) => nested.includes(kind === "review" ? "reviews" : "comments"));
  return {
    ...{ kind: kindOf[part], repository, author: by, ...thread },
    ...(holder ? { assigned: { who: who(holder.who), at: holder.at } } : {}),
    replies: wanted.sort(byTime).map((reply) => ({ ...reply, who: who(reply.who) })),
  };
}

/** Oldest first; of two in the same second a comment before a review, and then as they were told. */
function byTime(one: Reply, other: Reply): number {
  return one.at - other.at || (one.kind === other.kind ? 0 : one.kind === "comment" ? -1 : 1);
}
