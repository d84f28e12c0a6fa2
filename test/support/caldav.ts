import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request as httpRequest } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Real servers of calendars, started for one file of tests on free ports of loopback, and gone with it. */

export const user = "ada";
/** Made of words, so that it looks like no password. */
export const password = "a-password-that-nobody-may-ever-see";

export interface Server {
  readonly base: string;
  readonly stop: () => Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Whether something answers at a port. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("close", () => socket.destroy());
    socket.once("connect", () => socket.end());
  });
}

async function started(program: string, args: (folder: string, port: number) => readonly string[]): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "commonry-caldav-"));
  const port = await freePort();
  const child: ChildProcess = spawn(program, args(folder, port), { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr?.on("data", (text) => (said += text));
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  for (let tries = 0; !(await answers(port)); tries++) {
    if (tries > 200 || child.exitCode !== null) throw new Error(`${program} does not start: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    base: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill("SIGKILL");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** With one user, who has no calendar yet. */
export function startRadicale(): Promise<Server> {
  return started("radicale", (folder, port) => {
    writeFileSync(join(folder, "users"), `${user}:${password}\n`);
    writeFileSync(
      join(folder, "config"),
      [
        "[server]",
        `hosts = 127.0.0.1:${port}`,
        "[auth]",
        "type = htpasswd",
        "htpasswd_filename = users",
        "htpasswd_encryption = plain",
        "[storage]",
        "filesystem_folder = store",
        "[logging]",
        "level = error",
      ].join("\n"),
    );
    return ["--config", "config"];
  });
}

/** Open to all, with an account that has one calendar, and its store in a repository of git. */
export function startXandikos(): Promise<Server> {
  return started("xandikos", (folder, port) => {
    mkdirSync(join(folder, "store"));
    const listen = ["--listen-address", "127.0.0.1", "-p", String(port)];
    return ["-d", "store", ...listen, "--defaults", "--current-user-principal", "/user/"];
  });
}

/** A request as it passed through. */
export interface Passed {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly status: number;
}

export interface Passage {
  readonly base: string;
  readonly passed: readonly Passed[];
  /** Called before a request is passed on; the request waits for it, and is dropped where it says so. */
  before: (method: string, path: string) => Promise<"drop" | undefined> | undefined;
  readonly writes: () => Passed[];
  readonly clear: () => void;
  readonly close: () => void;
}

/** Stands between commonry and a server, and keeps a record. */
export async function startPassage(to: string): Promise<Passage> {
  const passed: Passed[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const { method = "", url = "/", headers } = incoming;
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    if ((await proxy.before(method, url)) === "drop") {
      outgoing.destroy();
      return;
    }
    const { hostname, port, host } = new URL(to);
    const onward = httpRequest(
      {
        hostname,
        port,
        method,
        path: url,
        headers: { ...headers, host, "content-length": String(Buffer.concat(parts).length) },
      },
      (answer) => {
        passed.push({ method, path: url, headers, status: answer.statusCode ?? 0 });
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on("error", () => outgoing.destroy());
    onward.end(Buffer.concat(parts));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const proxy: Passage = {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed,
    before: () => undefined,
    writes: () => passed.filter(({ method }) => !["GET", "PROPFIND", "REPORT", "OPTIONS"].includes(method)),
    clear: () => passed.splice(0),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return proxy;
}
