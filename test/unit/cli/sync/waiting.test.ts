import { setTimeout as pass } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import type { AppError } from "../../../../src/system/errors.ts";
import { stopped } from "../../../../src/system/http/index.ts";
import { addRepository } from "../../../emulator/state.ts";
import { type Bench, canary, githubBench } from "../../../support/github.ts";
import { type Inside, inside } from "../../../support/inside.ts";

const now = "2027-01-01T12:00:00Z";
/** A second and a half of silence on a fast clock: see `hasty`. */
const latency = 150;

/** A clock that goes a hundred times as fast; what it was asked to sleep. */
function hasty() {
  const slept: number[] = [];
  const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
    slept.push(ms);
    await pass(Math.max(1, ms / 100), undefined, signal ? { signal } : {}).catch((error: AppError) => {
      throw stopped(error);
    });
  };
  return { clock: { now: () => performance.now() * 100, sleep }, slept };
}

function run({ emulator, folder }: Bench, words: readonly string[], more: Partial<Inside> = {}) {
  const homes = { XDG_STATE_HOME: `${folder}/.state`, XDG_CACHE_HOME: `${folder}/.cache` };
  const { env, ...rest } = more;
  const variables = { GH_TOKEN: canary, GITHUB_API_URL: emulator.url, ...homes, ...env };
  return inside(words, { cwd: folder, now, ...rest, env: variables });
}

/** Sixty repositories of one label each that is to be made, before a server that takes its time. */
async function many(count = 60, more = { latency }) {
  const bench = await githubBench(more);
  const names = Array.from({ length: count }, (_, nth) => `r${nth}`);
  for (const name of names) addRepository(bench.emulator.state, name);
  bench.manifest({
    repositories: names.map((name) => ({ name })),
    labels: [{ name: "bug", color: "d73a4a" }],
  });
  return bench;
}

const labels = (count: number) =>
  Array.from({ length: count }, (_, nth) => ({ name: `l${nth}`, color: "d73a4a", description: "x" }));

async function few(count: number, options = {}) {
  const bench = await githubBench(options);
  addRepository(bench.emulator.state, "hub");
  bench.manifest({ repositories: [{ name: "hub" }], labels: labels(count) });
  return bench;
}

/** The first write is refused for the number of requests, for so many seconds. */
async function refusing(bench: Bench, seconds: number) {
  const { createServer } = await import("node:http");
  let refused = false;
  const proxy = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    if (body.includes("mutation") && !refused) {
      refused = true;
      response.writeHead(403, { "content-type": "application/json", "retry-after": String(seconds) });
      response.end('{"message":"You have exceeded a secondary rate limit"}');
      return;
    }
    const headers = { "content-type": "application/json", accept: String(request.headers.accept) };
    const sent = body === "" ? {} : { body };
    const answer = await fetch(bench.emulator.url + request.url, { method: request.method ?? "GET", headers, ...sent });
    response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
  });
  await new Promise<void>((done) => proxy.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  const { port } = proxy.address() as { port: number };
  return { GITHUB_API_URL: `http://127.0.0.1:${port}` };
}

const writes = ({ emulator }: Bench) => emulator.requests.filter(({ write }) => write).length;

test.each([
  ["plan", [], "en", "reading acme on"],
  ["plan", [], "zh", "正在读取"],
  ["import", ["--dry-run"], "en", "reading acme on"],
  ["apply", ["--yes"], "en", "reading acme on"],
])("%s %j on a terminal says what is read, and how far (%s)", async (command, more, lang, text) => {
  const bench = await many();
  const { clock } = hasty();
  const screen = { isTTY: true, columns: 80 };
  let shown = "";
  const drawn = (more: string) => (shown += more);
  const { err } = await run(bench, [command, ...more, "--lang", lang], { clock, screen, drawn });
  expect(shown).toContain(text);
  expect(shown).toMatch(lang === "en" ? /\d+ of 60 repositories/ : /60 个仓库中的 \d+ 个/);
  // It is taken away again.
  expect(shown.endsWith("\r\u001b[2K")).toBe(true);
  expect(err).not.toContain(text);
});

