import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Reply } from "./call.ts";
import { costOf } from "./cost.ts";
import { ApiError, forbidden } from "./errors.ts";
import { type Fault, type FaultName, strike, strikesBefore } from "./faults.ts";
import { check, run } from "./graphql.ts";
import { Limits } from "./limits.ts";
import { pageOf } from "./pages.ts";
import { routes } from "./rest.ts";
import { type Found, hasMoved, named, numbered, routeOf } from "./routing.ts";
import { addLabel, addRepository, fold, newState, type Repository, type State } from "./state.ts";
import { exchangeFaults } from "./validate.ts";

/** One request, as it came. */
export interface Logged {
  readonly number: number;
  readonly method: string;
  readonly path: string;
  /** Whether it may change something. */
  readonly write: boolean;
  readonly authorization: string | undefined;
  readonly body: string;
  /** When it came: milliseconds since the epoch; and how many were under way then, this one among them. */
  readonly at: number;
  readonly inFlight: number;
  status: number;
}

export interface Options {
  readonly state?: State;
  /** false: POST /graphql is answered with 404. */
  readonly graphql?: boolean;
  /** Milliseconds before each answer. */
  readonly latency?: number;
  /** Path of the base, such as `/api/v3`. */
  readonly prefix?: string;
  readonly limits?: boolean;
}

export interface Emulator {
  readonly url: string;
  readonly state: State;
  readonly requests: Logged[];
  readonly faults: Fault[];
  /** What is answered in place of doing what is asked for, if anything. */
  readonly instead: ((request: Logged) => { status: number; body: unknown } | undefined)[];
  /** What is done to the text of a right answer before it goes. */
  readonly changes: ((text: string, request: Logged) => string)[];
  /** Requests and answers that are not as GitHub describes them, and routes that are unknown. */
  readonly violations: string[];
  /** Exchanges that were held against GitHub's descriptions. */
  readonly validated: { rest: number; graphql: number };
  readonly limits: Limits;
  /** Repositories, by folded name, that the token may not write to. */
  readonly readOnly: Set<string>;
  close(): Promise<void>;
}

const secondary = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";

