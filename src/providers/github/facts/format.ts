import type { Contact, Reply } from "../../../reports/port.ts";
import { emptyKept, type Kept, type KeptList, type KeptReleases, type KeptThread, type Walk } from "./kept.ts";
import type { ListPart } from "./selections.ts";

/** How facts stand in a file: rows of numbers, seconds for times, words by their place in a list. A third of the size. */
export interface Encoded {
  readonly id: string;
  readonly people: readonly Contact[];
  readonly words: readonly string[];
  readonly lists: Partial<Record<ListPart, EncodedList>>;
  readonly releases?: KeptReleases;
}

interface EncodedList extends Omit<KeptList, "threads"> {
  readonly threads: readonly Row[];
}

type Row = readonly [
  number: number,
  author: number,
  opened: number,
  updated: number,
  closed: number,
  merged: number,
  answered: number,
  draft: 0 | 1,
  association: number,
  labels: readonly number[],
  /** Who, when; who, when … */
  holders: readonly number[],
  /** Who, when, what; … */
  replies: readonly number[],
];

/** Words for a reply; their places are in the files. */
const replyKinds = ["comment", "review", "approved", "changes", "commented", "dismissed"] as const;

export function encode({ id, people, lists, releases }: Kept): Encoded {
  const words = new Map<string, number>();
  const word = (text: string) => {
    const found = words.get(text) ?? words.size;
    words.set(text, found);
    return found;
  };
  const encoded = Object.entries(lists).map(([part, { threads, ...list }]) => {
    return [part, { ...list, threads: [...threads.values()].map((thread) => rowOf(thread, word)) }];
  });
  return {
    ...{ id, people: people.contacts, words: [] },
    lists: Object.fromEntries(encoded) as Encoded["lists"],
    ...(releases ? { releases } : {}),
    ...{ words: [...words.keys()] },
  };
}

/** @throws any error when it is not as `encode` makes it */
export function decode(encoded: Encoded): Kept {
  const kept = emptyKept(encoded.id, encoded.people);
  for (const [part, { threads, ...list }] of Object.entries(encoded.lists)) {
    const known = threads.map((row) => threadOf(row, encoded.words));
    const walk = list.walk ? { walk: list.walk as Walk } : {};
    kept.lists[part as ListPart] = { ...list, ...walk, threads: new Map(known.map((one) => [one.number, one])) };
  }
  if (encoded.releases) kept.releases = encoded.releases;
  return kept;
}

const seconds = (at: number | undefined) => (at === undefined ? 0 : at / 1000);

function rowOf(thread: KeptThread, word: (text: string) => number): Row {
  return [
    ...([thread.number, thread.author, seconds(thread.opened), seconds(thread.updated)] as const),
    ...([seconds(thread.closed), seconds(thread.merged), seconds(thread.answered)] as const),
    ...([thread.draft ? 1 : 0, thread.association === undefined ? -1 : word(thread.association)] as const),
    thread.labels.map(word),
    thread.holders.flatMap(({ who, at }) => [who, seconds(at)]),
    thread.replies.flatMap(({ who, at, kind, verdict }) => [who, seconds(at), replyKinds.indexOf(verdict ?? kind)]),
  ];
}

/** Read at the start of every run: without the copies that a literal with spreads makes. */
function threadOf(row: Row, words: readonly string[]): KeptThread {
  const [number, author, opened, updated, closed, merged, answered, draft, association, labels, holders, replies] = row;
  const thread: Mutable<KeptThread> = {
    number,
    author,
    opened: opened * 1000,
    updated: updated * 1000,
    labels: labels.map((index) => words[index] as string),
    holders: holdersOf(holders),
    replies: repliesOf(replies),
  };
  if (closed > 0) thread.closed = closed * 1000;
  if (merged > 0) thread.merged = merged * 1000;
  if (answered > 0) thread.answered = answered * 1000;
  if (draft === 1) thread.draft = true;
  if (association !== -1) thread.association = words[association] as string;
  return thread;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function holdersOf(flat: readonly number[]): KeptThread["holders"] {
  const all: KeptThread["holders"] = [];
  for (let at = 0; at < flat.length; at += 2)
    all.push({ who: flat[at] as number, at: (flat[at + 1] as number) * 1000 });
  return all;
}

function repliesOf(flat: readonly number[]): Reply[] {
  const all: Reply[] = [];
  for (let at = 0; at < flat.length; at += 3) {
    const who = flat[at] as number;
    const when = (flat[at + 1] as number) * 1000;
    const word = replyKinds[flat[at + 2] as number] ?? "comment";
    if (word === "comment" || word === "review") all.push({ who, at: when, kind: word });
    else all.push({ who, at: when, kind: "review", verdict: word });
  }
  return all;
}
