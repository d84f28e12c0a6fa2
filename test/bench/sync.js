// npm run bench:sync: plan and apply beside github-label-sync, both against the same loopback server in the same run.
// Give the folder in which the peer is installed (`npm i github-label-sync@3.0.0`); without it only commonry runs.
// The peer knows only https on port 443, so the server listens there on 127.0.0.7: that needs root.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rolldown } from "rolldown";
import { seed, startLabelsServer } from "./labels-server.js";

const bin = fileURLToPath(new URL("../../bin/commonry.js", import.meta.url));
const peer = process.argv[2]
  ? join(process.argv[2], "node_modules/github-label-sync/bin/github-label-sync.js")
  : undefined;
const runs = Number(process.argv[3] ?? 5);
const latency = 50;
const place = mkdtempSync(join(tmpdir(), "commonry-sync-"));
const host = "127.0.0.7";

const certificate = () => {
  const [key, cert] = [join(place, "key.pem"), join(place, "cert.pem")];
  const words = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "2"];
  spawnSync("openssl", [...words, "-subj", `/CN=${host}`, "-addext", `subjectAltName=IP:${host}`]);
  return { key: readFileSync(key), cert: readFileSync(cert) };
};

/** Twenty changes: five recoloured, five renamed, five dropped, five new. */
function changed() {
  const labels = seed().slice(0, 95);
  for (const label of labels.slice(0, 5)) label.color = "ff0000";
  for (const [index, label] of labels.slice(5, 10).entries()) {
    label.was = [label.name];
    label.name = `renamed-${index}`;
  }
  for (let index = 0; index < 5; index++) labels.push({ name: `new-${index}`, color: "0000ff", description: "new" });
  return labels;
}

function manifest(name, repositories, labels) {
  const folder = join(place, name);
  mkdirSync(folder, { recursive: true });
  const body = {
    version: 1,
    community: { name: "Bench" },
    github: { owner: "o" },
    strict: ["labels"],
    repositories: Array.from({ length: repositories }, (_, n) => ({ name: `r${n + 1}` })),
    labels,
  };
  writeFileSync(join(folder, "community.yaml"), JSON.stringify(body));
  return folder;
}

function peerFile(name, labels) {
  const path = join(place, `${name}.json`);
  writeFileSync(
    path,
    JSON.stringify(labels.map(({ was, ...label }) => ({ ...label, ...(was ? { aliases: was } : {}) }))),
  );
  return path;
}

function run(words, env) {
  return new Promise((resolve) => {
    const start = performance.now();
    const child = spawn(process.execPath, words, { env, stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += chunk));
    child.on("close", (code) => resolve({ code, seconds: (performance.now() - start) / 1000, text }));
  });
}

let homes = 0;
/** A home of its own, so that no run knows what another has read. */
function home() {
  const folder = join(place, `home-${++homes}`);
  const variables = { HOME: folder, XDG_STATE_HOME: join(folder, "state"), XDG_CACHE_HOME: join(folder, "cache") };
  return { PATH: process.env.PATH, GH_TOKEN: "bench", CI: "1", ...variables };
}

const commonry = (folder, words, url, env = home()) =>
  run([bin, ...words, "-C", folder], { ...env, GITHUB_API_URL: url });
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const total = (methods) => Object.values(methods).reduce((sum, count) => sum + count, 0);
const node = () => run(["-e", "0"], process.env);

/** Measures one case several times, each beside bare node. */
async function measure(name, server, once, options) {
  const rows = [];
  for (let index = 0; index <= runs; index++) {
    server.reset(options);
    const bare = await node();
    const start = performance.now();
    const result = await once();
    const seconds = (performance.now() - start) / 1000;
    if (index > 0) rows.push({ ...result, seconds, bare: bare.seconds, ...server.stats() });
  }
  const last = rows[rows.length - 1];
  const requests = median(rows.map((row) => total(row.methods)));
  const seconds = median(rows.map((row) => row.seconds));
  const ratio = median(rows.map((row) => row.seconds / row.bare));
  const deletes = last.methods.DELETE ?? 0;
  const cells = [
    String(requests),
    `${seconds.toFixed(2)} s`,
    `${ratio.toFixed(1)} ×`,
    String(last.code),
    String(deletes),
    last.extra ?? "",
  ];
  console.log(`| ${[name, ...cells].join(" | ")} |`);
  if (process.env.SHOW) console.log(last.text);
}

async function emulator() {
  const input = fileURLToPath(new URL("../emulator/index.ts", import.meta.url));
  const bundle = await rolldown({ input, platform: "node", external: [/^node:/, "graphql", /^@octokit/, "ajv"] });
  // Beside its source, where it finds its fixtures; gone when it is loaded.
  const file = fileURLToPath(new URL("../emulator/bench.tmp.mjs", import.meta.url));
  await bundle.write({ file, format: "esm", codeSplitting: false });
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(file);
  }
}

