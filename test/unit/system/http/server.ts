import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { createHttp, type Http, type HttpOptions } from "../../../../src/system/http/index.ts";

export const canary = "ghp_canary0123456789abcdef";

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export type Reply = (response: ServerResponse, seen: Seen, nth: number) => void;

/** A server on loopback that ends with the test. */
export async function serve(reply: Reply): Promise<{ base: string; seen: Seen[]; close: () => Promise<unknown> }> {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const one = { method: request.method ?? "", url: request.url ?? "", headers: request.headers, body };
    seen.push(one);
    reply(response, one, seen.length);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

export const json =
  (value: unknown, status = 200, headers: Record<string, string> = {}): Reply =>
  (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(value));
  };

/** A clock that stands still but for what is slept, and tells what was. */
export function fakeTime() {
  let at = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => at,
    wall: () => Date.UTC(2030, 0, 1) + at,
    random: () => 1,
    sleep: async (ms: number) => {
      slept.push(Math.round(ms));
      at += ms;
    },
  };
}

export function http(base: string, options: Partial<HttpOptions> = {}): Http {
  return createHttp({ base, token: canary, userAgent: "commonry-test", readOnly: false, random: () => 0, ...options });
}

/** What a promise is rejected with, having made sure that it does not tell the credential. */
export async function rejection(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  const error = await promise.then(
    () => new Error("nothing was thrown"),
    (thrown: unknown) => thrown,
  );
  for (let one = error; one; one = (one as Error).cause) {
    const all = `${String(one)} ${(one as Error).stack} ${JSON.stringify(one)}`;
    if (all.includes(canary)) throw new Error("the credential stands in an error");
  }
  return error as Error & Record<string, unknown>;
}
