import type { PlainFacts } from "./plain.ts";

/** Facts as lines, so that two million values are compared quickly and the first that differs is told. */
export function* linesOf({ history, contacts, threads, releases }: PlainFacts): Generator<string> {
  for (const { name, head, commits, activity } of history) {
    yield `history ${name} ${head} ${commits}`;
    const { who, day, deed, count } = activity;
    for (let row = 0; row < who.length; row++) {
      const login = activity.contacts[who[row] as number]?.login;
      yield `activity ${name} ${login} ${day[row]} ${deed[row]} ${count[row]}`;
    }
  }
  // In which order they were met is of no account.
  yield* contacts.map((contact) => `contact ${JSON.stringify(contact)}`).sort();
  const name = (who: number | undefined) => contacts[who ?? -1]?.login;
  for (const thread of threads) {
    const { kind, repository, number, author, opened, closed, merged, labels, replies } = thread;
    const said = replies.map((reply) => `${reply.at} ${name(reply.who)} ${reply.kind}`);
    yield JSON.stringify([kind, repository, number, name(author), opened, closed, merged, labels, said]);
  }
  for (const { repository, tag, at, who, prerelease } of releases) {
    yield JSON.stringify([repository, tag, at, name(who), prerelease]);
  }
}

/** How many lines are equal, or the first two that are not. */
export function compared(left: PlainFacts, right: PlainFacts): number | readonly [string, string] {
  const [a, b] = [linesOf(left), linesOf(right)];
  for (let count = 0; ; count++) {
    const [one, other] = [a.next(), b.next()];
    if (one.done && other.done) return count;
    if (one.value !== other.value) return [String(one.value), String(other.value)];
  }
}
