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

/** The text of a file beside the first one, by its path below the folder of that; undefined where there is none. */
type Open = (path: string) => string | undefined;
type Read = (text: string, file: string) => PeerCalendar;

/**
 * A calendar with all that it includes, each file once, whatever leads to it. Each file is a calendar of its own there: its
 * events get its name as a tag, and so do those of what it includes, so that a calendar a tag is what there was.
 * @param read what a text holds; its events need UIDs of their own
 */
export function together(first: PeerCalendar, file: string, open: Open, read: Read): Together {
  const gathering = new Gathering(file, open, read);
  gathering.take(first, file, []);
  const all = [{ calendar: first, tags: new Set<string>() }, ...gathering.found.values()];
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
    missing: [...gathering.missing.values()],
  };
}

class Gathering {
  readonly found = new Map<string, Found>();
  readonly missing = new Map<string, Together["missing"][number]>();
  readonly #first: string;
  readonly #open: Open;
  readonly #read: Read;

  constructor(first: string, open: Open, read: Read) {
    this.#first = first;
    this.#open = open;
    this.#read = read;
  }

  /** Takes what a file includes. @param tags the names of the files that led to it */
  take({ includes }: PeerCalendar, at: string, tags: readonly string[]): void {
    for (const include of includes) {
      const path = normalize(join(dirname(at), include));
      // Where a circle comes back to the first, all is read.
      if (path === this.#first) continue;
      const all = [...tags, tagOf(path)];
      const one = this.found.get(path) ?? this.#opened(path);
      if (!one) this.missing.set(`${at} ${include}`, { file: at, include });
      else if (all.some((tag) => !one.tags.has(tag))) {
        for (const tag of all) one.tags.add(tag);
        this.take(one.calendar, path, all);
      }
    }
  }

  #opened(path: string): Found | undefined {
    if (/^(?:\.\.)?\//.test(path) || this.found.size >= most) return undefined;
    const text = this.#open(path);
    if (text === undefined) return undefined;
    const found = { calendar: this.#read(text, path), tags: new Set<string>() };
    this.found.set(path, found);
    return found;
  }
}

function tagOf(path: string): string {
  return slug(path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/, ""));
}
