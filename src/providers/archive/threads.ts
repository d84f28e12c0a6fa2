import type { Reply, Thread } from "../../reports/port.ts";
import type { People } from "./people.ts";
import type { Cell } from "./types.ts";

/** `1700000000 login`: when in milliseconds, and who. */
export function momentOf(text: string): { readonly at: number; readonly login: string } {
  return { at: Number(text.slice(0, 10)) * 1000, login: text.slice(11) };
}

/** The threads that were read, to which reviews are added as they come. */
export class Threads {
  readonly #people: People;
  readonly #all: (Thread & { readonly replies: Reply[] })[] = [];
  /** repository → number → place in the list. */
  readonly #places = new Map<string, Map<number, number>>();

  constructor(people: People) {
    this.#people = people;
  }

  /** A row of the threads' query. */
  add(row: readonly Cell[]): void {
    const [name = "", number, pull, opening = "", closed, reopened, merged, answer = ""] = row;
    const repository = String(name);
    const [lastClosed, lastReopened, lastMerged] = [Number(closed), Number(reopened), Number(merged)];
    const { at: opened, login } = momentOf(String(opening));
    const isClosed = lastMerged > 0 || (lastClosed > 0 && lastClosed >= lastReopened);
    this.#place(repository, Number(number));
    this.#all.push({
      kind: Number(pull) === 1 ? "pull" : "issue",
      repository,
      number: Number(number),
      author: this.#people.indexOf(login),
      opened,
      ...(isClosed ? { closed: lastClosed * 1000 } : {}),
      ...(lastMerged > 0 ? { merged: lastMerged * 1000 } : {}),
      labels: [],
      replies: answerOf(String(answer), this.#people),
    });
  }

  #place(repository: string, number: number): void {
    let numbers = this.#places.get(repository);
    if (!numbers) {
      numbers = new Map();
      this.#places.set(repository, numbers);
    }
    numbers.set(number, this.#all.length);
  }

  /** A row of the reviews' query: earliest first within a thread. One of a thread that was not read is left out. */
  review([repository = "", number, moment = ""]: readonly Cell[]): void {
    const place = this.#places.get(String(repository))?.get(Number(number));
    const replies = place === undefined ? undefined : this.#all[place]?.replies;
    if (!replies) return;
    const { at, login } = momentOf(String(moment));
    const who = this.#people.indexOf(login);
    const [first] = replies;
    // It may be the first response itself, which is there already.
    const known = first?.kind === "review" && first.at === at && first.who === who;
    if (!known) replies.push({ who, at, kind: "review" });
  }

  /** All, each with its replies in the order in which they came. */
  list(): Thread[] {
    for (const { replies } of this.#all) if (replies.length > 1) replies.sort((a, b) => a.at - b.at);
    return this.#all;
  }
}

/** `1700000000 login comment`, or `~` for none. */
function answerOf(answer: string, people: People): Reply[] {
  const end = answer.lastIndexOf(" ");
  if (end < 11) return [];
  const { at, login } = momentOf(answer.slice(0, end));
  return [{ who: people.indexOf(login), at, kind: answer.endsWith("review") ? "review" : "comment" }];
}
