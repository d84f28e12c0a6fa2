import type { EventsFile } from "../../manifest/schema/events.ts";
import type { Community } from "../../manifest/schema/manifest.ts";

/** Where the events of a file go, as the file says. */
export type Targets = NonNullable<EventsFile["targets"]>;

/** A file of events, and what it names as its targets; an included file without any of its own has those of the file that includes it. */
export interface Placed {
  readonly file: string;
  readonly targets: Targets;
}

interface Source {
  readonly file: string;
  readonly value: EventsFile;
}

/**
 * The targets of each file of events; pure.
 * @param includes the files that a file includes, by its name
 */
export function placeFiles(
  community: Pick<Community, "caldav">,
  files: readonly Source[],
  includes: (source: Source) => readonly string[],
): Placed[] {
  const parents = new Map(files.flatMap((source) => includes(source).map((file) => [file, source] as const)));
  const shared: Targets = community.caldav ? { caldav: { calendar: community.caldav.calendar } } : {};
  const targetsOf = (source: Source, below: ReadonlySet<Source>): Targets => {
    if (source.value.targets) return { ...shared, ...source.value.targets };
    const parent = parents.get(source.file);
    return parent && !below.has(parent) ? targetsOf(parent, new Set([...below, parent])) : shared;
  };
  return files.map((source) => ({ file: source.file, targets: targetsOf(source, new Set([source])) }));
}

/** The calendars that are written to, each once. */
export function calendarsOf(placed: readonly Placed[]): string[] {
  return [...new Set(placed.flatMap(({ targets }) => targets.caldav?.calendar ?? []))];
}

/** Whether anything of a community's events goes anywhere that a plan can bring in step. */
export function hasTargets(placed: readonly Placed[]): boolean {
  return placed.some(({ targets: { caldav, issue, discussion, milestone, announce } }) => {
    return caldav ?? issue ?? discussion ?? milestone ?? announce?.length;
  });
}

/** Whether some of it is posted in repositories. */
export function hasPosts(placed: readonly Placed[]): boolean {
  return placed.some(({ targets: { issue, discussion, milestone } }) => issue ?? discussion ?? milestone);
}

/** Whose repositories and chats the files of events name, beside the community's own. */
export function ownersOf(placed: readonly Placed[]): string[] {
  return placed.flatMap(({ targets: { issue, discussion, milestone, announce } }) => {
    const repositories = [issue, discussion, milestone].flatMap((one) => one?.repo ?? []);
    const others = repositories.flatMap((repo) => (repo.includes("/") ? [repo.slice(0, repo.indexOf("/"))] : []));
    return [...others, ...(announce ?? []).map(({ to }) => to)];
  });
}