test("off a terminal a plain line tells of a long wait, now and then; none with --quiet", async () => {
  const bench = await many(60, { latency: 400 });
  const { clock } = hasty();
  const { err } = await run(bench, ["plan"], { clock });
  const lines = err.split("\n").filter((line) => line.startsWith("… reading acme"));
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.length).toBeLessThan(6);
  expect(err).not.toContain("\u001b");
  expect((await run(bench, ["plan", "--quiet"], { clock })).err).toBe("");
});

test("what is quick says nothing of waiting", async () => {
  const bench = await few(3);
  const screen = { isTTY: true, columns: 80 };
  let shown = "";
  const drawn = (more: string) => (shown += more);
  for (const options of [{}, { screen, drawn }]) expect((await run(bench, ["plan"], options)).err).not.toContain("…");
  expect(shown).toBe("");
});

test.each([
  ["en", "asks to wait: 4 min left; going on at", "Apply complete"],
  ["zh", "要求等待：还有 4 分钟", "完成"],
])("a pause that the service asks for is told, with whose it is and until when (%s)", async (lang, text, end) => {
  const bench = await few(30);
  const env = await refusing(bench, 240);
  const { clock, slept } = hasty();
  const { code, err, out } = await run(bench, ["apply", "--yes", "--lang", lang], { env, clock });
  expect(code).toBe(0);
  expect(Math.max(...slept)).toBeGreaterThan(239_000);
  const told = err.split("\n").filter((line) => /asks to wait|要求等待/.test(line));
  expect(told[0]).toContain(text);
  // And again while it lasts, every half a minute.
  expect(told.length).toBeGreaterThan(3);
  expect(told.length).toBeLessThan(9);
  expect(out).toContain(end);
});

test("one that takes longer than may be names the service, in minutes", async () => {
  const bench = await few(30);
  const env = await refusing(bench, 3235);
  const { clock } = hasty();
  const { code, err } = await run(bench, ["apply", "--yes"], { env, clock });
  expect(code).toBe(5);
  expect(err).toMatch(/127\.0\.0\.1:\d+ asks to wait 54 min, which is longer than --max-wait allows/);
  expect(err).toContain("--max-wait 3235");
  expect(err).not.toContain("3235 s");
});

test("520 labels go through: no rest that nobody asked for", async () => {
  const bench = await few(520, { limits: true });
  const { clock, slept } = hasty();
  const { code } = await run(bench, ["apply", "--yes"], { clock });
  expect(code).toBe(0);
  expect(bench.emulator.limits.broken).toBe(0);
  expect(bench.emulator.state.repositories.get("hub")?.labels.length).toBe(520);
  expect(slept.filter((ms) => ms > 1000)).toEqual([]);
});

test("Ctrl-C in a pause ends it at once, writes nothing more, and counts what is left", async () => {
  const bench = await few(120);
  const env = await refusing(bench, 240);
  let strike = () => {};
  const { clock } = hasty();
  const struck: NonNullable<Inside["clock"]> = {
    now: clock.now,
    // The pause would last longer than this test may, did nothing end it.
    sleep: (ms, signal) => {
      if (ms > 100_000) setTimeout(() => strike(), 20);
      return clock.sleep(ms > 100_000 ? 100 * 3_600_000 : ms, signal);
    },
  };
  const { code, out, err } = await run(bench, ["apply", "--yes"], {
    env,
    clock: struck,
    interrupt: (act) => (strike = act),
  });
  expect(code).toBe(130);
  expect(writes(bench)).toBe(0);
  expect(out).toContain("120 not done");
  expect(err).toContain("apply --resume");
  const resumed = await run(bench, ["apply", "--resume", "--yes"], { env, clock });
  expect(resumed.code).toBe(0);
  expect(bench.emulator.state.repositories.get("hub")?.labels.length).toBe(120);
});
