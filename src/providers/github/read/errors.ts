import type { KindId, Target } from "../../../kinds/item.ts";
import type { Failure } from "../../../plan/port.ts";
import { AppError } from "../../../system/errors.ts";
import { type GraphqlError, isWaitError } from "../../../system/http/index.ts";
import { graphqlOutcome } from "../outcome.ts";

/** Errors that concern one part of an answer: those that name it, and those that name none. */
export function errorsAt(errors: readonly GraphqlError[], alias: string): GraphqlError[] {
  return errors.filter(({ path }) => !path || path[0] === alias);
}

/** Why a part of an answer cannot be used. What is missing without a word is no absence. */
export function unreadable(errors: readonly GraphqlError[]): Pick<Failure, "reason" | "params"> {
  const [first] = errors;
  if (!first) return { reason: "target.partial", params: { message: "–" } };
  const outcome = graphqlOutcome(first);
  if (outcome.state === "failed" && outcome.reason !== "target.refused")
    return { reason: outcome.reason, params: outcome.params };
  return { reason: "target.partial", params: { message: first.message } };
}

/** An error that ends one target, not the run. @throws whatever ends the run */
export function targetFailure(error: unknown, target: Target, kind?: KindId): Failure {
  if (
    !(error instanceof AppError) ||
    error.exitCode === 4 ||
    isWaitError(error) ||
    error.code === "http.unreachable" ||
    error.code === "http.stopped"
  )
    throw error;
  return { target, ...(kind ? { kind } : {}), reason: error.code, params: error.params };
}
