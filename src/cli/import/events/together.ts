import { dirname, join, normalize } from "node:path/posix";
import type { ReadCalendar } from "../../../events/ical/read.ts";
import { slug } from "../../../events/identity.ts";

/** What a reader of a peer's files gives. */
export interface PeerCalendar extends ReadCalendar {
  /** Further files, as they are written there. */
  readonly includes: readonly string[];
  /** What is no event, and could not become one: its title, and why. */
  readonly left?: readonly { readonly title: string; readonly what: string }[];
}

/** Files that belong to the first, and those of which nothing was to be had. */
export interface Together {
  readonly calendar: ReadCalendar;
  /** `lang.toml`, as it was written, with the file that names it. */
  readonly missing: readonly { readonly file: string; readonly include: string }[];
}

/** More than anybody has; a list that grows by itself ends here. */
const most = 1000;

interface Found {
  readonly calendar: PeerCalendar;
  readonly tags: Set<string>;
}

/**
 * A calendar with all that it includes, each file once, whatever leads to it. Where each file is a calendar of its own
 * there, its events get its name as a tag, and so do those of what it includes: a calendar a tag is what there was.
 * @param open the text of a file beside the first one, by its path below the folder of that; undefined where there is none
 * @param read what a text holds; its events need UIDs of their own
 */
export function together(
  first: PeerCalendar,
  file: string,
  open: (path: string) => string | undefined,
  read: (text: string, file: string) => PeerCalendar,
): Together {
  const found = new Map<string, Found>();
  const missing: { file: string; include: string }[] = [];
  const visit = (calendar: PeerCalendar, at: string, tags: readonly string[]): void => {
    for (const include of calendar.includes) {
      const path = normalize(join(dirname(at), include));
      const inner = [...tags, tagOf(path)];
      const known = found.get(path);
      // Where a circle comes back to the first, all is read.
      if (path === file) continue;
      if (known && inner.every((tag) => known.tags.has(tag))) continue;
      const made = known?.calendar ?? opened(path);
      if (!made || found.size >= most) {
        if (!missing.some((one) => one.file === at && one.include === include)) missing.push({ file: at, include });
        continue;
      }
      found.set(path, { calendar: made, tags: new Set([...(known?.tags ?? []), ...inner]) });
      visit(made, path, inner);
    }
  };
  const opened = (path: string): PeerCalendar | undefined => {
    if (path.startsWith("../") || path.startsWith("/")) return undefined;
    const text = open(path);
    return text === undefined ? undefined : read(text, path);
  };
  found.set(file, { calendar: first, tags: new Set() });
  visit(first, file, []);
  const all = [...found.values()];
  const lines = all.flatMap(({ calendar }) => calendar.brokenLines ?? []);
  return {
    calendar: {
      ...first,
      events: all.flatMap(({ calendar, tags }) =>
        calendar.events.map((event) => ({ ...event, tags: [...new Set([...event.tags, ...tags])] })),
      ),
      broken: all.reduce((sum, { calendar }) => sum + calendar.broken, 0),
      ...(lines.length > 0 ? { brokenLines: lines } : {}),
    },
    missing,
  };
}

function tagOf(path: string): string {
  return slug(path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/, ""));
}
