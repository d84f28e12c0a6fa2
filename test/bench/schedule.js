// npm run bench:schedule: CPU time of planning 10,000 occurrences, as a whole process. All targets are listed and nothing
// or little is to change: 200 weekly series of 50 dates with the local folder and with a calendar server on loopback, and,
// as the worst case, 10,000 single events, each an object of its own. Goal: under 1 s beside the start of node itself.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

const bin = fileURLToPath(new URL("../../bin/commonry.js", import.meta.url));
const runs = Number(process.argv[2] ?? 3);
const place = mkdtempSync(join(tmpdir(), "commonry-schedule-"));
const now = Date.UTC(2027, 0, 1) / 1000;

const zones = ["America/New_York", "Europe/Berlin", "Asia/Shanghai", "Asia/Kolkata", "UTC"];
const places = { name: "Hub", online: "https://meet.example/room" };
const common = (index) => ({
  title: `Meeting ${index} of the group, open to all`,
  description: "We go through what is new, and what is to be done next; everybody is welcome.",
  timezone: zones[index % zones.length],
  place: places,
  tags: ["ai", "open"],
});
const two = (number) => String(number).padStart(2, "0");

/** 200 series of 50 dates. */
const series = Array.from({ length: 200 }, (_, index) => ({
  id: `series-${index}`,
  at: `2027-01-${two((index % 28) + 1)} ${two(8 + (index % 12))}:00`,
  repeat: "every week",
  count: 50,
  ...common(index),
}));
/** 10,000 events of their own, over a year. */
const single = Array.from({ length: 10_000 }, (_, index) => ({
  id: `event-${index}`,
  at: `2027-${two((index % 12) + 1)}-${two((index % 28) + 1)} ${two(8 + (index % 12))}:00`,
  ...common(index),
}));

function project(name, events) {
  const folder = join(place, name);
  mkdirSync(join(folder, "events"), { recursive: true });
  const community = { name: "Bench", website: "https://bench.example" };
  const targets = { caldav: { calendar: "community" } };
  writeFileSync(join(folder, "community.yaml"), JSON.stringify({ version: 1, community, events: ["events/*.yaml"] }));
  // Files of at most 1 MiB.
  for (let at = 0; at < events.length; at += 2000) {
    const body = { version: 1, targets, defaults: { duration: "1h" }, events: events.slice(at, at + 2000) };
    writeFileSync(join(folder, `events/${at}.yaml`), JSON.stringify(body, undefined, 1));
  }
  return folder;
}

/** Prints how much of the processor it has used, at its very end. */
const meter = `data:text/javascript,${encodeURIComponent(
  'import { writeSync } from "node:fs"; process.on("exit", () => { const { user, system } = process.cpuUsage(); writeSync(3, String((user + system) / 1000)); });',
)}`;

function run(words, cwd, more = {}) {
  const home = { HOME: place, XDG_STATE_HOME: join(place, "state"), XDG_CACHE_HOME: join(place, "cache") };
  const env = { PATH: process.env.PATH, CI: "1", SOURCE_DATE_EPOCH: String(now), ...home, ...more };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", meter, bin, ...words], {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe", "pipe"],
    });
    const texts = ["", "", ""];
    for (const [index, stream] of [child.stdout, child.stderr, child.stdio[3]].entries())
      stream.on("data", (chunk) => (texts[index] += chunk));
    child.on("close", (code) => resolve({ code, out: texts[0], err: texts[1], cpu: Number(texts[2]) }));
  });
}

/** A calendar server that has what the local folder has: just enough of CalDAV to be listed. */
async function serve(folder) {
  const place = join(folder, ".commonry/local/calendars/community");
  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/\r/g, "&#13;");
  const objects = readdirSync(place).map((name) => {
    const props = `<getetag>"${name}"</getetag><C:calendar-data>${escaped(readFileSync(join(place, name), "utf8"))}</C:calendar-data>`;
    return `<response><href>/cal/${name}</href><propstat><prop>${props}</prop><status>HTTP/1.1 200 OK</status></propstat></response>`;
  });
  const whole = (inner) =>
    `<?xml version="1.0"?><multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">${inner}</multistatus>`;
  const itself = whole(
    "<response><href>/cal/</href><propstat><prop><resourcetype><collection/><C:calendar/></resourcetype><displayname>community</displayname></prop><status>HTTP/1.1 200 OK</status></propstat></response>",
  );
  const server = createServer((request, response) => {
    response.writeHead(207, { "content-type": "text/xml; charset=utf-8" });
    response.end(request.method === "REPORT" ? whole(objects.join("")) : itself);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}/cal/`, close: () => server.close() };
}

async function measure(name, words, cwd, env, expected) {
  const times = [];
  for (let index = 0; index < runs; index++) {
    const { code, out, err, cpu } = await run(words, cwd, env);
    if (code !== 0 || !out.includes(expected))
      throw new Error(`${name}: ${code} ${out.slice(-500)} ${err.slice(-500)}`);
    times.push(cpu);
  }
  times.sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)];
  console.log(
    `${name.padEnd(64)} ${(median / 1000).toFixed(2)} s CPU (${times.map((one) => (one / 1000).toFixed(2)).join(", ")})`,
  );
}

/** The plan alone: what is wanted and what is there in memory, the plan out. */
async function planAlone(folder) {
  const bundle = await rolldown({
    input: fileURLToPath(new URL("plan-events.js", import.meta.url)),
    platform: "node",
    external: [/^node:/],
  });
  await bundle.write({ file: join(place, "plan-events.mjs"), format: "esm" });
  const { rounds } = await import(pathToFileURL(join(place, "plan-events.mjs")).href);
  const names = readdirSync(join(folder, "events"));
  const texts = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, "events", name), "utf8")]));
  const times = rounds(texts, runs + 1).map((ms) => (ms / 1000).toFixed(2));
  console.log(
    `${"10,000 single events, the plan alone, in step".padEnd(64)} ${times.join(", ")} s CPU (the first one cold)`,
  );
}

const dry = ["events", "schedule", "--dry-run"];
const local = ["--provider", "local"];
try {
  await measure("commonry --version", ["--version"], place, {}, ".");
  const year = project("series", series);
  await measure("200 series of 50 dates, nothing there yet (local)", [...dry, ...local], year, {}, "201 to create");
  await run(["events", "schedule", "--yes", ...local], year);
  await measure("200 series of 50 dates, in step (local)", [...dry, ...local], year, {}, "No changes");
  const small = await serve(year);
  await measure("200 series of 50 dates, in step (CalDAV)", dry, year, { CALDAV_URL: small.url }, "No changes");
  small.close();
  const many = project("single", single);
  await planAlone(many);
  await measure("10,000 single events, nothing there yet (local)", [...dry, ...local], many, {}, "10001 to create");
  await run(["events", "schedule", "--yes", "--quiet", ...local], many);
  await measure("10,000 single events, in step (local)", [...dry, ...local], many, {}, "No changes");
  const large = await serve(many);
  await measure("10,000 single events, in step (CalDAV)", dry, many, { CALDAV_URL: large.url }, "No changes");
  large.close();
} finally {
  rmSync(place, { recursive: true, force: true });
}
