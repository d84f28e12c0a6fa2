import { schema as official } from "@octokit/graphql-schema";
import { buildSchema, type DocumentNode, execute, extendSchema, type GraphQLSchema, parse, validate } from "graphql";
import { boardMutations, boardNode } from "./boards.ts";
import { costOf } from "./cost.ts";
import { ApiError, archived, exists, notFound } from "./errors.ts";
import { nodeQueries } from "./nodes.ts";
import { type Args, page } from "./page.ts";
import { categoryConnection, postMutations } from "./posts.ts";
import { addLabel, fold, type Label, type Repository, renameLabel, type State, type Team } from "./state.ts";
import { accessOf } from "./teams.ts";
import { lifeConnections, searchCounts } from "./threads.ts";

/** What the official schema of the end of 2025 lacks, and the live one has (GraphQL changelog 2026). */
export const uncovered = `
extend input ProjectV2SingleSelectFieldOptionInput { id: String }
input UpdateProjectV2ViewInput { clientMutationId: String viewId: ID! name: String layout: ProjectV2ViewLayout filter: String configuration: ProjectV2ViewConfigurationInput }
input ProjectV2ViewConfigurationInput { visibleFieldIds: [ID!] }
input DeleteProjectV2ViewInput { clientMutationId: String viewId: ID! }
type UpdateProjectV2ViewPayload { clientMutationId: String }
type DeleteProjectV2ViewPayload { clientMutationId: String }
extend type Mutation {
  updateProjectV2View(input: UpdateProjectV2ViewInput!): UpdateProjectV2ViewPayload
  deleteProjectV2View(input: DeleteProjectV2ViewInput!): DeleteProjectV2ViewPayload
}`;

let schema: GraphQLSchema | undefined;
const documents = new Map<string, { document: DocumentNode; faults: readonly string[] }>();

function known(): GraphQLSchema {
  if (!schema) {
    schema = extendSchema(buildSchema(official.idl, { assumeValidSDL: true }), parse(uncovered), {
      assumeValidSDL: true,
    });
  }
  return schema;
}

/** A document, and where it does not fit the official schema. */
export function check(query: string): { document: DocumentNode; faults: readonly string[] } {
  const found = documents.get(query);
  if (found) return found;
  const document = parse(query);
  const checked = { document, faults: validate(known(), document).map(({ message }) => message) };
  documents.set(query, checked);
  return checked;
}

/** Executes a document as GitHub does: errors carry a type, and what failed is null. */
export async function run(
  state: State,
  query: string,
  variables: Record<string, unknown>,
  allowed: (repository: Repository) => void,
) {
  const { document } = check(query);
  const { cost, nodeCount } = costOf(document, variables);
  const resetAt = new Date(Date.now() + 3_600_000).toISOString();
  const rateLimit = { limit: 5000, remaining: 4000, used: 1000, cost, nodeCount, resetAt };
  const rootValue = { ...rootOf(state, allowed), rateLimit };
  const { data, errors } = await execute({ schema: known(), document, rootValue, variableValues: variables });
  const shown = errors?.map(({ message, path, originalError }) => {
    const type = originalError instanceof ApiError ? originalError.type : undefined;
    const detail = originalError instanceof ApiError ? originalError.errors : undefined;
    return { ...(type ? { type } : {}), message: detail ? "Name has already been taken" : message, path };
  });
  return { data, ...(shown ? { errors: shown } : {}) };
}

