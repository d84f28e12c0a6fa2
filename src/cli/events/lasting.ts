import { communityIn, uidsIn } from "../../events/ical/published.ts";
import { domainOf } from "../../events/identity.ts";
import { lasting, withKept } from "../../events/lasting.ts";
import type { Community } from "../../manifest/schema/manifest.ts";
import type { WantedFeed } from "./feeds.ts";
import { type Output, outputAt, type Previous, previousOf } from "./outputs.ts";

/** A feed that is to be written, and what was published there before. */
export interface Standing {
  readonly feed: WantedFeed;
  readonly output: Output;
  readonly previous: Previous | undefined;
}

/**
 * Feeds as they are to be, their events under the UIDs that they are published with: those of the feed itself, else those
 * of the others, so that one event is one in all of them. A feed that names another community keeps nothing: it is of
 * that one, or this community has taken another id, which is to be seen.
 * @throws AppError as `previousOf` does
 */
export function standing(feeds: readonly WantedFeed[], community: Community | undefined, dir: string): Standing[] {
  const id = community?.community.id;
  const domain = domainOf(community);
  const found = feeds.map((feed) => {
    const output = outputAt(feed.path, dir);
    const previous = previousOf(output);
    const of = previous && communityIn(previous.text);
    const isOther = of !== undefined && id !== undefined && of !== id;
    return { feed, output, previous, isOther, uids: previous && !isOther ? uidsIn(previous.blocks) : [] };
  });
  const all = found.flatMap(({ uids }) => uids);
  return found.map(({ feed, output, previous, isOther, uids }) => {
    const wanted = [...feed.series.map(({ uid }) => uid), ...feed.withheld];
    const keptAs = (published: readonly string[]) => lasting(wanted, domain, published);
    const kept = isOther ? new Map<string, string>() : new Map([...keptAs(all), ...keptAs(uids)]);
    const series = withKept(feed.series, kept);
    const withheld = new Set([...feed.withheld].map((uid) => kept.get(uid) ?? uid));
    return { feed: { ...feed, series, withheld }, output, previous };
  });
}
