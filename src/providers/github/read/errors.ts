import type { KindId, Target } from "../../../kinds/item.ts";
import type { Failure } from "../../../plan/port.ts";
import { AppError } from "../../../system/errors.ts";
import { type GraphqlError, isWaitError } from "../../../system/http/index.ts";
import { graphqlOutcome } from "../outcome.ts";

/** Why something could not be read whole. */
export type Unread = Pick<Failure, "reason" | "params">;

/** Errors that concern one part of an answer: those that name it, and those that name none. */
export function errorsAt(errors: readonly GraphqlError[], alias: string): GraphqlError[] {
  return errors.filter(({ path }) => !isPlace(path) || path[0] === alias);
}

/** Whether an error says which part of an answer it concerns. */
export function isPlace(path: unknown): path is readonly (string | number)[] {
  return Array.isArray(path) && path.length > 0;
}

/** Why a part of an answer cannot be used. What is missing without a word is no absence. */
export function unreadable(errors: readonly GraphqlError[]): Unread {
  const [first] = errors;
  if (!first) return { reason: "target.partial", params: { message: "–" } };
  const scopes = missingScopes(first);
  if (scopes !== undefined) return { reason: "target.scope", params: { scopes } };
  const outcome = graphqlOutcome(first);
  if (outcome.state === "failed" && outcome.reason !== "target.refused")
    return { reason: outcome.reason, params: outcome.params };
  return { reason: "target.partial", params: { message: first.message } };
}

/** The scopes that a classic token lacks, as GitHub lists them: `['read:project']`. */
function missingScopes({ type, message }: GraphqlError): string | undefined {
  if (type !== "INSUFFICIENT_SCOPES") return undefined;
  const list = /requires one of the following scopes: \[([^\]]*)\]/.exec(message)?.[1] ?? "";
  const scopes = [...list.matchAll(/'([^']+)'/g)].map(([, scope]) => scope);
  return scopes.length > 0 ? scopes.join(", ") : undefined;
}

/** What was thrown while something was read, as why that could not be read. @throws whatever ends the run */
export function whyUnread(error: unknown): Unread {
  if (
    !(error instanceof AppError) ||
    error.exitCode === 4 ||
    isWaitError(error) ||
    error.code === "http.unreachable" ||
    error.code === "http.stopped"
  )
    throw error;
  return { reason: error.code, params: error.params };
}

/** An error that ends one target, not the run. @throws whatever ends the run */
export function targetFailure(error: unknown, target: Target, kind?: KindId): Failure {
  return { target, ...(kind ? { kind } : {}), ...whyUnread(error) };
}
