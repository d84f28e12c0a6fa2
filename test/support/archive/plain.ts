import { type Contact, deeds, type HistoryFacts, type Release, type Thread } from "../../../src/reports/port.ts";
import type { ArchivedEvent } from "./events.ts";

/** What is asked for, as plain as can be: times in milliseconds, like the source's. */
export interface PlainScope {
  readonly wants: (repository: string) => boolean;
  readonly named?: readonly string[];
  readonly from?: number;
  readonly until?: number;
  readonly isBot: (login: string) => boolean;
}

export interface PlainFacts {
  readonly history: readonly HistoryFacts[];
  readonly contacts: readonly Contact[];
  readonly threads: readonly Thread[];
  readonly releases: readonly Release[];
}

interface Talk {
  readonly repository: string;
  readonly number: number;
  kind: "issue" | "pull";
  opened?: { at: number; who: string };
  closed: number;
  reopened: number;
  merged: number;
  /** Who answered, when first, and how. */
  readonly answers: Map<string, { at: number; kind: "comment" | "review" }>;
  readonly reviews: { at: number; who: string }[];
}

const answering: Readonly<Record<string, "comment" | "review">> = {
  IssueCommentEvent: "comment",
  PullRequestReviewCommentEvent: "comment",
  PullRequestReviewEvent: "review",
};

/** As engines sort: by bytes, which is the same for all signs that the generated events have. */
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * What the source is to say of these events, found by going through them one by one in memory: what both engines must be
 * equal to.
 */
export class Plain {
  readonly #scope: PlainScope;
  /** repository → actor → day × deed → how often */
  readonly #counts = new Map<string, Map<string, Map<number, number>>>();
  readonly #talks = new Map<string, Talk>();
  readonly #releases = new Map<string, { repository: string; tag: string; at: number; who: string }>();

  constructor(scope: PlainScope) {
    this.#scope = scope;
  }

  add(event: ArchivedEvent): void {
    const { wants, from = 0, until = Number.POSITIVE_INFINITY } = this.#scope;
    if (!wants(event.repository) || event.at * 1000 >= until) return;
    this.#talk(event);
    if (event.at * 1000 < from) return;
    const deed = deedOf(event);
    if (deed && event.actor !== "") this.#count(event, deeds.indexOf(deed));
    if (deed === "release") this.#release(event);
  }

  #count({ repository, actor, at }: ArchivedEvent, deed: number): void {
    const actors = found(this.#counts, repository, () => new Map<string, Map<number, number>>());
    const days = found(actors, actor, () => new Map<number, number>());
    const key = Math.floor(at / 86_400) * 16 + deed;
    days.set(key, (days.get(key) ?? 0) + 1);
  }

