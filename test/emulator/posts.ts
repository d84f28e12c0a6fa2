import { ApiError, archived, notFound } from "./errors.ts";
import { type Args, page } from "./page.ts";
import type { Discussion, Issue, Repository, State } from "./state.ts";

/** Issues with their texts, and discussions: as far as posts about events need them. */

type ListArgs = Args & { states?: readonly string[]; orderBy?: { field: string; direction: "ASC" | "DESC" } };

const start = Date.UTC(2026, 0, 1);
/** Numbers are given in order, so they tell when a thing was made where nothing else does. */
const madeAt = ({ number, createdAt }: { number: number; createdAt?: string }) =>
  createdAt ?? new Date(start + number * 1000).toISOString();

function authored(state: State, { author = state.viewer }: { author?: string }) {
  const isBot = author.endsWith("[bot]");
  return {
    author: { __typename: isBot ? "Bot" : "User", login: author },
    authorAssociation: state.members.has(author) ? "MEMBER" : "NONE",
    viewerDidAuthor: author === state.viewer,
  };
}

export function issueNode(state: State, issue: Issue): object {
  return {
    __typename: "Issue",
    id: `I_${issue.number}`,
    number: issue.number,
    title: issue.title ?? "An issue",
    body: issue.body ?? "",
    state: issue.state.toUpperCase(),
    createdAt: madeAt(issue),
    ...authored(state, issue),
  };
}

export function discussionNode(state: State, discussion: Discussion): object {
  return {
    __typename: "Discussion",
    ...discussion,
    id: `D_${discussion.number}`,
    createdAt: madeAt(discussion),
    ...authored(state, discussion),
  };
}

function ordered<T extends { number: number; createdAt?: string }>(list: readonly T[], { orderBy }: ListArgs): T[] {
  const sorted = [...list].sort((a, b) => (madeAt(a) < madeAt(b) ? -1 : 1));
  return orderBy?.direction === "DESC" ? sorted.reverse() : sorted;
}

/** What a repository shows of them. */
export function postFields(state: State, repository: Repository): object {
  const { issues, discussions, categories } = repository;
  return {
    issues: (args: ListArgs) => {
      const own = issues.filter((issue) => !issue.pull && (args.states?.includes(issue.state.toUpperCase()) ?? true));
      return page(
        ordered(own, args).map((issue) => issueNode(state, issue)),
        args,
      );
    },
    discussions: (args: ListArgs) =>
      page(
        ordered(discussions, args).map((one) => discussionNode(state, one)),
        args,
      ),
    discussionCategories: (args: Args) =>
      page(
        categories.map((name) => ({ id: `DC_${name}`, name })),
        args,
      ),
  };
}

/** One of them by its id. */
export function postNode(state: State, id: string): object | undefined {
  for (const { issues, discussions } of state.repositories.values()) {
    const issue = issues.find(({ number }) => `I_${number}` === id);
    if (issue) return issueNode(state, issue);
    const discussion = discussions.find(({ number }) => `D_${number}` === id);
    if (discussion) return discussionNode(state, discussion);
  }
  return undefined;
}

interface Input<T> {
  readonly input: T;
}

interface Texts {
  readonly title?: string;
  readonly body?: string;
}

export function postMutations(state: State, allowed: (repository: Repository) => void): object {
  const repositoryOf = (id: string): Repository => {
    const found = [...state.repositories.values()].find((one) => one.id === id);
    if (!found) throw notFound(`Could not resolve to a node with the global id of '${id}'.`);
    if (found.archived) throw archived();
    allowed(found);
    return found;
  };
  const find = <T extends { number: number }>(id: string, prefix: string, listOf: (one: Repository) => T[]): T => {
    for (const repository of state.repositories.values()) {
      const found = listOf(repository).find(({ number }) => `${prefix}_${number}` === id);
      if (found) {
        repositoryOf(repository.id);
        return found;
      }
    }
    throw notFound(`Could not resolve to a node with the global id of '${id}'.`);
  };
  const issue = (id: string) => find(id, "I", ({ issues }) => issues);
  const discussion = (id: string) => find(id, "D", ({ discussions }) => discussions);
  const say = (thing: Texts, { title, body }: Texts) =>
    Object.assign(thing, title === undefined ? {} : { title }, body === undefined ? {} : { body });
  const shownIssue = (one: Issue) => ({ issue: issueNode(state, one) });
  const shownDiscussion = (one: Discussion) => ({ discussion: discussionNode(state, one) });
  return {
    createIssue: ({ input }: Input<{ repositoryId: string; title: string; body?: string }>) => {
      const repository = repositoryOf(input.repositoryId);
      if (!repository.has_issues) throw new ApiError(410, "Issues are disabled for this repo", "UNPROCESSABLE");
      const made: Issue = {
        ...{ number: state.next++, labels: [], milestone: null, state: "open", pull: false },
        ...{ title: input.title, body: input.body ?? "", author: state.viewer },
      };
      repository.issues.push(made);
      return shownIssue(made);
    },
    updateIssue: ({ input }: Input<Texts & { id: string; state?: string }>) => {
      const found = issue(input.id);
      say(found, input);
      if (input.state) found.state = input.state === "CLOSED" ? "closed" : "open";
      return shownIssue(found);
    },
    closeIssue: ({ input }: Input<{ issueId: string; stateReason?: string }>) => {
      const found = issue(input.issueId);
      found.state = "closed";
      return shownIssue(found);
    },
    createDiscussion: ({ input }: Input<{ repositoryId: string; categoryId: string; title: string; body: string }>) => {
      const repository = repositoryOf(input.repositoryId);
      const category = repository.categories.find((name) => `DC_${name}` === input.categoryId);
      if (!repository.has_discussions || !category) throw notFound();
      const { title, body } = input;
      const made: Discussion = { number: state.next++, title, body, closed: false, category, author: state.viewer };
      repository.discussions.push(made);
      return shownDiscussion(made);
    },
    updateDiscussion: ({ input }: Input<Texts & { discussionId: string }>) => {
      const found = discussion(input.discussionId);
      say(found, input);
      return shownDiscussion(found);
    },
    closeDiscussion: ({ input }: Input<{ discussionId: string }>) => {
      const found = discussion(input.discussionId);
      found.closed = true;
      return shownDiscussion(found);
    },
    reopenDiscussion: ({ input }: Input<{ discussionId: string }>) => {
      const found = discussion(input.discussionId);
      found.closed = false;
      return shownDiscussion(found);
    },
  };
}
