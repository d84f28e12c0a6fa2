import { accountOf, type Discussion, type Life, lifeOf, type Remark } from "./life.ts";
import { type Args, page } from "./page.ts";
import type { Issue, Repository, State } from "./state.ts";

/** Issues, pull requests, discussions and releases as GraphQL shows them. */

interface ListArgs extends Args {
  readonly orderBy?: { readonly field: string; readonly direction: "ASC" | "DESC" };
  readonly filterBy?: { readonly since?: string };
  readonly itemTypes?: readonly string[];
  readonly states?: readonly string[];
}

/** A thread of any kind, before it is shown. */
interface Thread {
  readonly number: number;
  readonly life: Life;
  readonly labels: readonly string[];
  readonly type: "Issue" | "PullRequest" | "Discussion";
  readonly title: string;
  readonly body: string;
  readonly isClosed: boolean;
}

const none = lifeOf("1970-01-01T00:00:00Z", null);
const letters = { Issue: "I", PullRequest: "I", Discussion: "D" } as const;

function threadsOf({ issues, discussions }: Repository, type: Thread["type"]): Thread[] {
  if (type === "Discussion") return discussions.map(discussionThread);
  return issues.filter(({ pull }) => pull === (type === "PullRequest")).map(issueThread);
}

function discussionThread({ number, life, title = "A discussion", body = "", closed = false }: Discussion): Thread {
  const isClosed = closed || life.closed !== null;
  return { number, life, labels: [], type: "Discussion", title, body, isClosed };
}

function issueThread({ number, life = none, labels, pull, title = "An issue", body = "", state }: Issue): Thread {
  const isClosed = state === "closed" || life.closed !== null;
  return { number, life, labels, type: pull ? "PullRequest" : "Issue", title, body, isClosed };
}

/** OPEN, CLOSED or MERGED. */
const stateOf = ({ isClosed, life: { merged } }: Thread) => (merged ? "MERGED" : isClosed ? "CLOSED" : "OPEN");

/** An issue that a mutation has made or changed, as it shows it. */
export const issueNode = (state: State, issue: Issue): object => threadNode(state, issueThread(issue));

/** The same of a discussion. */
export const discussionNode = (state: State, one: Discussion): object => threadNode(state, discussionThread(one));

/** The connections of a repository that hold what happens there. */
export function lifeConnections(state: State, repository: Repository): object {
  const list = (type: Thread["type"]) => (args: ListArgs) =>
    inOrder(threadsOf(repository, type), args, (thread) => threadNode(state, thread));
  return {
    issues: list("Issue"),
    pullRequests: list("PullRequest"),
    discussions: list("Discussion"),
    releases: (args: ListArgs) => {
      const all = [...repository.releases].sort((a, b) => (a.created < b.created ? -1 : 1));
      if (args.orderBy?.direction === "DESC") all.reverse();
      const nodes = all.map(({ tag, created, published, draft, prerelease, author }) => ({
        ...{ tagName: tag, createdAt: created, publishedAt: published, isDraft: draft, isPrerelease: prerelease },
        author: actorNode(state, author),
      }));
      return page(nodes, args);
    },
  };
}

/**
 * A page of threads. A cursor names the value at which the page ended, as GitHub's do: what moves while one reads is
 * neither shown twice nor does it push others out of sight.
 */
function inOrder(
  all: readonly Thread[],
  { orderBy, filterBy, states = [], first = 100, after }: ListArgs,
  show: (one: Thread) => object,
) {
  const by = orderBy?.field === "UPDATED_AT" ? "updated" : "created";
  const sign = orderBy?.direction === "DESC" ? -1 : 1;
  const keyOf = ({ life, number }: Thread): Key => [Date.parse(life[by]), number];
  const since = Date.parse(filterBy?.since ?? "1970-01-01T00:00:00Z");
  const isWanted = (one: Thread) =>
    Date.parse(one.life.updated) >= since && (states.length === 0 || states.includes(stateOf(one)));
  const wanted = all.filter(isWanted);
  const sorted = wanted.sort((a, b) => sign * compare(keyOf(a), keyOf(b)));
  const from = typeof after !== "string" ? undefined : (JSON.parse(Buffer.from(after, "base64").toString()) as Key);
  const left = from ? sorted.filter((one) => sign * compare(keyOf(one), from) > 0) : sorted;
  const part = left.slice(0, first);
  const last = part.at(-1);
  const endCursor = last ? Buffer.from(JSON.stringify(keyOf(last))).toString("base64") : null;
  const pageInfo = { hasNextPage: left.length > part.length, endCursor, hasPreviousPage: from !== undefined };
  return { totalCount: wanted.length, pageInfo, nodes: part.map(show) };
}

