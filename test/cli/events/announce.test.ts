import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { stringify } from "yaml";
import { freePort } from "../../support/caldav.ts";
import { bin, cleanEnv, temporaryFolder } from "../../support/cli.ts";
import { inside } from "../../support/inside.ts";

/** Announcements in chats: each once, whatever happens on the way. */

const now = "2027-01-05T12:00:00Z";
const talk = { id: "talk", title: "A *talk* <!channel> & more @everyone", at: "2027-01-05 18:00" };
const secret = "a-path-that-nobody-may-ever-see";

type Reply = (response: ServerResponse, nth: number, body: object) => void;

/** What each service says when it has taken a message. */
const taken: Reply = (response, _, body) => {
  if ("content" in body) response.writeHead(204).end();
  else response.end("html" in body ? '{"ok":true}' : "ok");
};

async function bench(reply: Reply = taken) {
  const bodies: unknown[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request) text += part;
    const body = JSON.parse(text) as object;
    bodies.push(body);
    reply(response, bodies.length, body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const folder = temporaryFolder();
  mkdirSync(join(folder, "events"));
  const head = { name: "Lepton", website: "https://lepton.example", timezone: "Europe/Berlin" };
  writeFileSync(join(folder, "community.yaml"), stringify({ version: 1, community: head, events: ["events/*.yaml"] }));
  const events = (...all: readonly object[]) => {
    const targets = { announce: ["slack", "discord", "matrix"].map((to) => ({ to, open: "1d before" })) };
    writeFileSync(join(folder, "events/all.yaml"), stringify({ version: 1, targets, events: all }));
  };
  events(talk);
  // Nothing was announced before: that is said by an empty ledger.
  const ledger = join(folder, ".commonry/announced/all.jsonl");
  mkdirSync(join(folder, ".commonry/announced"), { recursive: true });
  writeFileSync(ledger, "");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${secret}`;
  const env = { XDG_STATE_HOME: join(folder, ".state"), SLACK_WEBHOOK_URL: address };
  return {
    ...{ folder, bodies, events, address, env, ledger },
    run: async (more: Readonly<Record<string, string>> = {}, at = now) => {
      const result = await inside(["events", "schedule", "--yes"], { cwd: folder, env: { ...env, ...more }, now: at });
      expect(result.out + result.err).not.toContain(secret);
      return result;
    },
  };
}

test("in its window, once, in each chat in its own form; a chat without an address is named", async () => {
  const { run, bodies, address, folder } = await bench();
  expect(await run({}, "2027-01-04T12:00:00Z")).toMatchObject({ code: 0, out: expect.stringContaining("No changes") });
  const first = await run();
  expect([first.code, first.err]).toEqual([0, expect.stringContaining("MATRIX_WEBHOOK_URL is not set")]);
  expect(bodies).toEqual([
    {
      text: expect.stringMatching(/^A \*talk\* &lt;!channel&gt; &amp; more @everyone\n2027-01-05 18:00 Europe\/Berlin/),
      unfurl_links: false,
    },
  ]);
  const all = { DISCORD_WEBHOOK_URL: address, MATRIX_WEBHOOK_URL: address };
  expect(await run(all)).toMatchObject({ code: 0 });
  expect(bodies.slice(1)).toEqual([
    { content: expect.stringContaining("A \\*talk\\* <!channel\\> & more @everyone"), allowed_mentions: { parse: [] } },
    { text: expect.anything(), html: expect.stringContaining("&#60;!channel&#62;") },
  ]);
  expect(await run(all)).toMatchObject({ code: 0, out: expect.stringContaining("No changes") });
  expect(bodies).toHaveLength(3);
  expect(readFileSync(join(folder, ".commonry/announced/all.jsonl"), "utf8")).not.toContain(secret);
});

test("refused: told, and tried again by the next run; no answer: never again, and said", async () => {
  const { run, bodies } = await bench((response, nth) => {
    if (nth === 1) response.writeHead(404).end();
    else response.destroy();
  });
  expect(await run()).toMatchObject({ code: 5, err: expect.stringContaining("refused it with 404") });
  expect(await run()).toMatchObject({ code: 5, err: expect.stringContaining("not sent again") });
  expect(await run()).toMatchObject({ code: 0, err: expect.stringContaining("may have been announced already") });
  expect(bodies).toHaveLength(2);
});

test("not reachable: nothing was announced, so the next run does", async () => {
  const { run, bodies } = await bench();
  const nowhere = { SLACK_WEBHOOK_URL: `http://127.0.0.1:${await freePort()}/${secret}` };
  expect(await run(nowhere)).toMatchObject({ code: 5, err: expect.stringContaining("it was not announced") });
  expect(await run()).toMatchObject({ code: 0 });
  expect(bodies).toHaveLength(1);
});

