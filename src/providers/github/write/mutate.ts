import type { Outcome } from "../../../plan/port.ts";
import type { Client } from "../client.ts";
import { graphqlOutcome } from "../outcome.ts";

// biome-ignore lint/suspicious/noExplicitAny: the service's answer, whose shape the document fixes.
type Node = any;

/** One mutation. @param result what of its payload is asked for @param creates issues, discussions and comments that it makes */
export async function mutate(
  client: Client,
  name: string,
  type: string,
  input: object,
  result: string,
  creates = 0,
): Promise<{ node?: Node; outcome: Outcome }> {
  const query = `mutation($input:${type}!){done:${name}(input:$input){${result}}}`;
  const { data, errors } = await client.http.graphql({ query, variables: { input }, write: true, creates });
  const [error] = errors;
  if (error) return { outcome: graphqlOutcome(error) };
  if (!data?.done) return { outcome: { state: "unknown", reason: "shape" } };
  return { node: data.done, outcome: { state: "done" } };
}

export const missing: Outcome = { state: "failed", reach: "step", reason: "target.missing", params: {} };
