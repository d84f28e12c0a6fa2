import type { Reply, Thread } from "../../reports/port.ts";
import type { People } from "./people.ts";
import type { Cell } from "./types.ts";

/** A row of the threads' query as a thread. */
export function threadOf(row: readonly Cell[], people: People): Thread {
  const [repository = "", number, pull, opening = "", closed, reopened, merged, answer = ""] = row;
  const [lastClosed, lastReopened, lastMerged] = [Number(closed), Number(reopened), Number(merged)];
  const { at: opened, login } = momentOf(String(opening));
  const isClosed = lastMerged > 0 || (lastClosed > 0 && lastClosed >= lastReopened);
  return {
    kind: Number(pull) === 1 ? "pull" : "issue",
    repository: String(repository),
    number: Number(number),
    author: people.indexOf(login),
    opened,
    ...(isClosed ? { closed: lastClosed * 1000 } : {}),
    ...(lastMerged > 0 ? { merged: lastMerged * 1000 } : {}),
    labels: [],
    replies: repliesOf(String(answer), people),
  };
}

/** `1700000000 login`: when in milliseconds, and who. */
export function momentOf(text: string): { readonly at: number; readonly login: string } {
  return { at: Number(text.slice(0, 10)) * 1000, login: text.slice(11) };
}

/** `1700000000 login comment`, or `~` for none. */
function repliesOf(answer: string, people: People): Reply[] {
  const end = answer.lastIndexOf(" ");
  if (end < 11) return [];
  const { at, login } = momentOf(answer.slice(0, end));
  return [{ who: people.indexOf(login), at, kind: answer.endsWith("review") ? "review" : "comment" }];
}
