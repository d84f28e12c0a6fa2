import type { Reply } from "../../../reports/port.ts";
import type { Trail } from "../../../system/http/trail.ts";
import { count, endless, firstPage, maybeTime, type Node, pageOf, short, text, time, wrongShape } from "./believe.ts";
import type { KeptThread, Rest } from "./kept.ts";
import { contactOf, type People } from "./people.ts";
import { type ListPart, type NestedList, nestedSize } from "./selections.ts";

/** A thread as it came, and what of it has to be asked for still. */
export interface Taken {
  readonly thread: KeptThread;
  readonly rest: readonly Rest[];
}

/**
 * @param where for errors
 * @throws AppError as `pageOf` does
 */
export function threadOf(
  node: Node,
  part: ListPart,
  nested: readonly NestedList[],
  people: People,
  where: string,
): Taken {
  const labels = part === "issues" ? firstPage(node.labels, where, nestedSize) : undefined;
  const closed = maybeTime(node.closedAt, where);
  const merged = maybeTime(node.mergedAt, where);
  const answered = maybeTime(node.answerChosenAt, where);
  const thread: KeptThread = {
    number: count(node.number, where),
    author: people.index(contactOf(node.author, where)),
    opened: time(node.createdAt, where),
    updated: time(node.updatedAt, where),
    ...(closed === undefined ? {} : { closed }),
    ...(merged === undefined ? {} : { merged }),
    ...(answered === undefined ? {} : { answered }),
    ...(node.isDraft === true ? { draft: true } : {}),
    ...(typeof node.authorAssociation === "string" ? { association: node.authorAssociation } : {}),
    labels: (labels?.nodes ?? []).map(({ name }) => text(name, where)),
    holders: [],
    replies: [],
  };
  const id = text(node.id, where);
  const rest = nested.flatMap(({ field }) => {
    const page = firstPage(node[field], where, nestedSize);
    const more = take(page.nodes, field, thread, people, where);
    const going = { number: thread.number, id, field, found: page.nodes.length };
    return page.next === undefined ? more : [...more, { ...going, cursor: page.next }];
  });
  return { thread, rest };
}

/**
 * Takes one more page of a nested list in.
 * @param connection what GitHub answered for it
 * @param about whom it names, the pages of this list so far, and where it is, for errors
 * @returns what has to be asked for after it
 * @throws AppError as `pageOf` does; `facts.short` when all pages together have too little
 */
export function takeRest(
  connection: Node,
  rest: Rest,
  thread: KeptThread,
  { people, trail, where }: { readonly people: People; readonly trail: Trail; readonly where: string },
): Rest[] {
  const page = pageOf(connection, where, nestedSize);
  const found = rest.found + page.nodes.length;
  if (page.next !== undefined && page.total !== undefined && found >= page.total) throw endless(where);
  if (page.next === undefined && page.total !== undefined && found < page.total) throw short(where, found, page.total);
  if (page.next !== undefined && trail.next(page.next, page.nodes.length)) throw endless(where);
  const more = take(page.nodes, rest.field, thread, people, where);
  return page.next === undefined ? more : [...more, { ...rest, found, cursor: page.next }];
}

/** Puts what was said on a thread into it. @returns comments of which the replies are to be asked for */
function take(nodes: readonly Node[], field: Rest["field"], thread: KeptThread, people: People, where: string): Rest[] {
  const rest: Rest[] = [];
  for (const node of nodes) {
    const who = (account: Node) => people.index(contactOf(account, where));
    if (field === "timelineItems" && node.__typename !== "IssueComment") takeAssignment(node, thread, who, where);
    else if (field === "reviews") thread.replies.push(...reviewOf(node, who, where));
    else {
      // What was deleted stays as a gap where there are replies to it.
      if (!node.deletedAt)
        thread.replies.push({ who: who(node.author), at: time(node.createdAt, where), kind: "comment" });
      if (typeof node.id === "string") rest.push({ number: thread.number, id: node.id, field: "replies", found: 0 });
    }
  }
  return rest;
}

const verdicts: Readonly<Record<string, NonNullable<Reply["verdict"]>>> = {
  APPROVED: "approved",
  CHANGES_REQUESTED: "changes",
  COMMENTED: "commented",
  DISMISSED: "dismissed",
};

/** Nothing for a review that its author has not sent yet. */
function reviewOf(node: Node, who: (account: Node) => number, where: string): Reply[] {
  const at = maybeTime(node.submittedAt, where);
  if (at === undefined) return [];
  const verdict = verdicts[text(node.state, where)];
  return [{ who: who(node.author), at, kind: "review", ...(verdict ? { verdict } : {}) }];
}

function takeAssignment(node: Node, { holders }: KeptThread, who: (account: Node) => number, where: string): void {
  const isTaken = node.__typename === "AssignedEvent";
  if (!isTaken && node.__typename !== "UnassignedEvent") throw wrongShape(where);
  const at = time(node.createdAt, where);
  const holder = who(node.assignee);
  const found = holders.findIndex((one) => one.who === holder);
  if (isTaken && found === -1) holders.push({ who: holder, at });
  if (!isTaken && found !== -1) holders.splice(found, 1);
}
