import { fold } from "../../../kinds/item.ts";
import type { Outcome, Step, Stop } from "../../../plan/port.ts";
import { AppError } from "../../../system/errors.ts";
import type { Client } from "../client.ts";
import { graphqlOutcome, outcome, outcomeOf, thrownOutcome } from "../outcome.ts";
import type { Ids } from "./ids.ts";
import { giveCarriers, mergeLabel } from "./issues.ts";

type Tell = (step: Step, outcome: Outcome) => void;

/** So many changes go in one request. */
export const batchSize = 20;

/** Whether a step can be one of several in a GraphQL request. */
export function isBatched({ kind, action, carriers }: Step): boolean {
  return kind === "label" && action !== "merge" && !carriers;
}

/** Labels by aliased mutations: carried out in the order in which they stand, each answered by itself. */
export async function writeLabelBatch(client: Client, steps: readonly Step[], ids: Ids, tell: Tell): Promise<void> {
  try {
    const inputs = await Promise.all(steps.map((step) => inputOf(step, ids)));
    const declared = inputs.map(({ type }, index) => `$i${index}:${type}!`).join(",");
    const fields = inputs.map(({ name, result }, index) => `s${index}:${name}(input:$i${index}){${result}}`).join(" ");
    const variables = Object.fromEntries(inputs.map(({ input }, index) => [`i${index}`, input]));
    const creates = steps.filter(({ action }) => action === "create").length;
    const query = `mutation(${declared}){${fields}}`;
    const { data, errors } = await client.http.graphql({ query, variables, write: true, creates });
    for (const [index, step] of steps.entries()) {
      const alias = `s${index}`;
      const error = errors.find(({ path }) => path === undefined || path[0] === alias);
      const answer = data?.[alias] as { label?: { id?: string } } | null | undefined;
      if (error) tell(step, graphqlOutcome(error));
      else if (!answer) tell(step, { state: "unknown", reason: "shape" });
      else tell(step, { state: "done", ...(answer.label?.id ? { ref: answer.label.id } : {}) });
    }
  } catch (error) {
    if (error instanceof AppError && error.code === "http.no-graphql") throw error;
    const all = thrownOutcome(error);
    for (const step of steps) tell(step, all);
  }
}

async function inputOf(step: Step, ids: Ids) {
  const { action, name, rename, fields, ref } = step;
  if (action === "delete")
    return { type: "DeleteLabelInput", name: "deleteLabel", result: "clientMutationId", input: { id: ref } };
  const own = { name: rename ?? name, ...fields };
  if (action === "create") {
    const input = { repositoryId: await ids.repository(step.target.repository ?? ""), ...own };
    return { type: "CreateLabelInput", name: "createLabel", result: "label{id}", input };
  }
  return { type: "UpdateLabelInput", name: "updateLabel", result: "label{id}", input: { id: ref, ...own } };
}

/**
 * Labels over REST. Names that nothing else touches go side by side, as many as the transport lets through; steps that
 * share a name wait for one another.
 */
export async function writeLabelsByRest(client: Client, steps: readonly Step[], tell: Tell, stop: Stop): Promise<void> {
  const before = new Map<string, Promise<void>>();
  const all = steps.map((step) => {
    const keys = [step.name, step.rename, step.into?.name].flatMap((name) => {
      return name === undefined ? [] : [`${fold(step.target.repository ?? "")}\t${fold(name)}`];
    });
    const waits = keys.flatMap((key) => before.get(key) ?? []);
    const run = Promise.all(waits).then(async () => {
      if (!stop.requested) tell(step, await outcome(() => writeLabel(client, step)));
    });
    for (const key of keys) before.set(key, run);
    return run;
  });
  await Promise.all(all);
}

async function writeLabel(client: Client, step: Step): Promise<Outcome> {
  const { action, target, name, rename, fields, into, carriers } = step;
  const place = { owner: target.owner, repo: target.repository };
  const refOf = (data: unknown) => (data as { node_id?: string }).node_id;
  if (action === "delete")
    return outcomeOf(await client.rest("DELETE /repos/{owner}/{repo}/labels/{name}", { ...place, name }));
  if (into) return mergeLabel(client, step);
  if (action === "update") {
    const body = { ...fields, ...(rename === undefined ? {} : { new_name: rename }) };
    return outcomeOf(
      await client.rest("PATCH /repos/{owner}/{repo}/labels/{name}", { ...place, name, ...body }),
      refOf,
    );
  }
  const made = outcomeOf(await client.rest("POST /repos/{owner}/{repo}/labels", { ...place, name, ...fields }), refOf);
  return made.state === "done" && carriers ? giveCarriers(client, step, made) : made;
}