function repositoryNode(state: State, repository: Repository): object {
  const { id, name } = repository;
  const issuesOf = (isOne: (issue: Repository["issues"][number]) => boolean, pull: boolean) => (args: Args) =>
    page(
      repository.issues.filter((issue) => issue.pull === pull && isOne(issue)).map(({ number }) => ({ number })),
      args,
    );
  const labelNode = (label: Label) => {
    const carries = ({ labels }: { labels: string[] }) => labels.some((one) => fold(one) === fold(label.name));
    return { ...label, issues: issuesOf(carries, false), pullRequests: issuesOf(carries, true) };
  };
  const milestoneNode = (one: Repository["milestones"][number]) => {
    const carries = ({ milestone }: { milestone: number | null }) => milestone === one.number;
    const lists = { issues: issuesOf(carries, false), pullRequests: issuesOf(carries, true) };
    const createdAt = "2026-01-01T00:00:00Z";
    return { ...one, dueOn: one.due_on, state: one.state.toUpperCase(), createdAt, ...lists };
  };
  return {
    __typename: "Repository",
    id,
    name,
    nameWithOwner: `${state.owner}/${name}`,
    owner: { __typename: state.type, login: state.owner },
    isArchived: repository.archived,
    description: repository.description,
    homepageUrl: repository.homepage,
    visibility: repository.visibility.toUpperCase(),
    isTemplate: repository.is_template,
    defaultBranchRef: repository.empty ? null : { name: repository.default_branch },
    hasIssuesEnabled: repository.has_issues,
    hasDiscussionsEnabled: repository.has_discussions,
    hasProjectsEnabled: repository.has_projects,
    hasWikiEnabled: repository.has_wiki,
    squashMergeAllowed: repository.allow_squash_merge,
    mergeCommitAllowed: repository.allow_merge_commit,
    rebaseMergeAllowed: repository.allow_rebase_merge,
    autoMergeAllowed: repository.allow_auto_merge,
    deleteBranchOnMerge: repository.delete_branch_on_merge,
    repositoryTopics: (args: Args) =>
      page(
        repository.topics.map((topic) => ({ topic: { name: topic } })),
        args,
      ),
    labels: (args: Args) => page(repository.labels.map(labelNode), args),
    label: ({ name: wanted }: { name: string }) => {
      const found = repository.labels.find((label) => fold(label.name) === fold(wanted));
      return found ? labelNode(found) : null;
    },
    milestones: (args: Args) => page(repository.milestones.map(milestoneNode), args),
    milestone: ({ number }: { number: number }) => {
      const found = repository.milestones.find((one) => one.number === number);
      return found ? milestoneNode(found) : null;
    },
    rulesets: (args: Args) => page(repository.rulesets.map(rulesetNode), args),
    ...lifeConnections(state, repository),
    ...categoryConnection(repository),
  };
}

const parameterTypes: Record<string, string> = {
  pull_request: "PullRequestParameters",
  required_status_checks: "RequiredStatusChecksParameters",
};

function camel(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camel);
  if (typeof value !== "object" || value === null) return value;
  const turn = (key: string) => key.replace(/_([a-z])/g, (_, sign: string) => sign.toUpperCase());
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [turn(key), camel(part)]));
}

function rulesetNode(ruleset: Repository["rulesets"][number]): object {
  const rules = ruleset.rules.map(({ type, parameters }) => {
    const own = parameters && {
      __typename: parameterTypes[type] ?? "TagNamePatternParameters",
      ...(camel(parameters) as object),
    };
    return { type: type.toUpperCase(), parameters: own ?? null };
  });
  return {
    databaseId: ruleset.id,
    name: ruleset.name,
    target: ruleset.target.toUpperCase(),
    enforcement: ruleset.enforcement.toUpperCase(),
    conditions: { refName: ruleset.conditions.ref_name },
    rules: (args: Args) => page(rules, args),
  };
}

const permissions: Record<string, string> = { pull: "READ", push: "WRITE" };

function teamNode(state: State, team: Team): object {
  const members = [...team.members].map(([login, role]) => ({ login, role }));
  const repositories = [...accessOf(state, team)].flatMap(([name, role]) => {
    const found = state.repositories.get(name);
    return found ? [{ found, role }] : [];
  });
  return {
    __typename: "Team",
    id: team.id,
    slug: team.slug,
    name: team.name,
    description: team.description,
    privacy: team.privacy === "secret" ? "SECRET" : "VISIBLE",
    parentTeam: team.parent ? { name: team.parent } : null,
    members: (args: Args) => {
      const whole = page(members, args, ({ role }) => ({ role: role.toUpperCase() }));
      return whole;
    },
    invitations: (args: Args) =>
      page(
        team.invitations.map((login) => ({ invitee: { login } })),
        args,
      ),
    repositories: (args: Args) => {
      const whole = page(repositories, args);
      const edges = whole.edges.map((edge, index) => {
        const { found, role = "pull" } = whole.nodes[index] ?? {};
        return {
          ...edge,
          node: found && repositoryNode(state, found),
          permission: permissions[role] ?? role.toUpperCase(),
        };
      });
      return { ...whole, edges, nodes: [] };
    },
  };
}

