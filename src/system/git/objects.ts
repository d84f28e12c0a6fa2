import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { AppError, systemCode } from "../errors.ts";

export interface ObjectInfo {
  readonly type: string;
  readonly size: number;
}

/** The objects of one repository, by id. Every content is checked against its id: what is read is what was asked for. */
export interface GitObjects {
  /** Type and size; undefined when there is no such object. @throws AppError `source.damaged` */
  info(id: string): Promise<ObjectInfo | undefined>;
  /** The content. Ask for its size first. @throws AppError `source.damaged` when it is not there or not what its id says */
  read(id: string): Promise<Buffer>;
  close(): void;
}

/** Milliseconds after which git, which has nothing to do but read files, is given up. */
const longestWait = 60_000;

/**
 * Opens the objects of a bare repository; `close` ends the processes behind it.
 * @param env as `gitEnvironment` makes it
 */
export function openObjects(env: Readonly<Record<string, string>>): GitObjects {
  const sizes = answers("--batch-check", env, false);
  const contents = answers("--batch", env, true);
  return {
    info: async (id) => {
      const found = await sizes.ask(id);
      return found && { type: found.type, size: found.size };
    },
    read: async (id) => {
      const found = await contents.ask(id);
      if (!found) throw damaged(id, "missing");
      const algorithm = id.length === 64 ? "sha256" : "sha1";
      const sum = createHash(algorithm).update(`${found.type} ${found.size}\0`).update(found.content).digest("hex");
      if (sum !== id) throw damaged(id, "digest");
      return found.content;
    },
    close: () => {
      sizes.close();
      contents.close();
    },
  };
}

interface Answer extends ObjectInfo {
  readonly content: Buffer;
}

/** A `git cat-file` that answers one question after another. */
function answers(mode: string, env: Readonly<Record<string, string>>, withContent: boolean) {
  let child: ChildProcessWithoutNullStreams | undefined;
  let pending: { id: string; resolve: (answer?: Answer) => void; reject: (error: unknown) => void } | undefined;
  let received: Buffer = Buffer.alloc(0);
  let complaint = "";
  let timer: NodeJS.Timeout | undefined;
  const settle = (action: (waiting: NonNullable<typeof pending>) => void): void => {
    const waiting = pending;
    pending = undefined;
    clearTimeout(timer);
    if (waiting) action(waiting);
  };
  const start = (): ChildProcessWithoutNullStreams => {
    const started = spawn("git", ["cat-file", mode], { env: { ...env }, windowsHide: true });
    started.on("error", (error) => settle(({ id, reject }) => reject(failure(error, id))));
    started.on("close", () => settle(({ id, reject }) => reject(damaged(id, complaint.split("\n")[0] ?? ""))));
    started.stderr.setEncoding("utf8").on("data", (text: string) => (complaint = (complaint + text).slice(0, 2000)));
    // Its end is told by `close`; a pipe that breaks before says the same.
    started.stdin.on("error", () => undefined);
    started.stdout.on("data", (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      const answer = parse(received, withContent);
      if (!answer) return;
      received = Buffer.alloc(0);
      settle(({ resolve }) => resolve(answer === "missing" ? undefined : answer));
    });
    return started;
  };
  return {
    ask: (id: string) =>
      new Promise<Answer | undefined>((resolve, reject) => {
        child ??= start();
        pending = { id, resolve, reject };
        timer = setTimeout(() => child?.kill("SIGKILL"), longestWait);
        child.stdin.write(`${id}\n`);
      }),
    close: () => {
      child?.stdin.end();
      child?.kill();
    },
  };
}

/** `<id> <type> <size>`, a line end, and when asked for the content and another line end; else `<id> missing`. */
function parse(bytes: Buffer, withContent: boolean): Answer | "missing" | undefined {
  const end = bytes.indexOf(10);
  if (end === -1) return undefined;
  const found = /^[0-9a-f]+ (\w+) (\d+)$/.exec(bytes.subarray(0, end).toString("latin1"));
  if (!found) return "missing";
  const size = Number(found[2]);
  if (withContent && bytes.length < end + size + 2) return undefined;
  return { type: found[1] ?? "", size, content: bytes.subarray(end + 1, end + 1 + size) };
}

function damaged(id: string, reason: string): AppError {
  return new AppError("source.damaged", { id, reason });
}

function failure(error: unknown, id: string): AppError {
  return systemCode(error) === "ENOENT" ? new AppError("git.missing", {}, 1, error) : damaged(id, String(error));
}
