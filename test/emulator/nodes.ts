import { boardNode } from "./boards.ts";
import { archived, notFound } from "./errors.ts";
import { postNode } from "./posts.ts";
import type { Issue, Repository, State, Team } from "./state.ts";

/** How things are shown, by whoever knows. */
export interface Views {
  readonly owner: object;
  readonly repository: (repository: Repository) => object;
  readonly team: (team: Team) => object;
  /** @throws ApiError when the token may not write there */
  readonly allowed: (repository: Repository) => void;
}

interface Repositoryish {
  readonly label: (args: { name: string }) => object;
  readonly milestone: (args: { number: number }) => object;
}

function inRepository(repository: Repository, id: string, show: Views["repository"]): object | undefined {
  if (repository.id === id) return show(repository);
  const shown = () => show(repository) as Repositoryish;
  const label = repository.labels.find((one) => one.id === id);
  if (label) return { __typename: "Label", ...shown().label({ name: label.name }) };
  const milestone = repository.milestones.find(({ number }) => `MI_${number}` === id);
  return milestone && { __typename: "Milestone", ...shown().milestone({ number: milestone.number }) };
}

function labelable(state: State, id: string): { repository: Repository; issue: Issue } {
  for (const repository of state.repositories.values()) {
    const issue = repository.issues.find(({ number }) => `I_${number}` === id);
    if (issue) return { repository, issue };
  }
  throw notFound(`Could not resolve to a node with the global id of '${id}'.`);
}

interface Labels {
  readonly input: { readonly labelableId: string; readonly labelIds: readonly string[] };
}

/** What is asked for by id, and what is asked of the owner and the token; labels that are put on an issue. */
export function nodeQueries(state: State, views: Views): object {
  /** @throws ApiError NOT_FOUND, as GitHub has it for an id that is not known */
  const node = ({ id }: { id: string }): object => {
    if (id === "O_1") return views.owner;
    const team = state.teams.find((one) => one.id === id);
    if (team) return views.team(team);
    const post = postNode(state, id);
    if (post) return post;
    const board = state.boards.find((one) => one.id === id);
    if (board) return boardNode(state, board, views.repository);
    for (const repository of state.repositories.values()) {
      const found = inRepository(repository, id, views.repository);
      if (found) return found;
    }
    throw notFound(`Could not resolve to a node with the global id of '${id}'.`);
  };
  const isOwner = (login: string) => login.toLowerCase() === state.owner.toLowerCase();
  return {
    node,
    nodes: ({ ids }: { ids: string[] }) => ids.map((id) => node({ id })),
    organization: ({ login }: { login: string }) => {
      if (state.type === "Organization" && isOwner(login)) return views.owner;
      throw notFound(`Could not resolve to an Organization with the login of '${login}'.`);
    },
    rateLimit: () => {
      const resetAt = new Date(Date.now() + 3_600_000).toISOString();
      return { limit: 5000, remaining: 4000, used: 1000, cost: 1, nodeCount: 1, resetAt };
    },
    addLabelsToLabelable: ({ input }: Labels) => {
      const { repository, issue } = labelable(state, input.labelableId);
      if (repository.archived) throw archived();
      views.allowed(repository);
      for (const id of input.labelIds) {
        const label = repository.labels.find((one) => one.id === id);
        if (!label) throw notFound(`Could not resolve to a node with the global id of '${id}'.`);
        if (!issue.labels.includes(label.name)) issue.labels.push(label.name);
      }
      return { clientMutationId: null };
    },
  };
}
