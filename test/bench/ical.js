// Building a calendar of 10,000 events: commonry beside its peers, in one run, in turns.
//   node test/bench/ical.js FOLDER      a folder in which `npm install ical-generator` was run
// python3-icalendar is asked when Debian's python3 has it.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

const peers = process.argv[2];
if (!peers) throw new Error("usage: node test/bench/ical.js FOLDER_OF_PEERS");
const rounds = 5;
const count = 10_000;
const root = fileURLToPath(new URL("../..", import.meta.url));
const place = mkdtempSync(join(tmpdir(), "commonry-bench-"));

const events = Array.from({ length: count }, (_, index) => {
  const at = new Date(Date.UTC(2027, 0, 1 + (index % 365), 8 + (index % 10)));
  return {
    uid: `event-${index}@community.example`,
    title: `Community call ${index}: tools, courses and what comes next`,
    description: `What happened since the last time, what is planned, and who needs help (${index}).\nBring a question; newcomers are welcome, and there is time to look at code together.\n一起看代码，欢迎新人；主题、作业与答疑。`,
    location: "Community hub, Room 2; second floor",
    url: `https://community.example/events/${index}`,
    tags: ["call", "newcomers"],
    at,
  };
});

try {
  const subjects = [await ours(), ...theirs()];
  const times = new Map(subjects.map(({ name }) => [name, []]));
  for (const { build } of subjects) build();
  for (let round = 0; round < rounds; round++)
    for (const { name, build } of subjects) times.get(name).push(timed(build));
  report(times);
} finally {
  rmSync(place, { recursive: true, force: true });
}

function timed(build) {
  const start = performance.now();
  const own = build();
  return typeof own === "number" ? own : performance.now() - start;
}

/** Each ratio is that of a round, so that a machine that slows down slows both. */
function report(times) {
  const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  const [first] = times.values();
  console.log(`${count} events, median of ${rounds} rounds; ratio: how many times faster commonry is`);
  for (const [name, all] of times) {
    const ratio = median(all.map((time, round) => time / first[round]));
    const rate = Math.round((count / median(all)) * 1000);
    console.log(`${name.padEnd(34)} ${String(rate).padStart(8)} events/s ${ratio.toFixed(1).padStart(7)} ×`);
  }
}

async function ours() {
  const bundle = await rolldown({ input: join(root, "src/events/ical/renew.ts"), platform: "node", cwd: root });
  await bundle.write({ file: join(place, "ours.mjs"), format: "esm" });
  const { writeCalendar } = await import(pathToFileURL(join(place, "ours.mjs")).href);
  const series = events.map(({ uid, title, description, location, url, tags, at }) => ({
    uid,
    id: uid,
    title,
    description,
    kind: "call",
    start: { date: at.toISOString().slice(0, 10), time: at.toISOString().slice(11, 16) },
    timezone: "Europe/Berlin",
    length: { days: 0, minutes: 60 },
    skipped: [],
    overrides: [],
    place: { name: location },
    link: url,
    tags,
    speakers: [],
    hosts: [],
    agenda: [],
    tracks: [],
    isPrivate: false,
    publish: [],
    source: { file: "events.yaml", line: 1, column: 1 },
  }));
  return {
    name: "commonry (zone, hash, sequence)",
    build: () => checked(writeCalendar(series, { name: "Community", language: "en" })),
  };
}

/** A builder that leaves events out must not look fast. */
function checked(text) {
  const found = text.split("BEGIN:VEVENT").length - 1;
  if (found !== count) throw new Error(`${found} events were written`);
}

function theirs() {
  const require = createRequire(join(resolve(peers), "index.js"));
  const { default: ical } = require("ical-generator");
  const subjects = [
    {
      name: `ical-generator ${versionOf("ical-generator")}`,
      build: () => {
        const calendar = ical({ name: "Community" });
        for (const { uid, title, description, location, url, tags, at } of events) {
          calendar.createEvent({
            id: uid,
            start: at,
            end: new Date(at.getTime() + 3_600_000),
            stamp: at,
            summary: title,
            description,
            location,
            url,
            categories: tags.map((name) => ({ name })),
          });
        }
        checked(calendar.toString());
      },
    },
  ];
  return [...subjects, ...python()];
}

/** A package need not export its package.json. */
function versionOf(name) {
  return JSON.parse(readFileSync(join(resolve(peers), "node_modules", name, "package.json"), "utf8")).version;
}

/** Debian's python3 reads no packages of other installations. */
function python() {
  const command = "/usr/bin/python3";
  const { status, stdout } = spawnSync(command, ["-c", "import icalendar; print(icalendar.__version__)"], {
    encoding: "utf8",
  });
  if (status !== 0) return [];
  writeFileSync(join(place, "events.json"), JSON.stringify(events));
  const script = `
import datetime, json, sys, time
from icalendar import Calendar, Event
events = json.load(open(sys.argv[1]))
start = time.perf_counter()
calendar = Calendar()
calendar.add("version", "2.0"); calendar.add("prodid", "bench")
for one in events:
    event = Event()
    at = datetime.datetime.fromisoformat(one["at"].replace("Z", "+00:00"))
    event.add("uid", one["uid"]); event.add("dtstamp", at)
    event.add("dtstart", at); event.add("dtend", at + datetime.timedelta(hours=1))
    event.add("summary", one["title"]); event.add("description", one["description"])
    event.add("location", one["location"]); event.add("url", one["url"]); event.add("categories", one["tags"])
    calendar.add_component(event)
text = calendar.to_ical()
took = time.perf_counter() - start
assert text.count(b"BEGIN:VEVENT") == ${count}
print(took * 1000)`;
  const build = () => Number(execFileSync(command, ["-c", script, join(place, "events.json")], { encoding: "utf8" }));
  return [{ name: `python3-icalendar ${stdout.trim()}`, build }];
}
