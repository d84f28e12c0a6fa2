import { setMaxListeners } from "node:events";
import { join } from "node:path";
import { AppError } from "../errors.ts";
import { exit } from "../exit.ts";
import { urlFault } from "./address.ts";
import type { FetchInit, GraphqlRequest, Http, HttpAnswer, HttpOptions, HttpRequest } from "./api.ts";
import { confirmed } from "./confirm.ts";
import { isGraphqlRead, onlyQueries } from "./documents.ts";
import { createEtags } from "./etags.ts";
import { createTransport, refuse } from "./fetch.ts";
import { createGate } from "./gate.ts";
import { graphqlAnswer } from "./graphql.ts";
import { boundsOf } from "./guard.ts";
import { contentOf } from "./limits.ts";
import { createMemory, credentialKey } from "./memory.ts";
import { createPacer } from "./pacer.ts";
import { statusError } from "./pages.ts";
import { type Sender, send } from "./retry.ts";
import { timeOf } from "./time.ts";
import type { Answer, Asked, Request } from "./types.ts";
import { createWaits } from "./waits.ts";

export type {
  FetchInit,
  GraphqlAnswer,
  GraphqlError,
  GraphqlRequest,
  Http,
  HttpAnswer,
  HttpOptions,
  HttpRequest,
  Spent,
} from "./api.ts";
export { innermost, messageOf, UnknownOutcome } from "./errors.ts";
export { limitError } from "./limits.ts";
export { estimate, type Load } from "./pacer.ts";
export { type Listing, listPages } from "./pages.ts";
export { stopped } from "./time.ts";
export { isWaitError, type Wait } from "./waits.ts";

/** Answers that a caller can make sense of, beside 2xx. */
const telling = new Set([403, 404, 409, 410, 412, 422, 451]);
/** GitHub allows a hundred; a burst of twenty is one wave of changes. */
const mostInFlight = 20;

/**
 * The one way to a service on the network.
 * @throws AppError `http.base` (exit 2) for an address that a credential may not be sent to
 */
export function createHttp(options: HttpOptions): Http {
  const { base, token, userAgent, readOnly, maxWait = 900, idle = 30_000, total = 60_000, signal } = options;
  const fault = urlFault(base);
  if (fault) throw new AppError("http.base", { fault }, exit.usage);
  const bounds = boundsOf(base);
  const time = timeOf(options);
  // Each request that waits listens to it.
  if (signal) setMaxListeners(0, signal);
  const key = credentialKey(token);
  const { host } = new URL(bounds.origin);
  const waits = createWaits(time, { service: options.service ?? host, maxWait, tell: options.waiting });
  const pacer = createPacer(time, waits);
  const gate = createGate(time, mostInFlight, waits);
  const memory = createMemory(options.stateFolder && join(options.stateFolder, "http"), host, key, pacer, time);
  const etags = options.cacheFolder ? createEtags(join(options.cacheFolder, "http"), key) : undefined;
  const spent = { requests: 0, writes: 0, points: 0, seconds: 0 };
  const authorization = token ? `Bearer ${token}` : undefined;
  const transport = { bounds, authorization, userAgent, readOnly, times: { idle, total } };
  const sender: Sender = {
    ...{ exchange: createTransport(transport), gate, pacer, time, waits, signal },
    count: (points, write) => {
      spent.requests++;
      spent.points += points;
      if (write) spent.writes++;
    },
    waited: (ms) => {
      spent.seconds += ms / 1000;
    },
  };

  async function ask(asked: Asked): Promise<Answer> {
    const request = classified(asked, bounds.graphql, options.allowPost ?? isGraphqlRead);
    refuse(request, transport);
    try {
      return await confirmed(request, etags, (one) => send(one, sender));
    } finally {
      memory.save(gate.busy === 0);
    }
  }

  async function request(given: HttpRequest): Promise<HttpAnswer> {
    const { method, url } = { method: given.method.toUpperCase(), url: addressOf(given, bounds.origin + bounds.path) };
    const asked = {
      ...{ method, url, headers: { accept: "application/json", ...options.headers }, etag: given.etag !== false },
      creates: given.creates ?? contentOf(method, url),
      ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
    };
    const { status, headers, data } = await ask(asked);
    const answer = { method, url, status, headers, data };
    if ((status >= 200 && status < 300) || telling.has(status)) return answer;
    throw statusError(answer);
  }

  async function graphql({ query, variables = {}, write, creates = 0, tries }: GraphqlRequest) {
    // What says that it reads must do no more than that, whatever mode the run is in.
    if (!write && !onlyQueries(query)) {
      throw new AppError("http.read-only", { method: "POST", path: new URL(bounds.graphql).pathname }, exit.refused);
    }
    const headers = { accept: "application/json", ...options.headers };
    const body = JSON.stringify({ query, variables });
    const asked = {
      method: "POST",
      url: bounds.graphql,
      headers,
      body,
      creates,
      etag: false,
      ...(tries ? { tries } : {}),
    };
    const { status, headers: given, data } = await ask(asked);
    if (status === 404) {
      memory.graphqlAbsent = true;
      memory.save(true);
    }
    return graphqlAnswer({ method: "POST", url: bounds.graphql, status, headers: given, data }, write);
  }

  return {
    request,
    graphql,
    fetch: async (url, init = {}) => responseOf(await ask(askedOf(String(url), init, options.headers))),
    get graphqlAbsent() {
      return memory.graphqlAbsent;
    },
    spent: () => ({ ...spent }),
  };
}

function classified(asked: Asked, graphql: string, reads: (body: string | undefined) => boolean): Request {
  const toGraphql = asked.url === graphql;
  // A document could stand in the address as well.
  const plain = /^(GET|HEAD)$/.test(asked.method) && !asked.url.startsWith(graphql);
  const read = plain || (toGraphql && asked.method === "POST" && reads(asked.body));
  return { ...asked, kind: toGraphql ? "graphql" : "rest", write: !read };
}

function addressOf({ url, path = "", query = {} }: HttpRequest, base: string): string {
  const search = Object.entries(query).map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`);
  const address = url ?? base + path;
  return search.length === 0 ? address : `${address}${address.includes("?") ? "&" : "?"}${search.join("&")}`;
}

function askedOf(url: string, { method = "GET", headers, body }: FetchInit, common: HttpOptions["headers"]): Asked {
  const given = Object.fromEntries(new Headers(headers as ConstructorParameters<typeof Headers>[0]));
  const upper = method.toUpperCase();
  if (body !== undefined && body !== null && typeof body !== "string")
    throw new TypeError("only bodies of text are sent");
  return {
    ...{ method: upper, url, headers: { ...common, ...given }, etag: true, creates: contentOf(upper, url) },
    ...(typeof body === "string" ? { body } : {}),
  };
}

/** The answer as a client expects it: already unpacked, whole, and JSON. */
function responseOf({ status, headers: given, text, data }: Answer): Response {
  const headers = new Headers(given);
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) headers.delete(name);
  if (data !== undefined) headers.set("content-type", "application/json; charset=utf-8");
  return new Response(text === "" ? null : text, { status, headers });
}
