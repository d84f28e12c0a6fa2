import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { emulatorForTest } from "./client.ts";
import { addRepository } from "./state.ts";

// Beside a server that others wrote (npm package emulate 0.12.2, Apache-2.0), which is no dependency: `EMULATE` names the
// folder that it was installed in. It takes labels and milestones of one name twice, which GitHub does not: left out here.
const entry = join(process.env.EMULATE ?? "nowhere", "node_modules/emulate/dist/api.js");

interface Other {
  readonly url: string;
  close(): Promise<void>;
}

async function other(): Promise<Other> {
  const { createEmulator } = (await import(/* @vite-ignore */ pathToFileURL(entry).href)) as {
    createEmulator(options: object): Promise<Other>;
  };
  const tokens = { "a-token-for-tests": { login: "ada", scopes: ["repo"] } };
  const github = { users: [{ login: "ada" }], orgs: [{ login: "acme" }], repos: [{ owner: "acme", name: "hub" }] };
  const made = await createEmulator({ service: "github", port: 0, seed: { github, tokens } });
  onTestFinished(() => made.close());
  return made;
}

const hub = "/repos/acme/hub";
const requests: readonly (readonly [string, string, object?])[] = [
  ["GET", "/user"],
  ["GET", "/orgs/acme"],
  ["GET", hub],
  ["GET", "/repos/acme/nope"],
  ["POST", `${hub}/labels`, { name: "bug", color: "d73a4a" }],
  ["POST", `${hub}/labels`, { name: "help wanted", color: "008672", description: "Please" }],
  ["GET", `${hub}/labels/bug`],
  ["PATCH", `${hub}/labels/bug`, { new_name: "defect" }],
  ["GET", `${hub}/labels/bug`],
  ["GET", `${hub}/labels?per_page=1&page=2`],
  ["DELETE", `${hub}/labels/defect`],
  ["DELETE", `${hub}/labels/defect`],
  ["POST", `${hub}/milestones`, { title: "Q1", due_on: "2027-03-31T12:00:00Z" }],
  ["PATCH", `${hub}/milestones/1`, { state: "closed" }],
  ["GET", `${hub}/milestones`],
  ["GET", `${hub}/milestones?state=all`],
  ["DELETE", `${hub}/milestones/1`],
  ["GET", `${hub}/milestones?state=all`],
];

/** What of an answer says what was done: the status, the length of a list, and the values that were sent. */
async function ask(url: string, [method, path, sent]: (typeof requests)[number]): Promise<unknown> {
  const body = sent === undefined ? {} : { body: JSON.stringify(sent) };
  const headers = { authorization: "Bearer a-token-for-tests", "content-type": "application/json" };
  const response = await fetch(`${url}${path}`, { method, headers, ...body });
  const text = await response.text();
  const data = text === "" ? undefined : JSON.parse(text);
  const { name, color, description, title, state, login } = Array.isArray(data) ? {} : (data ?? {});
  const told = response.ok && !path.startsWith("/orgs") ? { name, color, title, state, login } : {};
  const long = Array.isArray(data) ? data.length : undefined;
  return { method, path, status: response.status, ...told, long, ...(path.includes("labels") ? { description } : {}) };
}

test.skipIf(!existsSync(entry))("answers as a server does that others wrote", async () => {
  const emulator = await emulatorForTest();
  addRepository(emulator.state, "hub");
  const { url } = await other();
  for (const request of requests) expect(await ask(emulator.url, request)).toEqual(await ask(url, request));
  expect(emulator.violations).toEqual([]);
});
