import { AppError } from "../../../system/errors.ts";
import type { GraphqlAnswer, GraphqlError, Http } from "../../../system/http/index.ts";

/**
 * An answer; or, when the service had none after all tries, or one that is no answer to GraphQL, an error in its place
 * that concerns everything asked for.
 * @throws AppError for what ends the whole run, and `http.no-graphql`
 */
export async function askOnce(
  http: Http,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<GraphqlAnswer & { readonly broken: boolean }> {
  try {
    return { ...(await http.graphql({ query, variables, write: false })), broken: false };
  } catch (error) {
    if (!(error instanceof AppError) || !(error.code in told)) throw error;
    const { reason = "", status = "", text = "" } = error.params;
    const message = ["POST /graphql:", reason, status, text].filter((part) => part !== "").join(" ");
    return { data: null, errors: [{ message }], broken: error.code === "http.broken" };
  }
}

/** What ends one request, and not the run. */
const told = { "http.broken": true, "http.shape": true, "http.status": true } as const;

export function isTooMuch(errors: readonly GraphqlError[]): boolean {
  return errors.some(
    ({ type, message }) => type === "RESOURCE_LIMITS_EXCEEDED" || /timeout|timed out|resource limit/i.test(message),
  );
}