type Key = readonly [value: number, number: number];
const compare = (a: Key, b: Key) => a[0] - b[0] || a[1] - b[1];

function threadNode(state: State, thread: Thread): object {
  const { number, life, labels, type, title, body, isClosed } = thread;
  const id = `${letters[type]}_${number}`;
  const timeline = (args: ListArgs) => {
    const { itemTypes = ["ISSUE_COMMENT", "ASSIGNED_EVENT", "UNASSIGNED_EVENT"] } = args;
    const events = life.assignments.map(({ who, at, off }) => ({
      __typename: off ? "UnassignedEvent" : "AssignedEvent",
      type: off ? "UNASSIGNED_EVENT" : "ASSIGNED_EVENT",
      createdAt: at,
      assignee: actorNode(state, who),
    }));
    const said = life.comments.map((one, index) => ({
      ...remarkNode(state, one, `IC_${number}_${index}`),
      __typename: "IssueComment",
      type: "ISSUE_COMMENT",
    }));
    const items = [...said, ...events].filter((one) => itemTypes.includes(one.type));
    const shown = page(
      items.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1)),
      args,
    );
    return { ...shown, pageCount: shown.nodes.length, filteredCount: items.length, updatedAt: life.updated };
  };
  const remark = type === "Discussion" ? "DC" : "IC";
  return {
    ...{ __typename: type, id, number, createdAt: life.created, updatedAt: life.updated, closedAt: life.closed },
    ...{ mergedAt: life.merged, merged: life.merged !== null, isDraft: life.draft, answerChosenAt: life.answered },
    ...{ title, body, closed: isClosed, state: stateOf(thread), viewerDidAuthor: life.author === state.viewer },
    ...{ authorAssociation: life.association, author: actorNode(state, life.author), timelineItems: timeline },
    labels: (args: Args) =>
      page(
        labels.map((name) => ({ name })),
        args,
      ),
    comments: (args: Args) =>
      page(
        life.comments.map((one, index) => remarkNode(state, one, `${remark}_${number}_${index}`)),
        args,
      ),
    reviews: (args: Args) =>
      page(
        life.reviews.map(({ author, at, state: verdict }) => {
          return { author: actorNode(state, author), submittedAt: at, state: verdict };
        }),
        args,
      ),
  };
}

function remarkNode(state: State, { author, at, deleted = false, replies = [] }: Remark, id: string) {
  return {
    ...{ __typename: "DiscussionComment", id, createdAt: at, deletedAt: deleted ? at : null },
    author: actorNode(state, author),
    replies: (args: Args) =>
      page(
        replies.map((one, index) => remarkNode(state, one, `${id}_${index}`)),
        args,
      ),
  };
}

/** An account; GraphQL tells an app's login without `[bot]`. */
function actorNode(state: State, login: string | null): { __typename: string } | null {
  if (login === null) return null;
  const { login: written, id, type, name } = accountOf(state, login);
  return { __typename: type, login: written, databaseId: id, name } as { __typename: string };
}

/** A thread, or a comment of a discussion, by its id. */
export function lifeNode(state: State, id: string): object | undefined {
  const [letter, number, index] = id.split("_");
  for (const repository of state.repositories.values()) {
    const types = letter === "I" ? (["Issue", "PullRequest"] as const) : (["Discussion"] as const);
    const found = types.flatMap((type) => threadsOf(repository, type)).find((one) => String(one.number) === number);
    if (!found) continue;
    const remark = found.life.comments[Number(index)];
    if (letter === "DC") return remark && remarkNode(state, remark, id);
    if (letter === "I" || letter === "D") return threadNode(state, found);
  }
  return undefined;
}

/** How many threads the search finds: `repo:o/n is:pr updated:>=2026-01-01T00:00:00Z`. */
export function searchCounts(state: State, { query, type }: { query: string; type: string }): object {
  const name = /repo:[^/\s]+\/(\S+)/.exec(query)?.[1]?.toLowerCase() ?? "";
  const since = Date.parse(/updated:>=(\S+)/.exec(query)?.[1] ?? "1970-01-01");
  const kind = type === "DISCUSSION" ? "Discussion" : query.includes("is:pr") ? "PullRequest" : "Issue";
  const repository = state.repositories.get(name);
  const threads = repository ? threadsOf(repository, kind) : [];
  const found = threads.filter(({ life }) => Date.parse(life.updated) >= since).length;
  return { issueCount: kind === "Discussion" ? 0 : found, discussionCount: kind === "Discussion" ? found : 0 };
}
