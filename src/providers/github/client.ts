import type { Octokit } from "@octokit/rest";
import { AppError } from "../../system/errors.ts";
import { type Http, innermost } from "../../system/http/index.ts";

/** An answer of the REST API that a caller can make sense of. */
export interface RestAnswer {
  readonly status: number;
  readonly data: unknown;
}

/** Octokit writes the requests; how they are sent, paced and believed is the transport's. */
export interface Client {
  readonly http: Http;
  /**
   * Sends one request.
   * @param route as GitHub documents it: `PATCH /repos/{owner}/{repo}`
   * @throws AppError, UnknownOutcome as the transport does
   */
  rest(route: string, parameters: Readonly<Record<string, unknown>>): Promise<RestAnswer>;
}

/** A client over a transport. Octokit is loaded when the first request is sent. */
export function createClient(http: Http, base: string): Client {
  let octokit: Octokit | undefined;
  return {
    http,
    rest: async (route, parameters) => {
      octokit ??= await load(http, base);
      try {
        const { status, data } = await octokit.request(route, { ...parameters });
        return { status, data };
      } catch (error) {
        const inner = innermost(error);
        if (inner instanceof AppError) throw inner;
        const { status, response } = error as { status?: number; response?: { data?: unknown } };
        if (typeof status === "number" && response) return { status, data: response.data };
        throw error;
      }
    },
  };
}

async function load(http: Http, base: string): Promise<Octokit> {
  const { Octokit: Rest } = await import("@octokit/rest");
  const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  return new Rest({ baseUrl: base.replace(/\/+$/, ""), request: { fetch: http.fetch }, log: quiet });
}
