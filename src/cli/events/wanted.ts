import { expand } from "../../events/expand.ts";
import { endingsOf } from "../../events/identity.ts";
import { lasting } from "../../events/lasting.ts";
import type { Channel, Series } from "../../events/model.ts";
import { announcements } from "../../kinds/event/announcements.ts";
import { calendarItems, judge, type Wanted, type Wish } from "../../kinds/event/desired.ts";
import { judgePosts, type PostsWanted, postKinds, postScopes, unplaced } from "../../kinds/event/posts.ts";
import { calendarsOf, hasPosts, type Placed } from "../../kinds/event/targets.ts";
import { type Actual, type Desired, itemKey, type KindId } from "../../kinds/item.ts";
import type { Note } from "../../plan/plan.ts";
import type { Group, Snapshot } from "../../plan/port.ts";
import { variables } from "../../providers/announce/index.ts";
import type { Context } from "../context.ts";
import type { EventsWish } from "../sync/draw.ts";
import type { Source } from "../sync/load.ts";
import type { Opened } from "../sync/place.ts";
import { languageOfEvents, loadSeries } from "./series.ts";
import { loadTemplates } from "./templates.ts";

/** What is wanted of events, wherever they go. @throws AppError (exit 2) `sync.invalid-events`, `events.no-template` */
export function wantedEvents(source: Source, opened: Opened, context: Context): EventsWish {
  const series = loadSeries(source, context);
  const [calendars, posts] = [
    calendarsWish(source, series, opened, context),
    postsWish(source, series, opened, context),
  ];
  const told = announceWish(posts.wanted, opened, context);
  return {
    before: calendars.before,
    kinds: [...posts.kinds, ...told.kinds],
    posts: posts.scopes,
    judge: (snapshot, removes) => {
      const { desired, kept, groups, warnings } = calendars.judge(snapshot, removes);
      const said = told.judge(snapshot);
      return {
        desired: [...desired, ...posts.judge(snapshot), ...said.desired],
        kept,
        groups,
        warnings: [...warnings, ...posts.warnings, ...said.warnings],
      };
    },
  };
}

function note(code: string, owner: string, params: Note["params"] = {}): Note {
  return { code, target: { owner }, params };
}

function calendarsWish(source: Source, series: readonly Series[], opened: Opened, { world }: Context) {
  const now = world.now();
  const owner = opened.calendars;
  const all = calendarsOf(source.placed);
  const isThere = opened.isLocal || Boolean(world.env.CALDAV_URL);
  const calendars = isThere ? all : [];
  const wishes = isThere ? wishesOf(series, source.placed, now.getTime()) : [];
  const endings = endingsOf(source.community);
  const about = { language: languageOfEvents(source), endings, community: endings[0] as string, now };
  const wanted: Omit<Wanted, "removes"> = { wishes, calendars, owner, ...about };
  return {
    before: calendarItems(wanted),
    judge: ({ items, foreign }: Snapshot, removes: boolean) => {
      const { desired, kept, taken, unclear, losing, renamed } = judge({ ...wanted, removes }, items, foreign ?? []);
      const warnings: Note[] = [
        ...taken.map(({ target, name }) => ({ code: "plan.taken", target, params: { name } })),
        ...unclear.map(({ target, name }) => ({ code: "plan.unclear", target, params: { name } })),
        ...renamed.map(({ target, name, to }) => ({ code: "plan.renamed", target, params: { name, to } })),
        ...losing.map(({ target, name, count }) => ({ code: "plan.losing", target, params: { name, count } })),
      ];
      if (!isThere && all.length > 0)
        warnings.push(note("plan.no-caldav", all.join(", "), { variables: "CALDAV_URL" }));
      const groups = calendars.map((calendar): Group => ({ kind: "event", target: { owner, calendar } }));
      return { desired, kept, warnings, groups };
    },
  };
}

