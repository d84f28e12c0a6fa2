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
  /** UIDs of all events that there are: what is not in this feed is in others, or private, and not cancelled. */
  readonly known: ReadonlySet<string>;
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
  const known = new Set(series.map(({ uid }) => uid));
  const isPublic = series.filter((one) => goesTo(one, "feed") && !one.isPrivate);
  const paths = output === undefined ? [...targets.values()].flatMap((feed) => feed?.file ?? []) : [output];
  return [...new Set(paths)].flatMap((path) => {
    const isHere = (one: Series) => output !== undefined || targets.get(one.source.file)?.file === path;
    const own = isPublic.filter(isHere);
    const byTag = perTag || [...targets.values()].some((feed) => feed?.perTag && (output ?? feed.file) === path);
    const tagged = byTag ? withTags(own, former(path)) : new Map<string, Series[]>();
    const tags = [...tagged.keys()].sort();
    return [
      { path, series: own, known },
      ...tags.map((tag) => ({ path: tagPath(path, tag), tag, series: tagged.get(tag) ?? [], known })),
    ];
  });
}

/** The events of each tag; none for one that only a calendar has by now. */
function withTags(series: readonly Series[], former: readonly string[]): Map<string, Series[]> {
  const found = new Map<string, Series[]>(former.map((tag) => [tag, []]));
  for (const one of series) {
    for (const tag of new Set(one.tags)) {
      const list = found.get(tag);
      if (list) list.push(one);
      else found.set(tag, [one]);
    }
  }
  return found;
}

/** `public/community.ics` and `newcomers` give `public/community-newcomers.ics`. */
export function tagPath(path: string, tag: string): string {
  return `${path.replace(/\.ics$/i, "")}-${tag}.ics`;
}
