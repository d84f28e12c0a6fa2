import type { Outcome, Step } from "../../../plan/port.ts";
import type { Client } from "../client.ts";
import { outcomeOf, word } from "../outcome.ts";
import type { Ids } from "./ids.ts";
import { missing, mutate } from "./mutate.ts";
import { settleViews } from "./rivals.ts";

/** A view: made over REST, changed and removed by GraphQL (docs.github.com: REST, project views; 2026 GraphQL changelog). */
export async function writeView(client: Client, step: Step, ids: Ids): Promise<Outcome> {
  const { action, ref } = step;
  if (action === "create") return createView(client, step, ids);
  const result = "clientMutationId";
  if (action === "delete") {
    return (await mutate(client, "deleteProjectV2View", "DeleteProjectV2ViewInput", { viewId: ref }, result)).outcome;
  }
  const shown = await fieldIds(client, step, ids);
  if (!shown) return noField(step);
  const input = inputOf(step, shown);
  return (await mutate(client, "updateProjectV2View", "UpdateProjectV2ViewInput", input, result)).outcome;
}

function inputOf({ fields, rename, ref }: Step, shown: readonly string[]): object {
  return {
    viewId: ref,
    ...(rename === undefined ? {} : { name: rename }),
    ...(fields.layout === undefined ? {} : { layout: `${String(fields.layout).toUpperCase()}_LAYOUT` }),
    ...(fields.filter === undefined ? {} : { filter: fields.filter }),
    ...(fields.fields === undefined ? {} : { configuration: { visibleFieldIds: shown } }),
  };
}

function noField({ name }: Step): Outcome {
  return { state: "failed", reach: "step", reason: "board.view-field", params: { name } };
}

async function createView(client: Client, step: Step, ids: Ids): Promise<Outcome> {
  const { name, fields, target } = step;
  const number = ids.memory.get("number", target.board ?? "");
  if (!number) return missing;
  const visibleFieldIds = await fieldIds(client, step, ids);
  if (!visibleFieldIds) return noField(step);
  const { type } = await ids.owner();
  const body = { name, layout: fields.layout, ...(fields.filter ? { filter: fields.filter } : {}) };
  const route =
    type === "Organization"
      ? "POST /orgs/{org}/projectsV2/{project_number}/views"
      : "POST /users/{user_id}/projectsV2/{project_number}/views";
  const account = type === "Organization" ? { org: target.owner } : { user_id: await ids.ownerNumber() };
  const answer = await client.rest(route, { ...account, project_number: Number(number), ...body });
  const made = outcomeOf(answer, (data) => word(data.node_id));
  if (made.state !== "done" || !made.ref) return made;
  const board = ids.board(target.board ?? "");
  const rival = board === undefined ? undefined : await settleViews(client, step, { id: made.ref, board });
  if (rival || fields.fields === undefined) return rival ?? made;
  const shown = { viewId: made.ref, configuration: { visibleFieldIds } };
  const { outcome } = await mutate(
    client,
    "updateProjectV2View",
    "UpdateProjectV2ViewInput",
    shown,
    "clientMutationId",
  );
  return outcome.state === "done" ? made : outcome;
}

/** Ids of the fields that a view shows; undefined when there is none of a name: it is never left out silently. */
async function fieldIds(client: Client, { fields, target }: Step, ids: Ids): Promise<string[] | undefined> {
  const names = (fields.fields ?? []) as readonly string[];
  const board = target.board ?? "";
  const known = () => names.flatMap((name) => ids.memory.get("field", `${board}\t${name}`) ?? []);
  if (known().length < names.length) await ids.learnFields(client, board);
  const found = known();
  return found.length === names.length ? found : undefined;
}
