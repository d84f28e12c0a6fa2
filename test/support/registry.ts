import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { onTestFinished } from "vitest";
import { cleanEnv, type Result } from "./cli.ts";

/** A registry of packages on this machine. */
export interface Registry {
  readonly url: string;
  /** What was asked: method, path, and the credential that came along. */
  readonly requests: { readonly path: string; readonly authorization: string | undefined }[];
  /** Serves a package from now on. */
  publish(version: string, tarball: Uint8Array, integrity?: string): void;
}

/** What npm calls the integrity of a package. */
export function integrityOf(tarball: Uint8Array): string {
  return `sha512-${createHash("sha512").update(tarball).digest("base64")}`;
}

/** A registry that holds one package by the name of commonry, in any number of versions; it ends with the test. */
export async function registry(): Promise<Registry> {
  const versions = new Map<string, { tarball: Uint8Array; integrity: string }>();
  const requests: { path: string; authorization: string | undefined }[] = [];
  const server: Server = createServer((request: IncomingMessage, response) => {
    const path = request.url ?? "/";
    requests.push({ path, authorization: request.headers.authorization });
    const file = /^\/commonry\/-\/commonry-(.+)\.tgz$/.exec(path)?.[1];
    const found = file === undefined ? undefined : versions.get(file);
    if (found) return void response.end(found.tarball);
    const known = path === "/commonry" && versions.size > 0;
    response.statusCode = known ? 200 : 404;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(known ? packument() : { error: "Not found" }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const packument = () => {
    const entries = [...versions].map(([version, { integrity }]) => {
      const dist = { tarball: `${url}commonry/-/commonry-${version}.tgz`, integrity };
      return [version, { name: "commonry", version, bin: { commonry: "bin/commonry.js" }, dist }] as const;
    });
    return { name: "commonry", "dist-tags": { latest: entries.at(-1)?.[0] }, versions: Object.fromEntries(entries) };
  };
  return {
    url,
    requests,
    publish: (version, tarball, integrity = integrityOf(tarball)) => void versions.set(version, { tarball, integrity }),
  };
}

/** A package of that name that only prints its version: a tarball as npm wants one, its folder named `package`. */
export function samplePackage(version: string, more = ""): Uint8Array {
  const files = [
    ["package/package.json", JSON.stringify({ name: "commonry", version, bin: { commonry: "bin/commonry.js" } })],
    ["package/bin/commonry.js", `#!/usr/bin/env node\nconsole.log("${version}");\n${more}`],
  ] as const;
  const blocks = files.flatMap(([name, text]) => [header(name, text.length), padded(Buffer.from(text))]);
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

/** One file's header of POSIX ustar. */
function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(512);
  block.write(name, 0);
  block.write("0000755\0", 100);
  block.write("0000000\0", 108);
  block.write("0000000\0", 116);
  block.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  block.write("00000000000\0", 136);
  block.write("        ", 148);
  block.write("0", 156);
  block.write("ustar\0" + "00", 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

function padded(content: Buffer): Buffer {
  return Buffer.concat([content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

/** The environment of somebody whose npm knows this registry alone, with a home of their own. */
export function npmEnv(home: string, { url }: Pick<Registry, "url">, lines: readonly string[] = []) {
  mkdirSync(home, { recursive: true });
  const settings = [
    `registry=${url}`,
    "audit=false",
    "fund=false",
    "update-notifier=false",
    "fetch-retries=0",
    ...lines,
  ];
  writeFileSync(join(home, ".npmrc"), `${settings.join("\n")}\n`);
  return { HOME: home, npm_config_userconfig: join(home, ".npmrc"), npm_config_cache: join(home, "cache") };
}

/** Runs npm as its user would. */
export function runNpm(args: readonly string[], cwd: string, env: Record<string, string>): Promise<Result> {
  return new Promise((resolve) => {
    execFile("npm", args, { cwd, env: cleanEnv(env) }, (error, out, err) => {
      const code = error ? Number((error as { code?: unknown }).code ?? 1) : 0;
      resolve({ code, signal: null, out, err });
    });
  });
}

/** The text of a file. */
export function read(...path: string[]): string {
  return readFileSync(join(...path), "utf8");
}
