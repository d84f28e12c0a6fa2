import type { Time } from "./types.ts";
import type { Wait } from "./waits.ts";

export interface HttpOptions extends Partial<Time> {
  /** Address of the API: https, or http on loopback. `https://api.github.com`, `https://ghe.example/api/v3`. */
  readonly base: string;
  readonly token?: string | undefined;
  readonly userAgent: string;
  /** Refuses, before it is sent, whatever may write. */
  readonly readOnly: boolean;
  /** What the service is called; its host when nothing is said. */
  readonly service?: string;
  /** The longest single wait for a limit, in seconds; 900 when not given. */
  readonly maxWait?: number;
  /** Told once of each wait for a limit as it begins, if it takes a second or more. */
  readonly waiting?: ((wait: Wait) => void) | undefined;
  /** `stateFolder` of `system/state.ts`: use of the limits is remembered there. */
  readonly stateFolder?: string | undefined;
  /** `cacheFolder` of `system/cache.ts`: answers with an entity tag are kept there. */
  readonly cacheFolder?: string | undefined;
  /** Sent with every request that does not say otherwise: `accept`, `x-github-api-version`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Ends waits and reads, and keeps further requests back; a write that is under way is finished. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds without a byte, 30,000 when not given. */
  readonly idle?: number;
  /** Milliseconds for one try, 60,000 when not given. */
  readonly total?: number;
  /** Whether the body of a POST to the GraphQL address can only read; by its document when not given. */
  readonly allowPost?: (body: string | undefined) => boolean;
}

export interface HttpRequest {
  readonly method: string;
  /** Below the base, with names encoded by the caller: `/repos/o/r/labels`. Or `url`, whole. */
  readonly path?: string;
  readonly url?: string;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Only with GET: false to have the answer sent whole; true when not given. */
  readonly etag?: boolean;
  /** Content created, for the limit; by the address when not given. */
  readonly creates?: number;
}

export interface HttpAnswer {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly data: unknown;
}

export interface GraphqlRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Must agree with the document: a mutation that claims to read is refused. */
  readonly write: boolean;
  /** Issues, comments and discussions that it creates. */
  readonly creates?: number;
  /** How often a read is sent before it counts as failed; 4 when not given. */
  readonly tries?: number;
}

export interface GraphqlError {
  readonly type?: string;
  readonly message: string;
  readonly path?: readonly (string | number)[];
}

export interface GraphqlAnswer {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly GraphqlError[];
}

/** What was sent so far. `seconds` is time waited for limits. */
export interface Spent {
  readonly requests: number;
  readonly writes: number;
  readonly points: number;
  readonly seconds: number;
}

export interface Http {
  /**
   * Resolves for 2xx, 403, 404, 409, 410, 412, 422 and 451.
   * @throws AppError `http.status` for any other; UnknownOutcome; and what `send` throws
   */
  request(request: HttpRequest): Promise<HttpAnswer>;
  /**
   * @throws AppError `http.no-graphql` when the service has none (`graphqlAbsent` is true from then on), `http.status`,
   *   `http.shape`; UnknownOutcome; and what `send` throws
   */
  graphql(request: GraphqlRequest): Promise<GraphqlAnswer>;
  /** For Octokit's `request.fetch`: its errors are found with `innermost` in what Octokit throws. */
  readonly fetch: (url: string | URL, init?: FetchInit) => Promise<Response>;
  readonly graphqlAbsent: boolean;
  spent(): Spent;
}

/** What is looked at of a request that a client hands over. */
export interface FetchInit {
  readonly method?: string;
  readonly headers?: unknown;
  readonly body?: unknown;
}