test("killed while it is sent: at most once, and said", async () => {
  let kill = (): void => undefined;
  const { run, bodies, folder, env, ledger } = await bench(() => kill());
  const child = spawn(process.execPath, [bin, "events", "schedule", "--yes"], {
    cwd: folder,
    env: cleanEnv({ ...env, SOURCE_DATE_EPOCH: String(Date.parse(now) / 1000) }),
    stdio: "ignore",
  });
  kill = () => void child.kill("SIGKILL");
  expect(await new Promise((resolve) => child.once("close", (_, signal) => resolve(signal)))).toBe("SIGKILL");
  expect(bodies).toHaveLength(1);
  // A runner that keeps its state, but not its checkout.
  const kept = readFileSync(ledger, "utf8");
  rmSync(ledger);
  expect((await inside(["events", "schedule", "--resume"], { cwd: folder, env, now })).code).toBe(6);
  writeFileSync(ledger, kept);
  const resumed = await inside(["events", "schedule", "--resume", "--yes"], { cwd: folder, env, now });
  expect(resumed.code).toBe(0);
  expect(await run()).toMatchObject({ code: 0, err: expect.stringContaining("may have been announced already") });
  expect(bodies).toHaveLength(1);
});

test("what is cancelled or has begun is not announced; with --provider local nothing is sent", async () => {
  const { run, bodies, events, folder, env } = await bench();
  events({ ...talk, changes: { "2027-01-05": { cancel: true } } }, { id: "begun", at: "2027-01-05 12:00" });
  expect(await run()).toMatchObject({ code: 0, out: expect.stringContaining("No changes") });
  events(talk);
  const local = ["events", "schedule", "--yes", "--provider", "local"];
  expect(await inside(local, { cwd: folder, env, now })).toMatchObject({ code: 0 });
  expect(await inside(local, { cwd: folder, env, now })).toMatchObject({ out: expect.stringContaining("No changes") });
  expect(bodies).toEqual([]);
});

/** X8: a chat cannot be asked, so what was announced is known where the ledger is, and nowhere else. */

test("a checkout without a ledger announces nothing: exit 6, and plan says so", async () => {
  const { run, bodies, folder, env, ledger } = await bench();
  rmSync(ledger);
  expect(await run()).toMatchObject({
    code: 6,
    err: expect.stringContaining(".commonry/announced/all.jsonl is missing"),
  });
  const shown = await inside(["events", "schedule", "--dry-run"], { cwd: folder, env, now });
  expect(shown).toMatchObject({ code: 0, err: expect.stringContaining("all.jsonl is missing") });
  expect(await run({}, "2027-01-02T00:00:00Z")).toMatchObject({ code: 0, out: expect.stringContaining("No changes") });
  expect(bodies).toEqual([]);
  expect(existsSync(ledger)).toBe(false);
  writeFileSync(ledger, "");
  expect(await run()).toMatchObject({ code: 0 });
  expect(bodies).toHaveLength(1);
});

test("in CI the ledger must be tracked by git; what a run has committed, the next checkout does not announce", async () => {
  const { run, bodies, folder, ledger } = await bench();
  const git = (cwd: string, ...words: string[]) =>
    execFileSync("git", ["-c", "user.name=x", "-c", "user.email=x@x.example", ...words], { cwd, stdio: "pipe" });
  const ci = { CI: "true" };
  expect(await run(ci)).toMatchObject({ code: 6, err: expect.stringContaining("is not tracked by git") });
  git(folder, "init", "-q");
  expect((await run(ci)).code).toBe(6);
  git(folder, "add", "community.yaml", "events", ".commonry/announced");
  git(folder, "commit", "-qm", "a");
  expect(await run(ci)).toMatchObject({ code: 0, err: expect.stringContaining("Commit and push .commonry/announced") });
  expect(bodies).toHaveLength(1);
  git(folder, "commit", "-qam", "Announced");
  // A fresh checkout, with the line ends that git may give it.
  writeFileSync(ledger, readFileSync(ledger, "utf8").replace(/\n/g, "\r\n"));
  expect(await run(ci)).toMatchObject({ code: 0, out: expect.stringContaining("No changes") });
  expect(bodies).toHaveLength(1);
});

test("a ledger in the middle of a merge announces nothing", async () => {
  const { run, bodies, ledger } = await bench();
  expect((await run()).code).toBe(0);
  writeFileSync(ledger, `<<<<<<< ours\n=======\n${readFileSync(ledger, "utf8")}\n>>>>>>> theirs\n`);
  expect(await run()).toMatchObject({
    code: 6,
    err: expect.stringContaining("has marks of a merge that was not finished"),
  });
  expect(bodies).toHaveLength(1);
});

test.each<[string, Reply]>([
  [
    "a page with 200",
    (response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>Log in</html>"),
  ],
  ["nothing with 200", (response) => response.end()],
  ["that it failed, with 200", (response) => response.end('{"ok":false}')],
  [
    "half an answer",
    (response) => response.writeHead(200, { "content-length": "100" }).write("ok", () => response.destroy()),
  ],
])("%s is no sign that it arrived: told, and never sent again", async (_, reply) => {
  const { run, bodies, address } = await bench(reply);
  const all = { DISCORD_WEBHOOK_URL: address, MATRIX_WEBHOOK_URL: address };
  expect(await run(all)).toMatchObject({ code: 5, err: expect.stringContaining("not sent again") });
  expect(bodies).toHaveLength(3);
  expect(await run(all)).toMatchObject({ code: 0, err: expect.stringContaining("may have been announced already") });
  expect(bodies).toHaveLength(3);
});

test("Discord's message, which comes with ?wait=true, is a sign", async () => {
  const { run, address } = await bench((response, nth, body) =>
    "content" in body ? response.end('{"id":"1","content":""}') : taken(response, nth, body),
  );
  expect(await run({ DISCORD_WEBHOOK_URL: address })).toMatchObject({ code: 0 });
});
