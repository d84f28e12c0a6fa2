import { AppError } from "../errors.ts";
import { exit } from "../exit.ts";
import type { GraphqlAnswer, GraphqlError, HttpAnswer } from "./api.ts";
import { Broken, place, UnknownOutcome } from "./errors.ts";
import { statusError } from "./pages.ts";

/**
 * An answer to a GraphQL request, of the right shape: an object or null as `data`, and errors when there is no data.
 * @param write whether a wrong shape leaves open what was done
 * @throws AppError `http.no-graphql`, `http.status`, `http.shape`; UnknownOutcome
 */
export function graphqlAnswer(answer: HttpAnswer, write: boolean): GraphqlAnswer {
  const { method, url, status, data: body } = answer;
  if (status === 404) throw new AppError("http.no-graphql", { host: new URL(url).host }, exit.failure);
  if (status !== 200) throw statusError(answer);
  const { data, errors = [] } = (body ?? {}) as { data?: unknown; errors?: unknown };
  const right = Array.isArray(errors) && errors.every(isError) && (isObject(data) || errors.length > 0);
  if (right) return { data: isObject(data) ? data : null, errors: (errors as Record<string, unknown>[]).map(errorOf) };
  if (write) throw new UnknownOutcome({ method, url, creates: 0, etag: false }, new Broken("shape", { status }));
  throw new AppError("http.shape", place({ method, url }), exit.failure);
}

/** What of an error is looked at; a path that is none says nothing. */
function errorOf({ message, type, path }: Record<string, unknown>): GraphqlError {
  return {
    message: String(message),
    ...(typeof type === "string" ? { type } : {}),
    ...(Array.isArray(path) && path.length > 0 ? { path } : {}),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isError(value: unknown): boolean {
  return isObject(value) && typeof value.message === "string";
}
