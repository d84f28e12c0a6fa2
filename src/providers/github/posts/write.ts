import { bodyOf, withFacts } from "../../../kinds/event/post-text.ts";
import type { Outcome, Step } from "../../../plan/port.ts";
import type { Client } from "../client.ts";
import { outcomeOf } from "../outcome.ts";
import { mutate } from "../write/mutate.ts";

/** Issues, discussions and milestones about single occurrences. What people have written around the facts stays. */

const place = ({ target }: Step) => ({ owner: target.owner, repo: target.repository });
const numberOf = (data: unknown) => String((data as { number: number }).number);
const kept: Outcome = { state: "failed", reach: "step", reason: "post.kept", params: {} };

export async function writeEventIssue(client: Client, step: Step): Promise<Outcome> {
  const { action, name, fields } = step;
  if (action === "update") return updateIssue(client, step);
  if (action !== "create") return kept;
  const body = bodyOf(name, String(fields.text ?? ""), String(fields.rest ?? ""));
  const made = { ...place(step), title: fields.title, body };
  return outcomeOf(await client.rest("POST /repos/{owner}/{repo}/issues", made), numberOf);
}

async function updateIssue(client: Client, step: Step): Promise<Outcome> {
  const { title, state, text } = step.fields;
  const at = { ...place(step), issue_number: Number(step.ref) };
  const reason = text === undefined ? "completed" : "not_planned";
  const change: Record<string, unknown> = {
    ...(title === undefined ? {} : { title }),
    ...(state === undefined ? {} : { state }),
    ...(state === "closed" ? { state_reason: reason } : {}),
  };
  if (text !== undefined) {
    // As it is now: people may have gone on with it since it was read.
    const read = await client.rest("GET /repos/{owner}/{repo}/issues/{issue_number}", at);
    if (read.status !== 200) return outcomeOf(read);
    change.body = withFacts(String((read.data as { body?: unknown }).body ?? ""), String(text));
  }
  const patch = { ...at, ...change };
  return outcomeOf(await client.rest("PATCH /repos/{owner}/{repo}/issues/{issue_number}", patch), numberOf);
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
  const said = await sayDiscussion(client, ref, fields);
  if (said.state !== "done" || fields.state === undefined) return said;
  const reason = fields.text === undefined ? "RESOLVED" : "OUTDATED";
  const input = { discussionId: ref };
  const { outcome } =
    fields.state === "closed"
      ? await mutate(client, "closeDiscussion", "CloseDiscussionInput", { ...input, reason }, "discussion{id}")
      : await mutate(client, "reopenDiscussion", "ReopenDiscussionInput", input, "discussion{id}");
  return outcome.state === "done" ? said : outcome;
}

/** Title and facts; what people have written stays. */
async function sayDiscussion(client: Client, ref: string, { title, text }: Step["fields"]): Promise<Outcome> {
  if (title === undefined && text === undefined) return { state: "done", ref };
  const input: Record<string, unknown> = { discussionId: ref, ...(title === undefined ? {} : { title }) };
  if (text !== undefined) {
    const query = "query($id:ID!){node(id:$id){...on Discussion{body}}}";
    const { data, errors } = await client.http.graphql({ query, variables: { id: ref }, write: false });
    const body = (data?.node as { body?: unknown } | null | undefined)?.body;
    if (errors.length > 0 || typeof body !== "string") return { state: "absent" };
    input.body = withFacts(body, String(text));
  }
  const { outcome } = await mutate(client, "updateDiscussion", "UpdateDiscussionInput", input, "discussion{id}");
  return outcome.state === "done" ? { state: "done", ref } : outcome;
}

/** Categories that serve when the manifest names none, in this order. */
const usual = ["events", "announcements", "general"];

interface Category {
  readonly id: string;
  readonly name: string;
}

async function createDiscussion(client: Client, { name, target, fields }: Step): Promise<Outcome> {
  const query =
    "query($owner:String!,$name:String!){repository(owner:$owner,name:$name){id discussionCategories(first:100){nodes{id name}}}}";
  const variables = { owner: target.owner, name: target.repository };
  const { data } = await client.http.graphql({ query, variables, write: false });
  const repository = data?.repository as
    | { id: string; discussionCategories?: { nodes?: Category[] } }
    | null
    | undefined;
  const categories = repository?.discussionCategories?.nodes ?? [];
  const category = categoryOf(categories, fields.category);
  if (!repository || !category) {
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
  return outcome.state === "done" ? { state: "done", ref: node.discussion.id } : outcome;
}

function categoryOf(categories: readonly Category[], wanted: unknown): Category | undefined {
  const named = (name: string) => categories.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (typeof wanted === "string") return named(wanted);
  return usual.flatMap((name) => named(name) ?? [])[0];
}
