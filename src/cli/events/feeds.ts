import type { Series } from "../../events/model.ts";
import type { Placed } from "../../kinds/event/targets.ts";
import { goesTo } from "./wanted.ts";

/** Which files of iCalendar there are to be, and which events are in each. */
export interface WantedFeed {
  /** Below the project, or absolute. */
  readonly path: string;
  /** Of a feed with the events of one tag. */
  readonly tag?: string;
  readonly series: readonly Series[];
  /** UIDs of events that there are, but not for this feed: they must not be told to be cancelled. */
  readonly withheld: ReadonlySet<string>;
}

export interface Wish {
  readonly series: readonly Series[];
  readonly placed: readonly Placed[];
  /** The one file for all events; without it each goes to that of its file's `targets.feed`. */
  readonly output?: string;
  /** Whether each tag gets a feed of its own, whatever the files say. */
  readonly perTag: boolean;
  /** Tags that have a feed beside one already. */
  readonly former: (path: string) => readonly string[];
}

/** Pure. Nothing when no file is named anywhere. Private events are in none. */
export function feedsOf({ series, placed, output, perTag, former }: Wish): WantedFeed[] {
  const targets = new Map(placed.map(({ file, targets }) => [file, targets.feed]));
  const isPublic = (one: Series) => goesTo(one, "feed") && !one.isPrivate;
  const paths = output === undefined ? [...targets.values()].flatMap((feed) => feed?.file ?? []) : [output];
  return [...new Set(paths)].flatMap((path) => {
    const isHere = (one: Series) => output !== undefined || targets.get(one.source.file)?.file === path;
    const own = series.filter((one) => isPublic(one) && isHere(one));
    const byTag = perTag || [...targets.values()].some((feed) => feed?.perTag && (output ?? feed.file) === path);
    const tags = byTag ? [...new Set([...own.flatMap((one) => one.tags), ...former(path)])].sort() : [];
    const feed = (list: readonly Series[]) => {
      const inIt = new Set(list.map(({ uid }) => uid));
      return { series: list, withheld: new Set(series.map(({ uid }) => uid).filter((uid) => !inIt.has(uid))) };
    };
    const tagged = (tag: string) => own.filter((one) => one.tags.includes(tag));
    return [{ path, ...feed(own) }, ...tags.map((tag) => ({ path: tagPath(path, tag), tag, ...feed(tagged(tag)) }))];
  });
}

/** `public/community.ics` and `newcomers` give `public/community-newcomers.ics`. */
export function tagPath(path: string, tag: string): string {
  return `${path.replace(/\.ics$/i, "")}-${tag}.ics`;
}
