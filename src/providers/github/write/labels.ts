import { fold } from "../../../kinds/item.ts";
import type { Outcome, Step } from "../../../plan/port.ts";
import { AppError } from "../../../system/errors.ts";
import type { GraphqlAnswer } from "../../../system/http/index.ts";
import type { Client } from "../client.ts";
import { type Body, outcome, outcomeOf, thrownOutcome, word } from "../outcome.ts";
import { giveCarriers } from "./give.ts";
import type { Ids } from "./ids.ts";
import { mergeLabel } from "./issues.ts";
import { answered } from "./mutate.ts";
import type { Tell, Writing } from "./writing.ts";

/** So many changes go in one request. */
export const batchSize = 20;

/** Whether a step can be one of several in a GraphQL request. */
export function isBatched({ kind, action, carriers }: Step): boolean {
  return kind === "label" && action !== "merge" && !carriers;
}

/**
 * Labels by aliased mutations: carried out in the order in which they stand, each answered by itself.
 * @returns what was refused for the number of requests, to be sent again
 * @throws AppError `http.no-graphql`
 */
export async function writeLabelBatch(
  steps: readonly Step[],
  { client, ids, tell }: Writing,
): Promise<readonly Step[]> {
  const ready: Ready[] = [];
  for (const found of await Promise.all(steps.map((step) => prepared(step, ids)))) {
    // A repository that cannot be found fails its own labels, not all that would go with them.
    if ("outcome" in found) tell(found.step, found.outcome);
    else ready.push(found);
  }
  if (ready.length === 0) return [];
  const declared = ready.map(({ type }, index) => `$i${index}:${type}!`).join(",");
  const fields = ready.map(({ name, result }, index) => `s${index}:${name}(input:$i${index}){${result}}`).join(" ");
  const variables = Object.fromEntries(ready.map(({ input }, index) => [`i${index}`, input]));
  const query = `mutation(${declared}){${fields}}`;
  try {
    return told(ready, await client.http.graphql({ query, variables, write: true }), tell);
  } catch (error) {
    if (isWithoutGraphql(error)) throw error;
    const all = thrownOutcome(error);
    for (const { step } of ready) tell(step, all);
    return [];
  }
}

/** Tells what became of each. @returns what is to be sent again */
function told(ready: readonly Ready[], answer: GraphqlAnswer, tell: Tell): readonly Step[] {
  const aliases = new Set(ready.map((_, index) => `s${index}`));
  return ready.flatMap(({ step, result }, index) => {
    const { node, outcome: own, again } = answered(`s${index}`, result, answer, aliases);
    if (again) return [step];
    tell(step, node?.label ? { state: "done", ref: node.label.id } : own);
    return [];
  });
}

interface Ready {
  readonly step: Step;
  readonly type: string;
  readonly name: string;
  readonly result: string;
  readonly input: object;
}

async function prepared(step: Step, ids: Ids): Promise<Ready | { readonly step: Step; readonly outcome: Outcome }> {
  try {
    return { step, ...(await inputOf(step, ids)) };
  } catch (error) {
    if (isWithoutGraphql(error)) throw error;
    return { step, outcome: thrownOutcome(error) };
  }
}

function isWithoutGraphql(error: unknown): boolean {
  return error instanceof AppError && error.code === "http.no-graphql";
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
export async function writeLabelsByRest(steps: readonly Step[], writing: Writing): Promise<void> {
  const { client, refusals, tell, stop, slot } = writing;
  const before = new Map<string, Promise<void>>();
  const all = steps.map((step) => {
    const keys = [step.name, step.rename, step.into?.name, step.off?.name].flatMap((name) => {
      return name === undefined ? [] : [`${fold(step.target.repository ?? "")}\t${fold(name)}`];
    });
    const waits = keys.flatMap((key) => before.get(key) ?? []);
    const run = Promise.all(waits).then(() =>
      slot(async () => {
        if (!stop.requested) tell(step, refusals.of(step) ?? (await outcome(() => writeLabel(client, step))));
      }),
    );
    for (const key of keys) before.set(key, run);
    return run;
  });
  await Promise.all(all);
}

async function writeLabel(client: Client, step: Step): Promise<Outcome> {
  const { action, target, name, rename, fields, into, carriers } = step;
  const place = { owner: target.owner, repo: target.repository };
  const refOf = (data: Body) => word(data.node_id);
  if (action === "delete")
    return outcomeOf(await client.rest("DELETE /repos/{owner}/{repo}/labels/{name}", { ...place, name }));
  if (into) return mergeLabel(client, step);
  if (action === "update") {
    const body = { ...fields, ...(rename === undefined ? {} : { new_name: rename }) };
    const changed = outcomeOf(
      await client.rest("PATCH /repos/{owner}/{repo}/labels/{name}", { ...place, name, ...body }),
      refOf,
    );
    return changed.state === "done" && carriers ? giveCarriers(client, step, changed) : changed;
  }
  const made = outcomeOf(await client.rest("POST /repos/{owner}/{repo}/labels", { ...place, name, ...fields }), refOf);
  return made.state === "done" && carriers ? giveCarriers(client, step, made) : made;
}
