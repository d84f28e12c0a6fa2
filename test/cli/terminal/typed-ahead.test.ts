import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { forgetTyped } from "../../../src/system/streams.ts";
import { temporaryFolder } from "../../support/cli.ts";
import { hasTerminal, onTerminal } from "../../support/terminal.ts";

/** A yes that was typed before the question stood there agrees to nothing: nobody had seen the plan. */

function community(): string {
  const cwd = temporaryFolder();
  const manifest = "version: 1\ncommunity: { name: A }\nlocal: { folder: place }\nrepositories: [{ name: hub }]\n";
  writeFileSync(join(cwd, "community.yaml"), manifest);
  mkdirSync(join(cwd, "place"));
  return cwd;
}

test.skipIf(!hasTerminal)("a yes from before the question is none; one after it is", () => {
  const early = community();
  const refused = onTerminal(["apply", "--provider", "local"], early, [
    { seen: "", types: "y\ry" },
    { seen: "(y/N)", types: "\r" },
  ]);
  expect(refused.code, refused.shown).toBe(130);
  expect(readdirSync(join(early, "place"))).toEqual([]);
  const late = community();
  const agreed = onTerminal(["apply", "--provider", "local"], late, [{ seen: "(y/N)", types: "y\r" }]);
  expect(agreed.code, agreed.shown).toBe(0);
  expect(readdirSync(join(late, "place"))).not.toEqual([]);
});

/** A terminal on which each wait brings the next of what is typed. */
function keyboard(typed: readonly string[]) {
  const seen: string[] = [];
  let listener: ((data: Uint8Array) => void) | undefined;
  let next = 0;
  const input = {
    setRawMode: (mode: boolean) => seen.push(`raw ${mode}`),
    on: (_: "data", take: (data: Uint8Array) => void) => (listener = take),
    off: () => (listener = undefined),
    resume: () => seen.push("resume"),
    pause: () => seen.push("pause"),
  };
  const sleep = async () => {
    const data = typed[next++];
    if (data) listener?.(Buffer.from(data));
  };
  return { input, sleep, seen, waits: () => next };
}

test("the terminal is read until it is silent, and left as it was", async () => {
  const { input, sleep, seen, waits } = keyboard(["y\r", "y"]);
  expect(await forgetTyped(input, sleep)).toBe(false);
  expect(waits()).toBe(3);
  expect(seen).toEqual(["raw true", "resume", "pause", "raw false"]);
});

test("a key held down does not hold up for ever, and Ctrl-C is Ctrl-C", async () => {
  const held = keyboard(Array(1000).fill("y"));
  expect(await forgetTyped(held.input, held.sleep)).toBe(false);
  expect(held.waits()).toBe(10);
  const stopped = keyboard(["y", "\x03"]);
  expect(await forgetTyped(stopped.input, stopped.sleep)).toBe(true);
});
