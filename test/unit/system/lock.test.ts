import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { expect, onTestFinished, test } from "vitest";
import { takeLock } from "../../../src/system/lock.ts";
import { temporaryFolder } from "../../support/cli.ts";

const now = new Date("2027-01-05T10:00:00Z");
const heldBy = (holder: object) =>
  expect.objectContaining({ code: "lock.held", exitCode: 6, params: expect.objectContaining(holder) });

function place(content?: unknown, age = 0): { folder: string; path: string } {
  const folder = temporaryFolder();
  const path = join(folder, "lock.json");
  if (content !== undefined) {
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
    const at = Date.now() / 1000 - age;
    utimesSync(path, at, at);
  }
  return { folder, path };
}

/** A process that lives until the test ends. */
function alive(): number {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  onTestFinished(() => void child.kill());
  return child.pid as number;
}

function gone(): number {
  return spawnSync(process.execPath, ["-e", ""]).pid;
}

test("names who holds it, and is given back", () => {
  const folder = join(temporaryFolder(), "deep");
  const release = takeLock(folder, "apply", now);
  const path = join(folder, "lock.json");
  expect(JSON.parse(readFileSync(path, "utf8"))).toEqual({
    ...{ pid: process.pid, host: hostname(), since: now.toISOString(), command: "apply" },
  });
  release();
  expect(existsSync(path)).toBe(false);
});

test("one of a process that lives, or on another machine, is respected", () => {
  const holder = { pid: alive(), host: hostname(), since: "2027-01-05T09:00:00Z", command: "undo" };
  expect(() => takeLock(place(holder).folder, "apply", now)).toThrow(heldBy(holder));
  const elsewhere = { ...holder, pid: gone(), host: "another.example" };
  expect(() => takeLock(place(elsewhere, 1e6).folder, "apply", now)).toThrow(heldBy(elsewhere));
});

test("one of a process that is gone is taken over, and its own run does not give back the new one", () => {
  const holder = { pid: gone(), host: hostname(), since: "2027-01-05T09:00:00Z", command: "apply" };
  const { folder, path } = place(holder);
  const release = takeLock(folder, "apply", now);
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ pid: process.pid });
  expect(existsSync(`${path}.taking`)).toBe(false);
  writeFileSync(path, JSON.stringify(holder));
  release();
  expect(existsSync(path)).toBe(true);
});

test.each(["", "{", "null", "[]", "{}", '{"pid":"x"}'])(
  "half a lock, %j, is being written unless it is old",
  (text) => {
    expect(() => takeLock(place(text).folder, "apply", now)).toThrow(heldBy({ pid: "?" }));
    takeLock(place(text, 60).folder, "apply", now)();
  },
);

test("while another takes a lock over, it is not taken over; what a killed one left of that goes by itself", () => {
  const holder = { pid: gone(), host: hostname(), since: "2027-01-05T09:00:00Z", command: "apply" };
  const { folder, path } = place(holder);
  writeFileSync(`${path}.taking`, "");
  expect(() => takeLock(folder, "apply", now)).toThrow(heldBy({}));
  utimesSync(`${path}.taking`, 1, 1);
  takeLock(folder, "apply", now)();
  expect(existsSync(`${path}.taking`)).toBe(false);
});

test("of many that find the same stale lock at once, one gets it", async () => {
  const bundle = join(temporaryFolder(), "lock.mjs");
  const input = fileURLToPath(new URL("../../../src/system/lock.ts", import.meta.url));
  await (await rolldown({ input, platform: "node" })).write({ file: bundle, format: "esm" });
  const holder = { pid: gone(), host: hostname(), since: "2027-01-05T09:00:00Z", command: "apply" };
  for (let round = 0; round < 3; round++) {
    const { folder } = place(holder);
    const code = `
      const { takeLock } = await import(${JSON.stringify(bundle)});
      while (Date.now() < ${Date.now() + 700});
      try { takeLock(${JSON.stringify(folder)}, "apply", new Date()); console.log("got"); } catch (error) { console.log(error.code); }
      setTimeout(() => {}, 800);`;
    const outs = await Promise.all(Array.from({ length: 6 }, () => output(code)));
    expect(
      outs.filter((out) => out === "got"),
      outs.join(),
    ).toHaveLength(1);
    expect(outs.filter((out) => out === "lock.held")).toHaveLength(5);
  }
});

function output(code: string): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--input-type=module", "-e", code]);
    let out = "";
    child.stdout.on("data", (data) => (out += data));
    child.on("close", () => resolve(out.trim()));
  });
}
