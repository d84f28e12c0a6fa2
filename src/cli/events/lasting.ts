import { communityIn, uidsIn } from "../../events/ical/published.ts";
import { domainOf } from "../../events/identity.ts";
import { type Kept, lastingIn, withKept } from "../../events/lasting.ts";
import type { Community } from "../../manifest/schema/manifest.ts";
import type { WantedFeed } from "./feeds.ts";
import { type Output, outputAt, type Previous, previousOf } from "./outputs.ts";

/** A feed that is to be written, and what was published there before. */
export interface Standing {
  readonly feed: WantedFeed;
  readonly output: Output;
  readonly previous: Previous | undefined;
  /** Published UIDs that stand for events that there are: where the feed has them no more, they are not cancelled. */
  readonly withheld: Pick<ReadonlySet<string>, "has">;
}

/**
 * Feeds as they are to be, their events under the UIDs that they are published with: those of the feed itself, else those
 * of the others, so that one event is one in all of them. A feed that names another community keeps nothing: it is of
 * that one, or this community has taken another id, which is to be seen.
 * @throws AppError as `previousOf` does
 */
export function standing(feeds: readonly WantedFeed[], community: Community | undefined, dir: string): Standing[] {
  const id = community?.community.id;
  const found = feeds.map((feed) => {
    const output = outputAt(feed.path, dir);
    const previous = previousOf(output);
    const of = previous && communityIn(previous.text);
    const isOther = of !== undefined && id !== undefined && of !== id;
    return { feed, output, previous, isOther, uids: previous && !isOther ? uidsIn(previous.blocks) : [] };
  });
  const known = feeds[0]?.known ?? new Set<string>();
  const keptAs = lastingIn(known, domainOf(community));
  const shared = keptAs(found.flatMap(({ uids }) => uids));
  const wantedOf = inverse(shared);
  return found.map(({ feed, output, previous, isOther, uids }) => {
    const own = isOther ? nothing : keptAs(uids);
    const kept = isOther ? nothing : over(own, shared);
    const former = inverse(own);
    /** Whether a published UID is that of an event that there is, whatever feeds it is in. */
    const has = (uid: string) =>
      [uid, former.get(uid), wantedOf.get(uid)].some(
        (one) => one !== undefined && known.has(one) && (kept.get(one) ?? one) === uid,
      );
    return { feed: { ...feed, series: withKept(feed.series, kept) }, output, previous, withheld: { has } };
  });
}

const nothing: ReadonlyMap<string, string> = new Map();

/** What the first map says, else what the second does: nothing is copied for each of thousands of feeds. */
function over(first: ReadonlyMap<string, string>, second: ReadonlyMap<string, string>): Kept {
  return { size: first.size + second.size, get: (uid) => first.get(uid) ?? second.get(uid) };
}

function inverse(map: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...map].map(([key, value]) => [value, key]));
}