/** GitHub on loopback, as far as commonry uses it: stateful, checked against GitHub's own descriptions, failing on demand. */
export async function startEmulator(options: Options = {}): Promise<Emulator> {
  const { state = newState(), latency = 0, prefix = "" } = options;
  const requests: Logged[] = [];
  const faults: Fault[] = [];
  const instead: Emulator["instead"] = [];
  const changes: Emulator["changes"] = [];
  const violations: string[] = [];
  const validated = { rest: 0, graphql: 0 };
  const limits = new Limits();
  const readOnly = new Set<string>();
  let inFlight = 0;
  const allowed = (repository: Repository) => {
    if (readOnly.has(fold(repository.name))) throw forbidden();
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    inFlight++;
    response.on("close", () => inFlight--);
    request
      .on("data", (chunk: Buffer) => chunks.push(chunk))
      .on("end", () => {
        setTimeout(() => {
          answer(request, response, Buffer.concat(chunks).toString()).catch((error: Error) => {
            violations.push(error.stack ?? error.message);
            request.socket.destroy();
          });
        }, latency);
      });
  });

  async function answer(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
    const { method = "GET", url = "/" } = request;
    const path = url.startsWith(prefix) ? url.slice(prefix.length) : url;
    const isGraphql = path === "/graphql" || url === "/api/graphql";
    const { write, creates } = kindOf(isGraphql, method, path, body);
    const { authorization } = request.headers;
    const logged: Logged = {
      number: requests.length + 1,
      method,
      path,
      write,
      authorization,
      body,
      at: Date.now(),
      inFlight,
      status: 0,
    };
    requests.push(logged);
    const fault = strike(faults, logged);
    if (fault && strikesBefore(fault.do)) return strikeNow(fault, request, response, logged);
    if (options.limits && !limits.take(isGraphql ? "graphql" : "rest", write, creates, inFlight)) {
      return send(request, response, logged, { status: 403, body: { message: secondary } }, { "retry-after": "60" });
    }
    const reply = await settled(
      async () => lie(instead, logged) ?? (isGraphql ? await graphql(body) : rest(method, path, body)),
    );
    if (fault) return strikeAfter(fault, request, response, logged, reply);
    send(request, response, logged, reply);
  }

  /** What cannot be read is answered as GitHub does; a mistake of the emulator's own is a violation, not a silence. */
  async function settled(act: () => Promise<Reply>): Promise<Reply> {
    try {
      return await act();
    } catch (error) {
      violations.push(`no answer: ${error}`);
      const unreadable = error instanceof SyntaxError || error instanceof URIError;
      return unreadable
        ? { status: 400, body: { message: "Problems parsing JSON" } }
        : { status: 500, body: { message: "Server Error" } };
    }
  }

  async function graphql(body: string): Promise<Reply> {
    if (options.graphql === false) return { status: 404, body: { message: "Not Found" } };
    const { query, variables = {} } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
    validated.graphql++;
    const { document, faults: found } = check(query);
    violations.push(...found, ...costOf(document, variables).refused);
    return { status: 200, body: await run(state, query, variables, allowed) };
  }

  function rest(method: string, url: string, text: string): Reply {
    const [path = "", search = ""] = url.split("?");
    const found = routeOf(method, named(state, path));
    if (!found) {
      violations.push(`unknown route ${method} ${path}`);
      return { status: 404, body: { message: "Not Found" } };
    }
    const body = text === "" ? undefined : JSON.parse(text);
    const reply = act(found, new URLSearchParams(search), body, url);
    validated.rest++;
    violations.push(
      ...exchangeFaults(found.route, method === "GET" ? undefined : body, reply.status, reply.list ?? reply.body),
    );
    return reply;
  }

  function act({ route, parameters }: Found, query: URLSearchParams, body: unknown, url: string): Reply {
    const { repo } = parameters;
    const reads = route.startsWith("GET");
    if (hasMoved(state, parameters)) {
      const location = prefix + numbered(state, url);
      const message = { message: "Moved Permanently", url: new URL(location, origin()).href };
      return {
        status: reads ? 301 : 307,
        body: { ...message, documentation_url: "https://docs.github.com/v3/#http-redirects" },
        location,
      };
    }
    try {
      if (!reads && repo !== undefined && readOnly.has(fold(repo))) throw forbidden();
      return (routes[route] as (typeof routes)[string])({ state, parameters, query, body });
    } catch (error) {
      return refusal(error);
    }
  }

  /** Sends a reply; a list is cut into pages, with `Link` and `ETag` as GitHub has them. */
  function send(
    request: IncomingMessage,
    response: ServerResponse,
    logged: Logged,
    reply: Reply,
    more: Record<string, string> = {},
  ): void {
    const { body, link } = reply.list ? paged(request, reply.list) : { body: reply.body, link: undefined };
    const plain = body === undefined ? "" : JSON.stringify(body);
    const text = changes.reduce((now, change) => change(now, logged), plain);
    const etag = `"${createHash("sha1").update(text).digest("hex")}"`;
    const isGet = request.method === "GET";
    const isSame = reply.status === 200 && isGet && request.headers["if-none-match"] === etag;
    logged.status = isSame ? 304 : reply.status;
    const location = reply.location === undefined ? undefined : new URL(reply.location, origin()).href;
    response.writeHead(logged.status, { ...headersOf(isGet, etag, link, location), ...more });
    response.end(isSame || text === "" ? undefined : text);
  }

  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function paged(request: IncomingMessage, all: readonly unknown[]): { body: unknown; link: string | undefined } {
    const [path = "/", search] = (request.url ?? "/").slice(prefix.length).split("?");
    const url = new URL(`${origin()}${prefix}${numbered(state, path)}${search === undefined ? "" : `?${search}`}`);
    return pageOf(url, all);
  }

  function strikeNow(fault: Fault, request: IncomingMessage, response: ServerResponse, logged: Logged): void {
    const say = (status: number, message: string, headers: Record<string, string> = {}) => {
      logged.status = status;
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(JSON.stringify({ message }));
    };
    const now = String(Math.ceil(Date.now() / 1000) + 1);
    const answers: Partial<Record<FaultName, () => void>> = {
      "429": () => say(429, "Too many requests", { "retry-after": String(fault.after ?? 1) }),
      "403-secondary": () => say(403, secondary, { "retry-after": String(fault.after ?? 1) }),
      "403-primary": () =>
        say(403, "API rate limit exceeded", { "x-ratelimit-remaining": "0", "x-ratelimit-reset": now }),
      "403-permission": () => say(403, "Resource not accessible by personal access token"),
      "401": () => say(401, "Bad credentials"),
      "404": () => say(404, "Not Found"),
      "500": () => say(500, "Server Error"),
      "502-before": () => say(502, "Bad Gateway"),
      "reset-before": () => void request.socket.destroy(),
      redirect: () => say(301, "Moved", { location: `${origin()}/elsewhere` }),
      "kill-before": () => {
        fault.kill?.();
        // The signal first: a client that lives on sees the connection go.
        setTimeout(() => request.socket.destroy(), 100);
      },
    };
    answers[fault.do]?.();
  }

  function strikeAfter(
    fault: Fault,
    request: IncomingMessage,
    response: ServerResponse,
    logged: Logged,
    reply: Reply,
  ): void {
    const body = reply.list ? paged(request, reply.list).body : reply.body;
    const whole = JSON.stringify(body ?? {});
    const raw = (status: number, text: string, headers: Record<string, string> = {}) => {
      logged.status = status;
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(text);
    };
    const next = (to: string) => raw(reply.status, whole, { link: `<${to}>; rel="next"` });
    const answers: Partial<Record<FaultName, () => void>> = {
      "kill-after": () => {
        fault.kill?.();
        // The signal first: a client that lives on sees the connection go.
        setTimeout(() => request.socket.destroy(), 100);
      },
      "502-after": () => raw(502, JSON.stringify({ message: "Bad Gateway" })),
      "reset-after": () => void request.socket.destroy(),
      cut: () => {
        response.writeHead(reply.status, {
          "content-type": "application/json",
          "content-length": String(whole.length + 100),
        });
        response.write(whole.slice(0, Math.ceil(whole.length / 2)), () => request.socket.destroy());
      },
      slow: () => void setTimeout(() => raw(reply.status, whole), 1500),
      html: () => raw(200, "<html><body>Sign in</body></html>", { "content-type": "text/html" }),
      "bad-json": () => raw(reply.status, `${whole.slice(0, -1)},`),
      empty: () => raw(200, ""),
      "wrong-shape": () => raw(200, Array.isArray(body) ? JSON.stringify({ items: body }) : "[]"),
      short: () => raw(reply.status, shortened(body)),
      loop: () => next(`${origin()}${request.url}`),
      "foreign-link": () => next("http://127.0.0.2:9/repos/x/y/labels"),
      partial: () =>
        raw(200, JSON.stringify({ data: null, errors: [{ message: "Something went wrong", type: "INTERNAL" }] })),
    };
    answers[fault.do]?.();
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `${origin()}${prefix}`,
    ...{ state, requests, faults, instead, changes, violations, validated, limits, readOnly },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An error as an answer. @throws what is no ApiError */
function refusal(error: unknown): Reply {
  if (!(error instanceof ApiError)) throw error;
  const { status, message, errors } = error;
  const body = { message, ...(errors ? { errors } : {}), documentation_url: "https://docs.github.com/rest" };
  return { status, body };
}

/** Whether a request may write, and how much it makes. */
/** What is said without anything being done. */
function lie(instead: Emulator["instead"], request: Logged): Reply | undefined {
  for (const one of instead) {
    const reply = one(request);
    if (reply) return reply;
  }
  return undefined;
}

/** Of issues, comments and discussions alone GitHub documents how many may be made. */
const isContent = (method: string, path: string) => method === "POST" && /\/(?:issues|comments)$/.test(path);

function kindOf(isGraphql: boolean, method: string, path: string, body: string): { write: boolean; creates: number } {
  if (!isGraphql) return { write: method !== "GET", creates: isContent(method, path) ? 1 : 0 };
  const content = body.match(/:(?:createIssue|createDiscussion|addComment|addDiscussionComment)\(/g)?.length ?? 0;
  return { write: /"query":"\s*mutation/.test(body), creates: content };
}

/** What goes with an answer: a tag for what may be asked again, the next page, where a thing has moved. */
function headersOf(
  isGet: boolean,
  etag: string,
  link: string | undefined,
  location: string | undefined,
): Record<string, string> {
  const all = { link, location, etag: isGet ? etag : undefined };
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    "content-type": "application/json; charset=utf-8",
    ...{ "x-ratelimit-limit": "5000", "x-ratelimit-used": "1000", "x-ratelimit-remaining": "4000" },
    ...{ "x-ratelimit-reset": String(Math.ceil(Date.now() / 1000) + 3600), "x-ratelimit-resource": "core" },
    ...Object.fromEntries(given),
  };
}

/** A listing that lacks its last thing; its total, where it has one, stays. */
function shortened(body: unknown): string {
  if (Array.isArray(body)) return JSON.stringify(body.slice(0, -1));
  return JSON.stringify(body, (key, value) => (key === "nodes" && Array.isArray(value) ? value.slice(0, -1) : value));
}

/** A state with some repositories that have the same labels, named r1, r2 …; for benchmarks. */
export function seedLabels(
  owner: string,
  count: number,
  labels: readonly { name: string; color: string; description: string }[],
) {
  const state = newState(owner);
  for (let n = 1; n <= count; n++) {
    const repository = addRepository(state, `r${n}`);
    for (const label of labels) addLabel(state, repository, label);
  }
  return { state };
}