function wishesOf(all: readonly Series[], placed: readonly Placed[], now: number): Wish[] {
  const targets = new Map(placed.map((one) => [one.file, one.targets]));
  return all.flatMap((series): Wish[] => {
    const calendar = targets.get(series.source.file)?.caldav?.calendar;
    if (calendar === undefined || !goesTo(series, "caldav")) return [];
    return [{ calendar, series, isPast: isPast(series, now) }];
  });
}

/** Whether an event goes to a target of its file: to all of them where it names none. What is private must name it. */
export function goesTo({ publish, isPrivate }: Pick<Series, "publish" | "isPrivate">, channel: Channel): boolean {
  return publish.length === 0 ? !isPrivate : publish.includes(channel);
}

/** Milliseconds. */
const soon = 35 * 86_400_000;

/** Whether the last time of a series is over. One without an end never is. */
export function isPast(series: Series, now: number): boolean {
  if (series.rule !== undefined && !/(?:^|;)(?:UNTIL|COUNT)=/.test(series.rule)) return false;
  const isOver = (to: number) => expand([series], { from: now, to }, true).length === 0;
  // Most have one soon, and need not be gone through to their end.
  return isOver(now + soon) && isOver(Number.POSITIVE_INFINITY);
}

function postsWish(source: Source, series: readonly Series[], opened: Opened, context: Context) {
  const { community, placed } = source;
  const isThere = opened.isLocal || community.github !== undefined;
  const wanted: PostsWanted = {
    ...{ series, placed, goesTo, owner: opened.owner, language: languageOfEvents(source) },
    now: context.world.now().getTime(),
    templates: loadTemplates(placed, context),
    endings: endingsOf(community),
    repository: community.repositories?.length === 1 ? community.repositories[0]?.name : undefined,
  };
  const lacking = unplaced(wanted);
  const warnings =
    !isThere && hasPosts(placed)
      ? [note("plan.no-github", opened.owner)]
      : lacking.map((channel) => note("plan.no-repo", opened.owner, { target: channel }));
  return {
    wanted,
    kinds: isThere ? postKinds(placed) : [],
    scopes: isThere ? postScopes(wanted) : [],
    warnings,
    judge: (snapshot: Snapshot): Desired[] => (isThere ? judgePosts(wanted, snapshot.items) : []),
  };
}

/** Announcements for which there is an address, and what is to be said of the others. */
function announceWish(wanted: PostsWanted, { isLocal }: Opened, { world: { env } }: Context) {
  const hasAddress = ({ target }: Desired) =>
    isLocal || Boolean(env[variables[target.owner as keyof typeof variables]]);
  const all = announcements(wanted);
  const desired = all.filter(hasAddress);
  const lacking = new Set(all.filter((one) => !hasAddress(one)).map(({ target }) => target.owner));
  const kinds: KindId[] = desired.length > 0 ? ["announcement"] : [];
  return {
    kinds,
    judge: ({ items }: Snapshot) => {
      const unsure = new Set(items.filter(({ fields }) => fields.unsure === true).map(itemKey));
      const warnings = [
        ...[...lacking].map((owner) =>
          note("plan.no-webhook", owner, { variables: variables[owner as keyof typeof variables] }),
        ),
        ...lastingTold(desired, wanted, items).flatMap((one) =>
          unsure.has(itemKey(one)) ? [note("plan.unsure", one.target.owner, { name: one.name })] : [],
        ),
      ];
      return { desired: lastingTold(desired, wanted, items), warnings };
    },
  };
}

/** Announcements under the names that the ledger has them by: what was told before a website was added is not told again. */
function lastingTold(desired: readonly Desired[], { endings }: PostsWanted, items: readonly Actual[]): Desired[] {
  const told = items.filter(({ kind }) => kind === "announcement").map(({ name }) => name.split(" ")[0] as string);
  const uidOf = ({ name }: Desired) => name.split(" ")[0] as string;
  const kept = lasting(desired.map(uidOf), endings[0] ?? "", told);
  return desired.map((one) => {
    const [uid = "", ...rest] = one.name.split(" ");
    return { ...one, name: [kept.get(uid) ?? uid, ...rest].join(" ") };
  });
}
