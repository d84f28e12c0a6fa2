import { expand } from "../../events/expand.ts";
import { partsOf } from "../../events/identity.ts";
import { lasting, withKept } from "../../events/lasting.ts";
import { type Channel, type Occurrence, recurs, type Series } from "../../events/model.ts";
import type { Language } from "../../system/messages.ts";
import {
  type Actual,
  type Desired,
  type Fields,
  isPost,
  itemKey,
  type PostKind,
  type Target,
  targetKey,
} from "../item.ts";
import { agendaTemplate, factsOf, fill, goneText } from "./post-text.ts";
import type { Placed, Targets } from "./targets.ts";
import { offsetOf, stageOf, usual, type Window } from "./window.ts";

const channels: Readonly<Record<PostKind, "issue" | "discussion" | "milestone">> = {
  "event-issue": "issue",
  "event-discussion": "discussion",
  "event-milestone": "milestone",
};

/** One place for posts of one kind. */
interface Board {
  readonly kind: PostKind;
  readonly target: Target;
  readonly window: Window;
  readonly category: string | undefined;
  readonly template: string | undefined;
  readonly series: readonly Series[];
}

export interface PostsWanted {
  readonly series: readonly Series[];
  readonly placed: readonly Placed[];
  /** Holds repositories that are named without an owner. */
  readonly owner: string;
  /** Takes the posts of targets that name none. */
  readonly repository: string | undefined;
  readonly language: Language;
  readonly now: number;
  /** Texts of the templates that the targets name, beside the built-in one. */
  readonly templates: ReadonlyMap<string, string>;
  /** What may stand behind the @ of this community's UIDs, the present ending first: see `endingsOf`. */
  readonly endings: readonly string[];
  /** Whether an event goes to a channel. */
  readonly goesTo: (series: Series, channel: Channel) => boolean;
}

const day = 86_400_000;
/** A post is closed within so many days after it should have been; later it is left as it stands. */
const lookBack = 60 * day;
const lookAhead = 400 * day;

/** Where posts are read, and how far back: one that was made when its window opened is found, also with a wider window. */
export interface PostScope {
  readonly owner: string;
  readonly repository: string;
  /** ISO 8601; nothing older is needed. */
  readonly since: string;
}

export function postScopes(wanted: PostsWanted): PostScope[] {
  return boardsOf(wanted).map(({ target, window }) => {
    const since = wanted.now - lookBack - 2 * Math.abs(window.open) - Math.max(0, window.close) - 120 * day;
    return { owner: target.owner, repository: target.repository ?? "", since: new Date(since).toISOString() };
  });
}

/** The kinds of posts that are wanted anywhere. */
export function postKinds(placed: readonly Placed[]): PostKind[] {
  return (Object.keys(channels) as PostKind[]).filter((kind) => placed.some(({ targets }) => targets[channels[kind]]));
}

/** Channels that name no repository where none is meant without a name. */
export function unplaced({ placed, repository }: Pick<PostsWanted, "placed" | "repository">): string[] {
  if (repository !== undefined) return [];
  const all = Object.values(channels);
  return all.filter((channel) => placed.some(({ targets }) => targets[channel] && targets[channel].repo === undefined));
}

function boardsOf({ series, placed, owner, repository, goesTo }: PostsWanted): Board[] {
  return placed.flatMap(({ file, targets }) =>
    (Object.keys(channels) as PostKind[]).flatMap((kind): Board[] => {
      const spec: NonNullable<Targets["issue"]> | undefined = targets[channels[kind]];
      const target = spec && repositoryOf(spec.repo ?? repository, owner);
      if (!spec || !target) return [];
      const opens = spec.open ?? (kind === "event-milestone" ? usual.milestone : usual.post);
      return [
        {
          ...{ kind, target, category: spec.category, template: spec.template },
          window: { open: offsetOf(opens), close: offsetOf(spec.close ?? usual.close) },
          series: series.filter((one) => one.source.file === file && goesTo(one, channels[kind])),
        },
      ];
    }),
  );
}

function repositoryOf(repo: string | undefined, owner: string): Target | undefined {
  if (repo === undefined) return undefined;
  const [first = "", second] = repo.split("/");
  return second === undefined ? { owner, repository: first } : { owner: first, repository: second };
}

/** The identity of an occurrence: its UID, and in a series the day on which it would be by the rule. */
export function occurrenceKey({ uid, series, originalStart }: Occurrence): string {
  const name = uidKey(uid);
  return !recurs(series) ? name : `${name} ${originalStart.date}`;
}

