import type { Outcome } from "../../../plan/port.ts";
import { type GraphqlAnswer, limitError } from "../../../system/http/index.ts";
import type { Client } from "../client.ts";
import { graphqlOutcome, shapeless } from "../outcome.ts";

// biome-ignore lint/suspicious/noExplicitAny: the service's answer, whose shape the document fixes.
type Node = any;

/** What an answer says of one of its mutations. */
export interface Answered {
  /** The payload, with all that was asked for. */
  readonly node?: Node;
  readonly outcome: Outcome;
  /** Refused for the number of requests: it was not done, and may be sent again after the pause. */
  readonly again?: true;
}

/** One mutation. @param result what of its payload is asked for @param creates issues, discussions and comments that it makes */
export async function mutate(
  client: Client,
  name: string,
  type: string,
  input: object,
  result: string,
  creates = 0,
): Promise<Answered> {
  const query = `mutation($input:${type}!){done:${name}(input:$input){${result}}}`;
  return answered("done", result, await client.http.graphql({ query, variables: { input }, write: true, creates }));
}

/**
 * Takes one mutation's part out of an answer. It is believed when its payload holds what was asked for, or an error names
 * it; whatever else there is leaves open what was done, and is settled by reading back.
 * @param aliases of all mutations in the document
 */
export function answered(
  alias: string,
  result: string,
  { data, errors }: GraphqlAnswer,
  aliases: ReadonlySet<string> = new Set([alias]),
): Answered {
  const own = errors.find(({ path }) => path?.[0] === alias);
  if (own) return { outcome: graphqlOutcome(own), ...(limitError(own) ? { again: true } : {}) };
  const node = data?.[alias];
  const stray = errors.find(({ path }) => !aliases.has(String(path?.[0])));
  if (stray) {
    // An error of nothing in particular, where there is no payload, is why there is none.
    const why = graphqlOutcome(stray);
    return { outcome: (node === null || node === undefined) && why.state === "failed" ? why : shapeless };
  }
  return isWhole(node, result) ? { node, outcome: { state: "done" } } : { outcome: shapeless };
}

/** Whether a payload has the thing that was asked for with its handle, or the key where no thing was. */
function isWhole(node: Node, result: string): boolean {
  const key = /^\w+/.exec(result)?.[0] ?? "";
  if (!isObject(node) || !(key in node)) return false;
  if (!result.includes("{")) return true;
  const thing = node[key];
  return isObject(thing) && typeof thing.id === "string" && thing.id !== "";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export const missing: Outcome = { state: "failed", reach: "step", reason: "target.missing", params: {} };
