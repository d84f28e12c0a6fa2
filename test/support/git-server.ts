import { execFileSync, spawn } from "node:child_process";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A server on this machine: its address, and every request that it got, as `METHOD path authorization`. */
export interface Served {
  readonly url: string;
  readonly requests: readonly string[];
}

/**
 * Serves on a free port of 127.0.0.1 until the test ends.
 * @param certificate makes it https
 */
export async function serve(
  listener: RequestListener,
  certificate?: { readonly key: Buffer; readonly cert: Buffer },
): Promise<Served> {
  const requests: string[] = [];
  const listen: RequestListener = (request, response) => {
    requests.push(`${request.method} ${request.url} ${request.headers.authorization ?? ""}`.trim());
    listener(request, response);
  };
  const server = certificate ? createSecureServer(certificate, listen) : createServer(listen);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { url: `${certificate ? "https" : "http"}://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

const backend = join(execFileSync("git", ["--exec-path"], { encoding: "utf8" }).trim(), "git-http-backend");

/**
 * Answers as git's own server does, with the program that git ships for it, for the repositories in a folder.
 * @param protocol 2 as servers do now; 0 as they did, when no commit was given out by its id alone
 */
export function gitServer(folder: string, protocol: 0 | 2 = 2): RequestListener {
  return (request, response) => {
    const [path = "", query = ""] = (request.url ?? "").split("?");
    const child = spawn(backend, {
      env: {
        PATH: process.env.PATH,
        GIT_PROJECT_ROOT: folder,
        GIT_HTTP_EXPORT_ALL: "1",
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_CONFIG_GLOBAL: "/dev/null",
        PATH_INFO: decodeURIComponent(path),
        QUERY_STRING: query,
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers["content-type"] ?? "",
        HTTP_CONTENT_ENCODING: request.headers["content-encoding"] ?? "",
        REMOTE_ADDR: "127.0.0.1",
        ...(protocol === 2 ? { GIT_PROTOCOL: String(request.headers["git-protocol"] ?? "") } : {}),
      },
    });
    child.stdin.on("error", () => undefined);
    request.pipe(child.stdin);
    passOn(child.stdout, response);
  };
}

/** A CGI program prints a header, an empty line, and the body. */
function passOn(output: NodeJS.ReadableStream, response: ServerResponse): void {
  let head: Buffer | undefined = Buffer.alloc(0);
  output.on("data", (chunk: Buffer) => {
    if (!head) {
      response.write(chunk);
      return;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf("\r\n\r\n");
    if (end === -1) return;
    const lines = head.subarray(0, end).toString().split("\r\n");
    const headers = lines.map((line) => line.split(": ") as [string, string]);
    const status = headers.find(([name]) => name === "Status")?.[1];
    response.writeHead(status ? Number.parseInt(status, 10) : 200, Object.fromEntries(headers));
    response.write(head.subarray(end + 4));
    head = undefined;
  });
  output.on("end", () => response.end());
}

/** Asks for a user and a password before it passes a request on. */
export function guarded(user: string, password: string, inner: RequestListener): RequestListener {
  const expected = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  return (request: IncomingMessage, response) => {
    if (request.headers.authorization === expected) return inner(request, response);
    response.writeHead(401, { "WWW-Authenticate": 'Basic realm="templates"' }).end();
  };
}
