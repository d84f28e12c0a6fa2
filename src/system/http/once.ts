import { systemCode } from "../errors.ts";

/** What became of a message that is sent once. `unsent`: surely not there; `unknown`: nobody can tell. */
export type Sent =
  | { readonly state: "done" }
  | { readonly state: "refused"; readonly status: number }
  | { readonly state: "unsent"; readonly reason: string }
  | { readonly state: "unknown"; readonly reason: string };

const unconnected = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN|UND_ERR_CONNECT_TIMEOUT)$/;

/**
 * Sends JSON to an address that is a secret itself. Once: no try again, no redirect, and nothing of the address in what
 * it tells. Never throws.
 * @param address one that `urlFault` has found right
 */
export async function postOnce(address: string, body: unknown, userAgent: string, timeout = 30_000): Promise<Sent> {
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8", "user-agent": userAgent },
      body: JSON.stringify(body),
      redirect: "manual",
      signal: AbortSignal.timeout(timeout),
    });
    await answer.body?.cancel().catch(() => undefined);
    const { status } = answer;
    if (status >= 200 && status < 300) return { state: "done" };
    // A server that is down may have passed it on before.
    return status >= 500 ? { state: "unknown", reason: String(status) } : { state: "refused", status };
  } catch (error) {
    const code = systemCode((error as Error).cause) ?? systemCode(error) ?? (error as Error).name;
    return { state: unconnected.test(code) ? "unsent" : "unknown", reason: code };
  }
}