function rootOf(state: State, allowed: (repository: Repository) => void): object {
  const repository = ({ owner, name }: { owner: string; name: string }) => {
    const key = state.renamed.get(fold(name)) ?? fold(name);
    const found = fold(owner) === fold(state.owner) ? state.repositories.get(key) : undefined;
    if (!found) throw notFound(`Could not resolve to a Repository with the name '${owner}/${name}'.`);
    return repositoryNode(state, found);
  };
  const owner = {
    __typename: state.type,
    id: "O_1",
    login: state.owner,
    teams: (args: Args) =>
      page(
        state.teams.map((team) => teamNode(state, team)),
        args,
      ),
    projectsV2: (args: Args & { orderBy?: { direction?: string } }) =>
      page(
        (args.orderBy?.direction === "DESC" ? [...state.boards].reverse() : state.boards).map((board) =>
          boardNode(state, board, (one) => repositoryNode(state, one)),
        ),
        args,
      ),
  };
  const all = [...state.repositories.values()];
  return {
    viewer: { login: state.viewer },
    repository,
    search: (args: { query: string; type: string }) => searchCounts(state, args),
    repositoryOwner: ({ login }: { login: string }) => (fold(login) === fold(state.owner) ? owner : null),
    ...nodeQueries(state, {
      owner,
      repository: (one) => repositoryNode(state, one),
      team: (one) => teamNode(state, one),
      allowed,
    }),
    updateRepository: ({ input }: { input: { repositoryId: string; hasDiscussionsEnabled?: boolean } }) => {
      const found = all.find(({ id }) => id === input.repositoryId);
      if (!found) throw notFound();
      if (found.archived) throw archived();
      allowed(found);
      if (input.hasDiscussionsEnabled !== undefined) found.has_discussions = input.hasDiscussionsEnabled;
      return { repository: { id: found.id } };
    },
    ...labelMutations(state, all, allowed),
    ...boardMutations(state),
    ...postMutations(state, allowed),
  };
}

interface LabelInput {
  id: string;
  repositoryId: string;
  name?: string;
  color?: string;
  description?: string;
}

function labelMutations(state: State, all: readonly Repository[], allowed: (repository: Repository) => void): object {
  const find = (id: string) => {
    for (const repository of all) {
      const label = repository.labels.find((one) => one.id === id);
      if (label) return { repository, label };
    }
    throw notFound(`Could not resolve to a node with the global id of '${id}'.`);
  };
  const writable = (repository: Repository) => {
    if (repository.archived) throw archived();
    allowed(repository);
  };
  const refuseTwice = (repository: Repository, name: string, label?: Label) => {
    if (repository.labels.some((one) => one !== label && fold(one.name) === fold(name))) throw exists("Label", "name");
  };
  return {
    createLabel: ({ input }: { input: LabelInput }) => {
      const repository = all.find(({ id }) => id === input.repositoryId);
      if (!repository) throw notFound();
      writable(repository);
      refuseTwice(repository, input.name ?? "");
      return {
        label: addLabel(state, repository, {
          name: input.name ?? "",
          color: input.color ?? "",
          description: input.description ?? null,
        }),
      };
    },
    updateLabel: ({ input }: { input: LabelInput }) => {
      const { repository, label } = find(input.id);
      writable(repository);
      if (input.name !== undefined) {
        refuseTwice(repository, input.name, label);
        renameLabel(repository, label, input.name);
      }
      if (input.color !== undefined) label.color = input.color;
      if (input.description !== undefined) label.description = input.description;
      return { label };
    },
    deleteLabel: ({ input }: { input: LabelInput }) => {
      const { repository, label } = find(input.id);
      writable(repository);
      renameLabel(repository, label, undefined);
      return { clientMutationId: null };
    },
  };
}
