import type { Failure, Outcome } from "../../plan/port.ts";
import { AppError } from "../../system/errors.ts";
import { type GraphqlError, isWaitError, UnknownOutcome } from "../../system/http/index.ts";
import type { RestAnswer } from "./client.ts";

type Params = Failure["params"];
/** The body of an answer. */
export type Body = Readonly<Record<string, unknown>>;

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
    ? errors.map((one: { message?: unknown; field?: unknown; code?: unknown } | string | null) =>
        typeof one === "object" ? (one?.message ?? `${one?.field} ${one?.code}`) : one,
      )
    : [];
  return [typeof message === "string" ? message : "", ...more].filter(Boolean).join("; ").slice(0, 300);
}

/** An answer that says well done, and has not what was asked for: what was done is found out by reading back. */
export const shapeless: Outcome = { state: "unknown", reason: "shape" };

/**
 * What an answer of the REST API says of a step. One that says well done is believed when it is empty, as it should be
 * where no handle is looked for, or has the handle.
 * @param ref the handle in the body, which is an object
 */
export function outcomeOf({ status, data }: RestAnswer, ref?: (data: Body) => string | undefined): Outcome {
  if (status >= 200 && status < 300) return ref ? handled(data, ref) : emptied(status);
  if (status === 404) return { state: "absent" };
  if (status === 409 || status === 412) return { state: "conflict" };
  const message = messageIn(data);
  if (status === 422 && /already.exists|already been taken|must be unique/i.test(message)) return { state: "exists" };
  const reach = status === 403 || status === 451 ? "target" : "step";
  return { state: "failed", reach, ...reasonOf(status, message) };
}

function handled(data: unknown, ref: (data: Body) => string | undefined): Outcome {
  const handle = isObject(data) ? ref(data) : undefined;
  return handle === undefined || handle === "" ? shapeless : { state: "done", ref: handle };
}

function emptied(status: number): Outcome {
  return status === 204 || status === 205 ? { state: "done" } : shapeless;
}

function isObject(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A name or a node's id, where it is one. */
export const word = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** A number that counts or names something, where it is one, as text. */
export const whole = (value: unknown): string | undefined => (Number.isSafeInteger(value) ? String(value) : undefined);

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
