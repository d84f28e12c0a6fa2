import type { KindId } from "../../../kinds/item.ts";

/** What is asked of GraphQL for each kind (docs.github.com: GraphQL reference). */

const page = "totalCount pageInfo{hasNextPage endCursor}";

/** A connection that may go on over several pages: what its nodes, or its edges, hold. */
export interface Connection {
  readonly field: string;
  readonly arguments: string;
  readonly part: "nodes" | "edges";
  readonly selection: string;
  /** Things of a page. */
  readonly size: number;
  /** The most nodes that a page of it may bring, with all that is in them. */
  readonly nodes: number;
}

interface More {
  readonly part?: Connection["part"];
  readonly more?: string;
  /** Things of a page; 100 when not given. */
  readonly size?: number;
  /** The most nodes in each of them. */
  readonly inner?: number;
}

const connection = (field: string, selection: string, given: More = {}): Connection => {
  const { part = "nodes", more = "", size = 100, inner = 0 } = given;
  return { field, arguments: more, part, selection, size, nodes: size * (1 + inner) };
};

export const labels = connection("labels", "id name color description");
export const milestones = connection("milestones", "number title dueOn description state");
export const rulesets = connection(
  "rulesets",
  `databaseId name target enforcement conditions{refName{include exclude}} rules(first:100){totalCount nodes{type parameters{
  ...on PullRequestParameters{requiredApprovingReviewCount requireCodeOwnerReview dismissStaleReviewsOnPush requiredReviewThreadResolution}
  ...on RequiredStatusChecksParameters{requiredStatusChecks{context}}}}}`,
  { more: ",includeParents:false", inner: 100 },
);
export const members = connection("members", "role node{login}", { part: "edges", more: ",membership:IMMEDIATE" });
export const invitations = connection("invitations", "invitee{login}");
export const teamRepositories = connection("repositories", "permission node{name owner{login}}", { part: "edges" });
export const teams = connection(
  "teams",
  `id slug name description privacy parentTeam{name} ${ask(members)} ${ask(invitations)} ${ask(teamRepositories)}`,
  { inner: 300 },
);

const fieldName = "...on ProjectV2FieldCommon{name}";
export const boards = connection(
  "projectsV2",
  `id number title shortDescription public closed
  fields(first:100){totalCount nodes{__typename ...on ProjectV2FieldCommon{id name dataType} ...on ProjectV2SingleSelectField{options{id name color description}}
   ...on ProjectV2IterationField{configuration{duration iterations{startDate} completedIterations{startDate}}}}}
  views(first:100){totalCount nodes{id name layout filter fields(first:100){totalCount nodes{${fieldName}}} groupByFields(first:5){nodes{${fieldName}}}
   verticalGroupByFields(first:5){nodes{${fieldName}}} sortByFields(first:5){nodes{field{${fieldName}}}}}}
  repositories(first:100){totalCount nodes{id name owner{login}}} workflows(first:100){totalCount nodes{name enabled}}`,
  // Few at once: what a hundred of them could give is more than GitHub lets anybody ask for.
  { size: 10, inner: 300 + 100 * 116 },
);

export const settings = `description homepageUrl visibility isTemplate defaultBranchRef{name} hasIssuesEnabled hasDiscussionsEnabled
 hasProjectsEnabled hasWikiEnabled squashMergeAllowed mergeCommitAllowed rebaseMergeAllowed autoMergeAllowed deleteBranchOnMerge
 repositoryTopics(first:100){totalCount nodes{topic{name}}}`;

/** Lists of a repository, by the kind of what they hold. */
export const listsOf: Partial<Record<KindId, Connection>> = { label: labels, milestone: milestones, ruleset: rulesets };

/** A connection as part of a document; `after` goes on from a cursor. */
export function ask({ field, arguments: more, part, selection, size }: Connection, after?: string): string {
  const from = after === undefined ? "" : `,after:${JSON.stringify(after)}`;
  return `${field}(first:${size}${more}${from}){${page} ${part}{${selection}}}`;
}
