import { fold } from "../../../kinds/item.ts";
import { lostOutcome, type Outcome, type Step } from "../../../plan/port.ts";
import { AppError } from "../../../system/errors.ts";
import type { Client, RestAnswer } from "../client.ts";
import { outcomeOf, shapeless } from "../outcome.ts";

type Made = Outcome & { readonly state: "done" };

const issue = "/repos/{owner}/{repo}/issues/{issue_number}";
const place = ({ target }: Step) => ({ owner: target.owner, repo: target.repository });
const isDone = ({ status }: RestAnswer) => status >= 200 && status < 300;

/**
 * Puts a thing that was made again back on the issues that carried it, and takes off what a merge had put there. Both can
 * be begun again anywhere. Issues that are gone by now are told, once all others have it.
 * @param made what has been made of the thing
 */
export async function giveCarriers(client: Client, step: Step, made: Made): Promise<Outcome> {
  const lost: number[] = [];
  for (const number of step.carriers ?? []) {
    const given = await give(client, step, made, number);
    if (given.state === "absent") lost.push(number);
    else if (given.state !== "done") return given;
  }
  const { name = "", numbers = [] } = step.off ?? {};
  for (const number of numbers) {
    const taken = await take(client, step, name, number);
    // Neither an issue that is gone nor one that has lost it meanwhile carries it.
    if (taken.state !== "done" && taken.state !== "absent") return taken;
  }
  return lost.length > 0 ? lostOutcome(lost) : made;
}

/** @returns `absent` for an issue that is not there any more, or has gone to another repository */
async function give(client: Client, step: Step, made: Made, number: number): Promise<Outcome> {
  const at = { ...place(step), issue_number: number };
  if (step.kind === "label") {
    const answer = await sent(client, `POST ${issue}/labels`, { ...at, labels: [step.name] });
    return told(answer, (data) => labelled(data, step.name) === true);
  }
  const milestone = Number(made.ref);
  const answer = await sent(client, `PATCH ${issue}`, { ...at, milestone });
  return told(answer, (data) => (data as { milestone?: { number?: unknown } } | null)?.milestone?.number === milestone);
}

async function take(client: Client, step: Step, name: string, number: number): Promise<Outcome> {
  const answer = await sent(client, `DELETE ${issue}/labels/{name}`, { ...place(step), issue_number: number, name });
  return told(answer, (data) => labelled(data, name) === false);
}

/** Whether an issue's labels, as they are told, have one of a name; undefined when they are no labels. */
function labelled(data: unknown, name: string): boolean | undefined {
  if (!Array.isArray(data)) return undefined;
  const names = data.map((one: { name?: unknown } | null) => one?.name);
  if (names.some((one) => typeof one !== "string")) return undefined;
  return names.some((one) => fold(String(one)) === fold(name));
}

/** An issue that went to another repository is answered with where it is now: there its label is none of ours. */
async function sent(client: Client, route: string, parameters: Parameters<Client["rest"]>[1]): Promise<RestAnswer> {
  try {
    return await client.rest(route, parameters);
  } catch (error) {
    if (error instanceof AppError && error.code === "http.redirect") return { status: 404, data: null };
    throw error;
  }
}

function told(answer: RestAnswer, isSo: (data: unknown) => boolean): Outcome {
  if (answer.status === 410) return { state: "absent" };
  if (!isDone(answer)) return outcomeOf(answer);
  return isSo(answer.data) ? { state: "done" } : shapeless;
}
