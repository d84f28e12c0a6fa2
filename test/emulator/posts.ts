import { ApiError, archived, notFound } from "./errors.ts";
import { addDiscussion, begun, type Discussion } from "./life.ts";
import { type Args, page } from "./page.ts";
import { addIssue, type Issue, type Repository, type State } from "./state.ts";
import { discussionNode, issueNode } from "./threads.ts";

/** What is said in issues and discussions, as far as posts about events need it. */

/** The categories that a repository has for discussions. */
export function categoryConnection({ categories }: Repository): object {
  return {
    discussionCategories: (args: Args) =>
      page(
        categories.map((name) => ({ id: `DIC_${name}`, name })),
        args,
      ),
  };
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
      const { title, body = "" } = input;
      return shownIssue(addIssue(state, repository, [], { title, body, life: begun(state, state.next) }));
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
      const category = repository.categories.find((name) => `DIC_${name}` === input.categoryId);
      if (!repository.has_discussions || !category) throw notFound();
      const { title, body } = input;
      const made = addDiscussion(state, repository, begun(state, state.next));
      return shownDiscussion(Object.assign(made, { title, body, closed: false, category }));
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
