import type { KindId } from "../../../kinds/item.ts";

/** What is asked of GraphQL for each kind (docs.github.com: GraphQL reference). */

const page = "totalCount pageInfo{hasNextPage endCursor}";

/** A connection that may go on over several pages: what its nodes, or its edges, hold. */
export interface Connection {
  readonly field: string;
  readonly arguments: string;
  readonly part: "nodes" | "edges";
  readonly selection: string;
}

const connection = (field: string, selection: string, part: Connection["part"] = "nodes", more = ""): Connection => {
  return { field, arguments: more, part, selection };
};

export const labels = connection("labels", "id name color description");
export const milestones = connection("milestones", "number title dueOn description state");
export const rulesets = connection(
  "rulesets",
  `databaseId name target enforcement conditions{refName{include exclude}} rules(first:100){totalCount nodes{type parameters{
  ...on PullRequestParameters{requiredApprovingReviewCount requireCodeOwnerReview dismissStaleReviewsOnPush requiredReviewThreadResolution}
  ...on RequiredStatusChecksParameters{requiredStatusChecks{context}}}}}`,
  "nodes",
  ",includeParents:false",
);
export const members = connection("members", "role node{login}", "edges", ",membership:IMMEDIATE");
export const invitations = connection("invitations", "invitee{login}");
export const teamRepositories = connection("repositories", "permission node{name owner{login}}", "edges");
export const teams = connection(
  "teams",
  `id slug name description privacy parentTeam{name} ${ask(members)} ${ask(invitations)} ${ask(teamRepositories)}`,
);

const fieldName = "...on ProjectV2FieldCommon{name}";
export const boards = connection(
  "projectsV2",
  `id number title shortDescription public closed
  fields(first:100){totalCount nodes{__typename ...on ProjectV2FieldCommon{id name dataType} ...on ProjectV2SingleSelectField{options{id name color description}}
   ...on ProjectV2IterationField{configuration{duration iterations{startDate} completedIterations{startDate}}}}}
  views(first:100){totalCount nodes{id name layout filter fields(first:100){nodes{${fieldName}}} groupByFields(first:5){nodes{${fieldName}}}
   verticalGroupByFields(first:5){nodes{${fieldName}}} sortByFields(first:5){nodes{field{${fieldName}}}}}}
  repositories(first:100){totalCount nodes{id name owner{login}}} workflows(first:100){totalCount nodes{name enabled}}`,
  "nodes",
);

export const settings = `description homepageUrl visibility isTemplate defaultBranchRef{name} hasIssuesEnabled hasDiscussionsEnabled
 hasProjectsEnabled hasWikiEnabled squashMergeAllowed mergeCommitAllowed rebaseMergeAllowed autoMergeAllowed deleteBranchOnMerge
 repositoryTopics(first:100){totalCount nodes{topic{name}}}`;

/** Lists of a repository, by the kind of what they hold. */
export const listsOf: Partial<Record<KindId, Connection>> = { label: labels, milestone: milestones, ruleset: rulesets };

/** A connection as part of a document; `after` goes on from a cursor. A board is large: few of them come at once, since GitHub
 * refuses what could give more than 500,000 nodes (docs.github.com: Rate limits and query limits for the GraphQL API). */
export function ask({ field, arguments: more, part, selection }: Connection, after?: string): string {
  const size = field === "projectsV2" ? 10 : 100;
  const from = after === undefined ? "" : `,after:${JSON.stringify(after)}`;
  return `${field}(first:${size}${more}${from}){${page} ${part}{${selection}}}`;
}