const tls = peer ? { tls: certificate(), tlsPort: 443 } : {};
const server = await startLabelsServer({ latency, host, port: 0, ...tls });
try {
  const noop = {
    1: manifest("noop1", 1, seed()),
    20: manifest("noop20", 20, seed()),
    100: manifest("noop100", 100, seed()),
  };
  const apply20 = manifest("apply20", 1, changed());
  const apply = ["apply", "--yes", "--allow-delete=5"];
  const cert = { NODE_EXTRA_CA_CERTS: join(place, "cert.pem") };
  const peerRun = (file, repository, words = []) =>
    run([peer, "-a", "tok", "-e", host, "-l", file, ...words, `o/${repository}`], { ...home(), ...cert });
  const landed = () => {
    const names = new Map(server.labels("o/r1").map((label) => [label.name, label]));
    const [gone, there] = [seed().slice(95), changed()].map((list) => list.map(({ name }) => name));
    const recoloured = changed()
      .slice(0, 5)
      .filter(({ name, color }) => names.get(name)?.color === color).length;
    const count = recoloured + there.slice(5, 10).filter((name) => names.has(name)).length;
    return (
      count + gone.filter((name) => !names.has(name)).length + there.slice(95).filter((name) => names.has(name)).length
    );
  };
  const withLanded = async (result) => ({ ...(await result), extra: `${landed()} of 20 landed` });

  console.log(`node ${process.version}, ${latency} ms a request on loopback, medians of ${runs} runs\n`);
  console.log("| case | requests | wall | × bare node | exit | deletions | |\n|---|---|---|---|---|---|---|");
  for (const count of [1, 20, 100]) {
    await measure(`commonry plan, REST, ${count} × 100 labels`, server, () =>
      commonry(noop[count], ["plan"], server.url),
    );
  }
  const warm = home();
  await commonry(noop[20], ["plan"], server.url, warm);
  await measure("commonry plan, REST, 20 × 100 labels, second run", server, () =>
    commonry(noop[20], ["plan"], server.url, warm),
  );
  await measure("commonry apply, REST, 20 changes", server, () => withLanded(commonry(apply20, apply, server.url)));
  await measure(
    "commonry apply, REST, limited from the 11th write",
    server,
    () => withLanded(commonry(apply20, apply, server.url)),
    { limitFrom: 11 },
  );
  const hostile = [
    ["empty file", ""],
    ["a mapping", JSON.stringify({ labels: { labels: [] } })],
    ["labels: []", "labels: []"],
  ];
  for (const [index, [name, tail]] of hostile.entries()) {
    const folder = join(place, `hostile-${index}`);
    mkdirSync(folder);
    const head =
      "version: 1\ncommunity: { name: x }\ngithub: { owner: o }\nstrict: [labels]\nrepositories: [{ name: r1 }]\n";
    writeFileSync(
      join(folder, "community.yaml"),
      tail === "" ? "" : head + (tail.startsWith("{") ? "labels: { labels: [] }\n" : `${tail}\n`),
    );
    await measure(`commonry apply, ${name}`, server, () =>
      commonry(folder, ["apply", "--yes", "--allow-delete"], server.url),
    );
  }
  if (peer) {
    const files = { noop: peerFile("noop", seed()), change: peerFile("change", changed()) };
    await measure("github-label-sync, 1 × 100 labels", server, () => peerRun(files.noop, "r1"));
    await measure("github-label-sync, 20 × 100 labels", server, async () => {
      let last;
      for (let n = 1; n <= 20; n++) last = await peerRun(files.noop, `r${n}`);
      return last;
    });
    await measure("github-label-sync, 20 changes", server, () => withLanded(peerRun(files.change, "r1")));
    await measure(
      "github-label-sync, limited from the 11th write",
      server,
      () => withLanded(peerRun(files.change, "r1")),
      { limitFrom: 11 },
    );
    for (const [name, text, ending] of [
      ["empty file", "", "yml"],
      ["a mapping", "labels: []\n", "yml"],
      ["[]", "[]", "json"],
    ]) {
      const path = join(place, `peer-${name.replace(/\W/g, "")}.${ending}`);
      writeFileSync(path, text);
      await measure(`github-label-sync, ${name}`, server, () => peerRun(path, "r1"));
    }
  }
  const { startEmulator, seedLabels } = await emulator();
  for (const count of [1, 20, 100]) {
    const graph = await startEmulator({ latency, ...seedLabels("o", count, seed()) });
    const face = { reset: () => graph.requests.splice(0), stats: () => ({ methods: { POST: graph.requests.length } }) };
    await measure(`commonry plan, GraphQL, ${count} × 100 labels`, face, () =>
      commonry(noop[count], ["plan"], graph.url),
    );
    await graph.close();
  }
  let graph;
  const face = { reset: () => undefined, stats: () => ({ methods: { POST: graph.requests.length } }) };
  await measure("commonry apply, GraphQL, 20 changes", face, async () => {
    await graph?.close();
    graph = await startEmulator({ latency, ...seedLabels("o", 1, seed()) });
    return commonry(apply20, apply, graph.url);
  });
  await graph.close();
} finally {
  await server.close();
  rmSync(place, { recursive: true, force: true });
}
