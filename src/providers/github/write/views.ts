import type { Outcome, Step } from "../../../plan/port.ts";
import type { Client } from "../client.ts";
import { outcomeOf } from "../outcome.ts";
import type { Ids } from "./ids.ts";
import { missing, mutate } from "./mutate.ts";

/** A view: made over REST, changed and removed by GraphQL (docs.github.com: REST, project views; 2026 GraphQL changelog). */
export async function writeView(client: Client, step: Step, ids: Ids): Promise<Outcome> {
  const { action, ref } = step;
  if (action === "create") return createView(client, step, ids);
  const result = "clientMutationId";
  if (action === "delete") {
    return (await mutate(client, "deleteProjectV2View", "DeleteProjectV2ViewInput", { viewId: ref }, result)).outcome;
  }
  return (await mutate(client, "updateProjectV2View", "UpdateProjectV2ViewInput", inputOf(step, ids), result)).outcome;
}

function inputOf(step: Step, ids: Ids): object {
  const { fields, rename, ref } = step;
  return {
    viewId: ref,
    ...(rename === undefined ? {} : { name: rename }),
    ...(fields.layout === undefined ? {} : { layout: `${String(fields.layout).toUpperCase()}_LAYOUT` }),
    ...(fields.filter === undefined ? {} : { filter: fields.filter }),
    ...(fields.fields === undefined ? {} : { visibleFieldIds: fieldIds(step, ids) }),
  };
}

async function createView(client: Client, step: Step, ids: Ids): Promise<Outcome> {
  const { name, fields, target } = step;
  const number = ids.memory.get("number", target.board ?? "");
  if (!number) return missing;
  const { type } = await ids.owner();
  const body = { name, layout: fields.layout, ...(fields.filter ? { filter: fields.filter } : {}) };
  const route =
    type === "Organization"
      ? "POST /orgs/{org}/projectsV2/{project_number}/views"
      : "POST /users/{user_id}/projectsV2/{project_number}/views";
  const answer = await client.rest(route, {
    org: target.owner,
    user_id: target.owner,
    project_number: Number(number),
    ...body,
  });
  const made = outcomeOf(answer, (data) => (data as { node_id?: string }).node_id);
  if (made.state !== "done" || fields.fields === undefined || !made.ref) return made;
  const shown = { viewId: made.ref, visibleFieldIds: fieldIds(step, ids) };
  const { outcome } = await mutate(
    client,
    "updateProjectV2View",
    "UpdateProjectV2ViewInput",
    shown,
    "clientMutationId",
  );
  return outcome.state === "done" ? made : outcome;
}

function fieldIds({ fields, target }: Step, ids: Ids): string[] {
  return ((fields.fields ?? []) as readonly string[]).flatMap(
    (name) => ids.memory.get("field", `${target.board}\t${name}`) ?? [],
  );
}
