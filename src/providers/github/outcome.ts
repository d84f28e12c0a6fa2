import type { Failure, Outcome } from "../../plan/port.ts";
import { AppError } from "../../system/errors.ts";
import { type GraphqlError, isWaitError, UnknownOutcome } from "../../system/http/index.ts";
import type { RestAnswer } from "./client.ts";

type Params = Failure["params"];

/** Why a target could not be read or written, from a status and GitHub's message. */
export function reasonOf(status: number, message: string): { reason: string; params: Params } {
  if (/archived/i.test(message)) return { reason: "target.archived", params: {} };
  if (isSso(message)) return { reason: "target.sso", params: { message } };
  if (status === 403) return { reason: "target.forbidden", params: { message } };
  if (status === 404) return { reason: "target.missing", params: {} };
  if (status === 410) return { reason: "target.gone", params: { message } };
  if (status === 451) return { reason: "target.blocked", params: { message } };
  return { reason: "target.refused", params: { message: message || String(status) } };
}

/** Whether GitHub says that the token is right, and only not let in by the organisation's single sign-on. */
function isSso(message: string): boolean {
  return /SAML enforcement|single sign-on/i.test(message);
}

export function messageIn(data: unknown): string {
  const { message, errors } = (data ?? {}) as { message?: unknown; errors?: unknown };
  const more = Array.isArray(errors)
    ? errors.map(
        (one: { message?: unknown; field?: unknown; code?: unknown }) => one.message ?? `${one.field} ${one.code}`,
      )
    : [];
  return [typeof message === "string" ? message : "", ...more].filter(Boolean).join("; ").slice(0, 300);
}

/** What an answer of the REST API says of a step. */
export function outcomeOf({ status, data }: RestAnswer, ref?: (data: unknown) => string | undefined): Outcome {
  if (status >= 200 && status < 300) {
    const handle = ref?.(data);
    return { state: "done", ...(handle === undefined ? {} : { ref: handle }) };
  }
  if (status === 404) return { state: "absent" };
  if (status === 409 || status === 412) return { state: "conflict" };
  const message = messageIn(data);
  if (status === 422 && /already.exists|already been taken|must be unique/i.test(message)) return { state: "exists" };
  const reach = status === 403 || status === 451 ? "target" : "step";
  return { state: "failed", reach, ...reasonOf(status, message) };
}

/** What one error of a GraphQL answer says of the step that it names. */
export function graphqlOutcome({ type, message }: GraphqlError): Outcome {
  if (/already (exists|been taken)|must be unique/i.test(message)) return { state: "exists" };
  if (type === "NOT_FOUND") return { state: "absent" };
  // The service gave up on the way: what it had done by then stays done.
  if (/something went wrong|timed? ?out/i.test(message)) return { state: "unknown", reason: "server" };
  if (/archived/i.test(message)) return { state: "failed", reach: "target", reason: "target.archived", params: {} };
  if (isSso(message)) return { state: "failed", reach: "target", reason: "target.sso", params: { message } };
  if (type === "FORBIDDEN" || type === "INSUFFICIENT_SCOPES") {
    return { state: "failed", reach: "target", reason: "target.forbidden", params: { message } };
  }
  return { state: "failed", reach: "step", reason: "target.refused", params: { message } };
}

/** What an error on the way says of a step. @throws whatever is no error of ours */
export function thrownOutcome(error: unknown): Outcome {
  if (error instanceof UnknownOutcome) return { state: "unknown", reason: error.reason };
  if (!(error instanceof AppError)) throw error;
  const { code, params, exitCode } = error;
  const isLast = exitCode === 4 || isWaitError(error) || code === "http.unreachable";
  if (isLast) return { state: "failed", reach: "all", exitCode: exitCode === 4 ? 4 : 5, reason: code, params };
  return { state: "failed", reach: "step", reason: code, params };
}

/** Runs one step; an error on the way becomes its outcome. */
export async function outcome(act: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await act();
  } catch (error) {
    return thrownOutcome(error);
  }
}
