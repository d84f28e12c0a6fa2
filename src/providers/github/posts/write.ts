import { bodyOf, withFacts } from "../../../kinds/event/post-text.ts";
import type { Outcome, Step } from "../../../plan/port.ts";
import type { Client } from "../client.ts";
import { type Body, graphqlOutcome, outcomeOf, whole } from "../outcome.ts";
import { partOf } from "../read/shape.ts";
import { missing, mutate } from "../write/mutate.ts";
import { settleRivals } from "./rivals.ts";

/** Issues, discussions and milestones about single occurrences. What people have written around the facts stays. */

const place = ({ target }: Step) => ({ owner: target.owner, repo: target.repository });
const numberOf = (data: Body) => whole(data.number);
const kept: Outcome = { state: "failed", reach: "step", reason: "post.kept", params: {} };

export async function writeEventIssue(client: Client, step: Step): Promise<Outcome> {
  const { action, name, target, fields, ref = name } = step;
  if (action === "create") {
    const { repository, outcome } = await repositoryOf(client, target);
    if (!repository) return outcome;
    const body = bodyOf(name, String(fields.text ?? ""), String(fields.rest ?? ""));
    const input = { repositoryId: repository.id, title: fields.title, body };
    const made = await mutate(client, "createIssue", "CreateIssueInput", input, "issue{id}", 1);
    if (made.outcome.state !== "done") return made.outcome;
    return settleRivals(client, { kind: "event-issue", target, name, body, id: made.node.issue.id });
  }
  if (action !== "update") return kept;
  const said = await sayAnew(client, step, "Issue");
  if (said.state !== "done" || fields.state !== "closed") return said;
  const stateReason = fields.text === undefined ? "COMPLETED" : "NOT_PLANNED";
  const { outcome } = await mutate(client, "closeIssue", "CloseIssueInput", { issueId: ref, stateReason }, "issue{id}");
  return outcome.state === "done" ? said : outcome;
}

/** Title and facts of an issue or a discussion; what people have written around the facts stays, as it is now. */
async function sayAnew(
  client: Client,
  { name, ref = name, fields: { title, text } }: Step,
  type: "Issue" | "Discussion",
): Promise<Outcome> {
  if (title === undefined && text === undefined) return { state: "done", ref };
  const id = type === "Issue" ? { id: ref } : { discussionId: ref };
  const input: Record<string, unknown> = { ...id, ...(title === undefined ? {} : { title }) };
  if (text !== undefined) {
    const query = `query($id:ID!){node(id:$id){...on ${type}{body}}}`;
    const { data, errors } = await client.http.graphql({ query, variables: { id: ref }, write: false });
    const body = (data?.node as { body?: unknown } | null | undefined)?.body;
    if (errors[0]) return graphqlOutcome(errors[0]);
    if (typeof body !== "string") return { state: "absent" };
    input.body = withFacts(body, String(text));
  }
  const { outcome } = await mutate(client, `update${type}`, `Update${type}Input`, input, `${type.toLowerCase()}{id}`);
  return outcome.state === "done" ? { state: "done", ref } : outcome;
}

interface Repository {
  readonly id: string;
}

/** The handle of a repository, and its categories; else why it has none. */
async function repositoryOf(
  client: Client,
  { owner, repository: name }: Step["target"],
): Promise<{ readonly repository?: Repository; readonly outcome: Outcome }> {
  const query =
    "query($owner:String!,$name:String!){repository(owner:$owner,name:$name){id discussionCategories(first:100){totalCount nodes{id name}}}}";
  const { data, errors } = await client.http.graphql({ query, variables: { owner, name }, write: false });
  const repository = data?.repository as Repository | null | undefined;
  if (typeof repository?.id === "string") return { repository, outcome: { state: "done" } };
  return { outcome: errors[0] ? graphqlOutcome(errors[0]) : missing };
}

export async function writeEventMilestone(client: Client, step: Step): Promise<Outcome> {
  const { action, name, fields, ref } = step;
  if (action === "delete" || action === "merge") return kept;
  const { title, text, due, state } = fields;
  const body = {
    ...(title === undefined ? {} : { title }),
    ...(text === undefined ? {} : { description: bodyOf(name, String(text), "") }),
    // GitHub keeps the day of `due_on` in its own time zone: noon is that day there too.
    ...(due === undefined || due === null ? {} : { due_on: `${String(due)}T12:00:00Z` }),
    ...(state === undefined ? {} : { state }),
  };
  if (action === "create")
    return outcomeOf(await client.rest("POST /repos/{owner}/{repo}/milestones", { ...place(step), ...body }), numberOf);
  const at = { ...place(step), milestone_number: Number(ref) };
  return outcomeOf(
    await client.rest("PATCH /repos/{owner}/{repo}/milestones/{milestone_number}", { ...at, ...body }),
    numberOf,
  );
}

export async function writeEventDiscussion(client: Client, step: Step): Promise<Outcome> {
  const { action, name, fields, ref = name } = step;
  if (action === "create") return createDiscussion(client, step);
  if (action !== "update") return kept;
  const said = await sayAnew(client, step, "Discussion");
  if (said.state !== "done" || fields.state === undefined) return said;
  const reason = fields.text === undefined ? "RESOLVED" : "OUTDATED";
  const input = { discussionId: ref };
  const { outcome } =
    fields.state === "closed"
      ? await mutate(client, "closeDiscussion", "CloseDiscussionInput", { ...input, reason }, "discussion{id}")
      : await mutate(client, "reopenDiscussion", "ReopenDiscussionInput", input, "discussion{id}");
  return outcome.state === "done" ? said : outcome;
}

/** Categories that serve when the manifest names none, in this order. */
const usual = ["events", "announcements", "general"];

interface Category {
  readonly id: string;
  readonly name: string;
}

async function createDiscussion(client: Client, { name, target, fields }: Step): Promise<Outcome> {
  const { repository, outcome: found } = await repositoryOf(client, target);
  if (!repository) return found;
  // From half a list it might go to a category that was not meant.
  const nodes = partOf(repository, "repository").wholeList("discussionCategories");
  const all = nodes.map((one): Category => ({ id: one.text("id"), name: one.text("name") }));
  const category = categoryOf(all, fields.category);
  if (!category) {
    const params = { name: String(fields.category ?? usual.join(", ")) };
    return { state: "failed", reach: "target", reason: "post.no-category", params };
  }
  const body = bodyOf(name, String(fields.text ?? ""), String(fields.rest ?? ""));
  const input = { repositoryId: repository.id, categoryId: category.id, title: fields.title, body };
  const { node, outcome } = await mutate(
    client,
    "createDiscussion",
    "CreateDiscussionInput",
    input,
    "discussion{id}",
    1,
  );
  if (outcome.state !== "done") return outcome;
  return settleRivals(client, { kind: "event-discussion", target, name, body, id: node.discussion.id });
}

function categoryOf(categories: readonly Category[], wanted: unknown): Category | undefined {
  const named = (name: string) => categories.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (typeof wanted === "string") return named(wanted);
  return usual.flatMap((name) => named(name) ?? [])[0];
}