/** A UID as it stands in a comment of Markdown: what an import has kept may hold any sign. */
function uidKey(uid: string): string {
  const hex = (sign: string) => [...Buffer.from(sign)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
  return uid.replace(/[^A-Za-z0-9._@-]/gu, hex);
}

/**
 * What is wanted of posts, seeing which are there: made while their window is open, in step while they are open, closed
 * after it. One that people have closed stays closed, and as it is. Pure.
 */
export function judgePosts(all: PostsWanted, items: readonly Actual[]): Desired[] {
  const posts = items.filter(({ kind }) => isPost(kind));
  const wanted = lastingPosts(all, posts);
  const byKey = new Map(posts.map((item) => [itemKey(item), item]));
  const seen = new Set<string>();
  const desired = boardsOf(wanted).flatMap((board) =>
    occurrencesOf(board, wanted.now).flatMap((occurrence) => {
      const name = occurrenceKey(occurrence);
      const key = itemKey({ kind: board.kind, target: board.target, name });
      // Two files may post in one repository: each occurrence stands there once.
      if (seen.has(key)) return [];
      seen.add(key);
      return post(board, occurrence, byKey.get(key), wanted) ?? [];
    }),
  );
  const boards = new Set(boardsOf(wanted).map(({ kind, target }) => `${kind}\t${targetKey(target)}`));
  const left = posts.filter((item) => {
    return !seen.has(itemKey(item)) && boards.has(`${item.kind}\t${targetKey(item.target)}`) && isAhead(item, wanted);
  });
  return [...desired, ...left.map((item) => leaving(item, wanted))];
}

/** Events under the UIDs that posts about them have, and the endings of those. */
function lastingPosts(wanted: PostsWanted, posts: readonly Actual[]): PostsWanted {
  const { series, endings } = wanted;
  const there = new Set(posts.map(({ name }) => name.split(" ")[0]));
  // One that has posts under its own UID is no other one's.
  const missing = series.filter(({ uid }) => !there.has(uid));
  const byLocal = new Map(missing.map((one) => [partsOf(one.uid).local, one]));
  const known = new Set(endings);
  const uids: string[] = [];
  for (const { name, fields } of posts) {
    const [uid = ""] = name.split(" ");
    const { local, ending } = partsOf(uid);
    const title = byLocal.get(local)?.title;
    // An ending that the manifest does not tell any more, such as that of a website which has changed.
    if (title !== undefined && typeof fields.title === "string" && fields.title.startsWith(title)) known.add(ending);
    if (known.has(ending)) uids.push(uid);
  }
  const kept = lasting(
    series.map(({ uid }) => uid),
    endings[0] ?? "",
    uids,
  );
  return { ...wanted, series: withKept(series, kept), endings: [...known] };
}

/** With those that are still far ahead: a post of one, made while the window was wider, is none that has left. */
function occurrencesOf({ series, window: { open, close } }: Board, now: number): Occurrence[] {
  const from = now - lookBack - Math.max(0, close);
  return expand(series, { from, to: now + Math.max(-open, lookAhead) + 1 }, true);
}

function post(
  board: Board,
  occurrence: Occurrence,
  item: Actual | undefined,
  wanted: PostsWanted,
): Desired | undefined {
  const { kind, target, window } = board;
  const { cancelled } = occurrence;
  const stage = stageOf(occurrence, window, wanted.now);
  const own = { kind, target, name: occurrenceKey(occurrence), was: [] };
  if (item?.fields.state === "closed") return { ...own, fields: {} };
  if (cancelled === undefined && stage !== "over")
    return item || stage === "open" ? { ...own, fields: fieldsOf(board, occurrence, item, wanted) } : undefined;
  const text = cancelled === undefined ? {} : { text: factsOf(occurrence, wanted.language) };
  return item && { ...own, fields: { ...text, state: "closed" } };
}

/** What an open post says; what people go on with is said once, when it is made. */
function fieldsOf(
  { kind, category, template }: Board,
  occurrence: Occurrence,
  item: Actual | undefined,
  { language, templates }: PostsWanted,
): Fields {
  const { title, wall, series } = occurrence;
  const text = factsOf(occurrence, language);
  const usualTitle = `${title} · ${wall.date}`;
  if (kind === "event-milestone") {
    const own = !recurs(series) ? series.milestone : undefined;
    return { title: own?.title ?? usualTitle, text, due: series.milestone?.due?.date ?? dueOf(occurrence) };
  }
  if (item) return { title: usualTitle, text };
  const rest = fill(templates.get(template ?? "") ?? agendaTemplate, occurrence, language);
  return { title: usualTitle, text, rest, ...(category === undefined ? {} : { category }) };
}

/** The day on which it ends, on the clocks of its zone as far as its start tells. */
function dueOf({ wall, start, end }: Occurrence): string {
  const days = Math.floor((end - start - 1) / day);
  return new Date(Date.parse(`${wall.date}T00:00:00Z`) + Math.max(0, days) * day).toISOString().slice(0, 10);
}

/** Whether a post is open, ours, and about a day that is still to come; what has no day of its own is. */
function isAhead({ name, fields }: Actual, { now, endings }: PostsWanted): boolean {
  const [uid = "", date] = name.split(" ");
  return (
    endings.includes(partsOf(uid).ending) &&
    fields.state !== "closed" &&
    (date === undefined || Date.parse(`${date}T00:00:00Z`) > now)
  );
}

function leaving({ kind, target, name }: Actual, { language }: PostsWanted): Desired {
  return { kind, target, name, was: [], fields: { text: goneText(language), state: "closed" }, leaves: true };
}
