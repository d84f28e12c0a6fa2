// node test/bench/facts.js: requests and points that the facts of a thousand pull requests take, beside the least that
// GitHub's documented limits allow. No clock: the emulator charges what the documented formula says (docs.github.com:
// "Rate limits and query limits for the GraphQL API"), and the least is computed from it here.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

const at = (minutes) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString().replace(".000", "");
const who = (n) => `user-${n % 97}`;
const outside = [/^node:/, "graphql", /^@octokit/, "ajv"];

/** Our sources as one module, beside one of them, where it finds its fixtures; gone when it is loaded. */
async function load() {
  const folder = new URL("../emulator/", import.meta.url);
  const entry = `export { startEmulator } from "./index.ts"; export * from "./state.ts"; export * from "./life.ts";
    export { createHttp } from "../../src/system/http/index.ts"; export { createFacts } from "../../src/providers/github/facts/index.ts";`;
  const name = fileURLToPath(new URL("facts-entry.tmp.ts", folder));
  const plugin = {
    name: "entry",
    resolveId: (id) => (id === name ? name : undefined),
    load: (id) => (id === name ? entry : undefined),
  };
  const bundle = await rolldown({ input: name, plugins: [plugin], platform: "node", external: outside });
  const file = fileURLToPath(new URL("facts.tmp.mjs", folder));
  await bundle.write({ file, format: "esm", codeSplitting: false });
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(file);
  }
}

const { startEmulator, newState, addRepository, addIssue, addPull, addDiscussion, lifeOf, createHttp, createFacts } =
  await load();

/** A repository with so many threads of each kind, each with the same number of remarks. */
function stateOf({ pulls = 0, issues = 0, discussions = 0, comments = 3, reviews = 2, replies = 1 }) {
  const state = newState();
  const hub = addRepository(state, "hub");
  const lifeAt = (n) => {
    const said = Array.from({ length: comments }, (_, c) => ({ author: who(n + c), at: at(10 * n + c + 1) }));
    return lifeOf(at(10 * n), who(n), { updated: at(10 * n + 9), comments: said });
  };
  for (let n = 0; n < issues; n++) addIssue(state, hub, ["bug"], { life: lifeAt(n) });
  for (let n = 0; n < pulls; n++) {
    const life = lifeAt(n);
    for (let r = 0; r < reviews; r++) life.reviews.push({ author: who(n + r), at: at(10 * n + 5), state: "APPROVED" });
    addPull(state, hub, life);
  }
  for (let n = 0; n < discussions; n++) {
    const life = lifeAt(n);
    for (const one of life.comments.slice(0, replies)) one.replies = [{ author: who(n + 7), at: at(10 * n + 8) }];
    addDiscussion(state, hub, life);
  }
  return state;
}

const cache = mkdtempSync(join(tmpdir(), "commonry-facts-"));

async function measure(size, parts, { warm = false, change = 0 } = {}) {
  const emulator = await startEmulator({ state: stateOf(size) });
  const read = () => {
    const http = createHttp({ base: emulator.url, token: "bench", userAgent: "bench", readOnly: true });
    const source = createFacts(http, {
      base: emulator.url,
      cacheFolder: warm ? cache : undefined,
      wall: () => Date.now(),
    });
    return source.read({ repositories: ["acme/hub"], parts: new Set(parts) }, () => undefined);
  };
  try {
    if (warm) await read();
    const { issues } = emulator.state.repositories.get("hub");
    for (const { life } of issues.slice(0, change)) {
      life.comments.push({ author: who(1), at: at(900_000) });
      life.updated = at(900_000);
    }
    const facts = await read();
    if (emulator.violations.length > 0) throw new Error(emulator.violations[0]);
    const replies = facts.threads.reduce((sum, thread) => sum + thread.replies.length, 0);
    return { ...facts.spent, threads: facts.threads.length, replies };
  } finally {
    await emulator.close();
    rmSync(join(cache, "facts"), { recursive: true, force: true });
  }
}

/**
 * The least for a listing: pages of a hundred, each read once, with so many lists in each thing, and more lists in those; a
 * request costs at least a point. What the first request of a reading counts is not in it.
 */
function least(things, lists, more = 0) {
  const requests = Math.ceil(things / 100);
  return { requests, points: Math.max(requests, Math.round((requests + things * lists + more) / 100)) };
}

const rows = [];
const row = async (name, size, parts, lower, options) => rows.push([name, await measure(size, parts, options), lower]);
const pulls = ["pulls", "reviews", "comments"];

await row("1,000 pull requests, 2 reviews and 3 comments each", { pulls: 1000 }, pulls, least(1000, 2));
await row("1,000 pull requests alone", { pulls: 1000 }, ["pulls"], least(1000, 0));
await row(
  "1,000 issues, 3 comments, labels and assignments each",
  { issues: 1000 },
  ["issues", "comments"],
  least(1000, 2),
);
const said = { discussions: 1000, comments: 3 };
await row(
  "1,000 discussions, 3 comments each, of which 1 with a reply",
  said,
  ["discussions", "comments"],
  least(1000, 1, 3000),
);
const none = { requests: 1, points: 1 };
await row("1,000 pull requests again, nothing new", { pulls: 1000 }, pulls, none, { warm: true });
await row("1,000 pull requests again, 10 changed", { pulls: 1000 }, pulls, none, { warm: true, change: 10 });
await row("1,000 pull requests again, 100 changed", { pulls: 1000 }, pulls, least(100, 2), { warm: true, change: 100 });

console.log("| facts of | threads | replies | requests | least | points | least |\n|---|---|---|---|---|---|---|");
for (const [name, { threads, replies, requests, points }, lower] of rows)
  console.log(`| ${[name, threads, replies, requests, lower.requests, points, lower.points].join(" | ")} |`);
console.log(
  "\nThe least: pages of a hundred, in each thing as many lists as are read; one request to count comes on top.",
);
rmSync(cache, { recursive: true, force: true });
