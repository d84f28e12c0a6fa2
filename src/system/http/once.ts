import { systemCode } from "../errors.ts";

/** What became of a message that is sent once. `unsent`: surely not there; `unknown`: nobody can tell. */
export type Sent =
  | { readonly state: "done" }
  | { readonly state: "refused"; readonly status: number }
  | { readonly state: "unsent"; readonly reason: string }
  | { readonly state: "unknown"; readonly reason: string };

const unconnected = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN|UND_ERR_CONNECT_TIMEOUT)$/;

interface Once {
  readonly userAgent: string;
  readonly isTaken: (status: number, text: string) => boolean;
  /** Milliseconds. */
  readonly timeout?: number;
}

/** Bytes of an answer that are read: those that say that a message was taken are short. */
const most = 65_536;

/** The text of an answer; what is longer than any that is believed is cut off. @throws when the body breaks off */
async function beginning(answer: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
    parts.push(part);
    size += part.length;
    if (size > most) break;
  }
  return Buffer.concat(parts).toString("utf8");
}

/**
 * Sends JSON to an address that is a secret itself. Once: no try again, no redirect, and nothing of the address in what
 * it tells. Never throws.
 * @param address one that `urlFault` has found right
 * @param isTaken whether an answer of 2xx says in its own words that the message was taken; if not, nobody can tell
 */
export async function postOnce(
  address: string,
  body: unknown,
  { userAgent, isTaken, timeout = 30_000 }: Once,
): Promise<Sent> {
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8", "user-agent": userAgent },
      body: JSON.stringify(body),
      redirect: "manual",
      signal: AbortSignal.timeout(timeout),
    });
    const { status } = answer;
    if (status >= 200 && status < 300) {
      return isTaken(status, await beginning(answer)) ? { state: "done" } : { state: "unknown", reason: `${status} ?` };
    }
    await answer.body?.cancel().catch(() => undefined);
    // A server that is down may have passed it on before.
    return status >= 500 ? { state: "unknown", reason: String(status) } : { state: "refused", status };
  } catch (error) {
    const code = systemCode((error as Error).cause) ?? systemCode(error) ?? (error as Error).name;
    return { state: unconnected.test(code) ? "unsent" : "unknown", reason: code };
  }
}
