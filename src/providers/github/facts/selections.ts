/** What is asked of GraphQL for facts (docs.github.com: GraphQL reference). No title and no body: nothing reads them. */

/** Kinds of threads, by the parts of a scope. */
export type ListPart = "issues" | "pulls" | "discussions";

/** What hangs on a thread, and is asked for only when it is wanted. */
export type Nested = "comments" | "reviews";

/** Things of a nested list that come with their thread. It costs the same however many: GitHub takes up to a hundred. */
export const nestedSize = 100;
const slice = `first:${nestedSize}`;
const pageInfo = "pageInfo{hasNextPage endCursor}";
const comment = "createdAt author{...who}";

/** An account. `name` is what a person chose to be called; the address is not asked for. */
export const who =
  "fragment who on Actor{__typename login ...on User{databaseId name} ...on Bot{databaseId} ...on Mannequin{databaseId} ...on Organization{databaseId}}";

/** A list that hangs on a thread. */
export interface NestedList {
  readonly field: "comments" | "reviews" | "timelineItems";
  /** Type of the thread, for asking by its id. */
  readonly type: "Issue" | "PullRequest" | "Discussion";
  readonly more: string;
  readonly selection: string;
}

const assignee = "createdAt assignee{...on Actor{...who}}";

/**
 * Comments and assignments of an issue in one list: half the price of two.
 * Reviews are not taken from the timeline of a pull request: it leaves out those that only reply in a thread.
 */
const timeline = (comments: boolean): NestedList => ({
  field: "timelineItems",
  type: "Issue",
  more: `,itemTypes:[${comments ? "ISSUE_COMMENT," : ""}ASSIGNED_EVENT,UNASSIGNED_EVENT]`,
  selection: `__typename ${comments ? `...on IssueComment{${comment}} ` : ""}...on AssignedEvent{${assignee}} ...on UnassignedEvent{${assignee}}`,
});
const reviews: NestedList = {
  field: "reviews",
  type: "PullRequest",
  more: "",
  selection: "state submittedAt author{...who}",
};
const comments: NestedList = { field: "comments", type: "PullRequest", more: "", selection: comment };
const remarks: NestedList = {
  field: "comments",
  type: "Discussion",
  more: "",
  selection: "id createdAt deletedAt author{...who}",
};

/** What hangs on the threads of a part, of what is wanted. */
export function nestedOf(part: ListPart, wanted: ReadonlySet<Nested>): readonly NestedList[] {
  if (part === "issues") return [timeline(wanted.has("comments"))];
  if (part === "discussions") return wanted.has("comments") ? [remarks] : [];
  return [...(wanted.has("reviews") ? [reviews] : []), ...(wanted.has("comments") ? [comments] : [])];
}

/** Connections that each thread of a part has. Labels are an issue's alone: no measure asks for others. */
export const nestedCount = (part: ListPart, wanted: ReadonlySet<Nested>) =>
  nestedOf(part, wanted).length + (part === "issues" ? 1 : 0);

const own: Readonly<Record<ListPart, string>> = {
  issues: `labels(${slice}){totalCount ${pageInfo} nodes{name}}`,
  pulls: "mergedAt isDraft",
  discussions: "answerChosenAt",
};

export const fieldOf = { issues: "issues", pulls: "pullRequests", discussions: "discussions" } as const;

/** A nested list as part of a document. The timeline's total does not say which kinds of items it counts. */
export function nestedPart({ field, more, selection }: NestedList, after?: string): string {
  const size = field === "timelineItems" ? "pageCount" : "totalCount";
  return `${field}(${slice}${more}${cursor(after)}){${size} ${pageInfo} nodes{${selection}}}`;
}

/** A page of threads as part of a document. */
export function threadsPart(
  part: ListPart,
  wanted: ReadonlySet<Nested>,
  page: { size: number; order: "created" | "updated"; floor?: number | undefined; after?: string | undefined },
): string {
  const order = page.order === "created" ? "{field:CREATED_AT,direction:ASC}" : "{field:UPDATED_AT,direction:DESC}";
  // Only issues can be asked for by the time of their last change.
  const filter = part === "issues" && page.floor !== undefined ? `,filterBy:{since:${iso(page.floor)}}` : "";
  const nested = nestedOf(part, wanted).map((list) => nestedPart(list));
  const fields = ["id number createdAt updatedAt closedAt authorAssociation author{...who}", own[part], ...nested];
  return `${fieldOf[part]}(first:${page.size},orderBy:${order}${filter}${cursor(page.after)}){totalCount ${pageInfo} nodes{${fields.join(" ")}}}`;
}

export const releasesPart = (size: number, after?: string) =>
  `releases(first:${size},orderBy:{field:CREATED_AT,direction:DESC}${cursor(after)}){totalCount ${pageInfo} nodes{tagName createdAt publishedAt isDraft isPrerelease author{...who}}}`;

/** Replies to comments of discussions, by the ids of these: asked for with each discussion they would cost a hundredfold. */
export const repliesPart = (after?: string) =>
  `...on DiscussionComment{replies(${slice}${cursor(after)}){totalCount ${pageInfo} nodes{createdAt deletedAt author{...who}}}}`;

export const iso = (at: number) => JSON.stringify(new Date(at).toISOString().replace(/\.\d+Z$/, "Z"));
const cursor = (after: string | undefined) => (after === undefined ? "" : `,after:${JSON.stringify(after)}`);