  #release({ repository, tag, at, actor }: ArchivedEvent): void {
    const key = `${repository} ${tag}`;
    const known = this.#releases.get(key);
    if (!known || at < known.at || (at === known.at && order(actor, known.who) < 0)) {
      this.#releases.set(key, { repository, tag, at, who: actor });
    }
  }

  #talk(event: ArchivedEvent): void {
    const kind = answering[event.type];
    if (kind) {
      if (event.action === "created") this.#answer(event, kind);
      return;
    }
    if (event.type !== "IssuesEvent" && event.type !== "PullRequestEvent") return;
    const talk = this.#at(event);
    if (event.type === "PullRequestEvent") talk.kind = "pull";
    const { action, at, actor } = event;
    if (action === "opened" && earlier({ at, who: actor }, talk.opened)) talk.opened = { at, who: actor };
    if (action === "reopened") talk.reopened = Math.max(talk.reopened, at);
    if (action === "closed" || action === "merged") talk.closed = Math.max(talk.closed, at);
    if (action === "merged" || (action === "closed" && event.merged)) talk.merged = Math.max(talk.merged, at);
  }

  #answer(event: ArchivedEvent, kind: "comment" | "review"): void {
    const { actor, at } = event;
    if (kind === "review" && actor !== "") this.#at(event).reviews.push({ at, who: actor });
    if (actor === "" || actor.endsWith("[bot]") || this.#scope.isBot(actor)) return;
    const { answers } = this.#at(event);
    const known = answers.get(actor);
    if (!known || at < known.at || (at === known.at && kind < known.kind)) answers.set(actor, { at, kind });
  }

  #at({ repository, number }: ArchivedEvent): Talk {
    return found(this.#talks, `${repository} ${number}`, () => {
      const none = { closed: 0, reopened: 0, merged: 0 };
      return { repository, number, kind: "issue", ...none, answers: new Map(), reviews: [] };
    });
  }

  facts(): PlainFacts {
    const contacts: Contact[] = [];
    const index = new Map<string, number>();
    const who = (login: string) => {
      const name = login === "" ? "ghost" : login;
      const known = index.get(name);
      if (known !== undefined) return known;
      contacts.push({ name, login: name, ...(name.endsWith("[bot]") ? { bot: true } : {}) });
      index.set(name, contacts.length - 1);
      return contacts.length - 1;
    };
    const names = new Set([...this.#counts.keys(), ...(this.#scope.named ?? [])]);
    const history = [...names].sort(order).map((name) => this.#history(name, who, contacts));
    const threads = [...this.#talks.values()]
      .sort((a, b) => order(a.repository, b.repository) || a.number - b.number)
      .flatMap((talk) => (talk.opened && this.#changed(talk) ? [thread(talk, talk.opened, who)] : []));
    const releases = [...this.#releases.values()]
      .sort((a, b) => order(a.repository, b.repository) || a.at - b.at || order(a.who, b.who) || order(a.tag, b.tag))
      .map(({ repository, tag, at, who: actor }) => {
        return { repository, tag, at: at * 1000, who: who(actor), prerelease: tag.includes("-rc") };
      });
    return { history, contacts, threads, releases };
  }

  #history(name: string, who: (login: string) => number, contacts: readonly Contact[]): HistoryFacts {
    const rows = [...(this.#counts.get(name) ?? [])]
      .sort(([a], [b]) => order(a, b))
      .flatMap(([actor, days]) =>
        [...days].sort(([a], [b]) => a - b).map(([key, count]) => [actor, key, count] as const),
      );
    const activity = {
      contacts,
      who: Int32Array.from(rows, ([actor]) => who(actor)),
      day: Int32Array.from(rows, ([, key]) => key >> 4),
      deed: Uint8Array.from(rows, ([, key]) => key & 15),
      count: Int32Array.from(rows, ([, , count]) => count),
    };
    const commits = rows.reduce((sum, [, key, count]) => sum + ((key & 15) === deeds.indexOf("commit") ? count : 0), 0);
    return { name, head: "", commits, activity, notes: [] };
  }

  #changed({ opened, closed, reopened, merged }: Talk): boolean {
    const { from } = this.#scope;
    if (from === undefined) return true;
    const stillOpen = merged === 0 && (closed === 0 || closed < reopened);
    return stillOpen || Math.max(opened?.at ?? 0, closed, reopened) * 1000 >= from;
  }
}

function found<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

const earlier = (a: { at: number; who: string }, b: { at: number; who: string } | undefined) =>
  !b || a.at < b.at || (a.at === b.at && order(a.who, b.who) < 0);

function deedOf({ type, action }: ArchivedEvent): (typeof deeds)[number] | undefined {
  if (type === "PushEvent") return "commit";
  if (type === "CommitCommentEvent") return "comment";
  if (action === "opened") return type === "IssuesEvent" ? "issue" : type === "PullRequestEvent" ? "pull" : undefined;
  if (type === "ReleaseEvent" && action === "published") return "release";
  if (action !== "created" || !answering[type]) return undefined;
  return answering[type];
}

function thread(talk: Talk, opened: { at: number; who: string }, who: (login: string) => number): Thread {
  const { repository, number, kind, closed, reopened, merged } = talk;
  const author = who(opened.who);
  const others = [...talk.answers]
    .filter(([login, { at }]) => login !== opened.who && at >= opened.at)
    .map(([login, { at, kind: how }]) => ({ text: `${at} ${login} ${how}`, login, at, how }))
    .sort((a, b) => order(a.text, b.text));
  const [first] = others;
  const reviews = talk.reviews
    .toSorted((a, b) => a.at - b.at || order(a.who, b.who))
    .map(({ at, who: login }) => ({ login, at, how: "review" as const }))
    // The first response stands at its place already.
    .filter(({ login, at }) => first?.how !== "review" || login !== first.login || at !== first.at);
  const replies = [...(first ? [first] : []), ...reviews].sort((a, b) => a.at - b.at);
  return {
    kind,
    repository,
    number,
    author,
    opened: opened.at * 1000,
    ...(closed > 0 && (closed >= reopened || merged > 0) ? { closed: closed * 1000 } : {}),
    ...(merged > 0 ? { merged: merged * 1000 } : {}),
    labels: [],
    replies: replies.map(({ login, at, how }) => ({ who: who(login), at: at * 1000, kind: how })),
  };
}
