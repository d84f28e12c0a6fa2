import type { Outcome, Step } from "../../plan/port.ts";
import { AppError } from "../../system/errors.ts";
import { UnknownOutcome } from "../../system/http/errors.ts";
import { oneLine } from "../../system/text/sanitize.ts";

const done = new Set([200, 201, 204]);

/**
 * What an answer to a write says. 412 is a change by somebody else, or for a new thing one that is there already; so is
 * a UID that is taken (RFC 4791 5.3.2.1), which some servers tell inside of a 207.
 */
export async function outcomeOf(answer: Response, action: Step["action"], ref: string): Promise<Outcome> {
  const { status } = answer;
  if (done.has(status)) return { state: "done", ref };
  const text = await answer.text();
  const taken = { state: action === "create" ? "exists" : "conflict" } as const;
  if (status === 412 || /no-uid-conflict|\s412\s/.test(text)) return taken;
  if (status === 404 || status === 410) return { state: "absent" };
  const params = { status, text: oneLine(text.replace(/<[^>]*>/g, " ")).slice(0, 120) };
  const reach = status === 403 || status === 507 ? "target" : "step";
  return { state: "failed", reach, reason: "caldav.refused", params };
}

/** What an error of the transport says of a step. */
export function brokenOutcome(error: unknown): Outcome {
  if (error instanceof UnknownOutcome) return { state: "unknown", reason: error.reason };
  if (!(error instanceof AppError)) throw error;
  const { code, params, exitCode } = error;
  const last = exitCode === 4 || exitCode === 5 ? exitCode : undefined;
  if (last !== undefined) return { state: "failed", reach: "all", reason: code, params, exitCode: last };
  return { state: "failed", reach: code === "http.read-only" ? "all" : "step", reason: code, params };
}
