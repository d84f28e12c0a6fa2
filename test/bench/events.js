// node test/bench/events.js [FOLDER]: occurrences a second beside rrule-temporal, and beside rrule where FOLDER/node_modules
// has it; then the whole of `commonry events expand` beside bare node. Build first.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rolldown } from "rolldown";
import { RRuleTemporal } from "rrule-temporal";
import { compare, table } from "./pairs.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const place = mkdtempSync(join(tmpdir(), "commonry-bench-"));

/** Series as communities have them: weekly and monthly, in zones all over the world. */
const rules = [
  "FREQ=WEEKLY;BYDAY=TU",
  "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
  "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
  "FREQ=MONTHLY;BYDAY=2WE,4WE",
  "FREQ=MONTHLY;BYDAY=-1FR",
  "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
  "FREQ=DAILY",
];
const zones = ["America/New_York", "Europe/Berlin", "Asia/Shanghai", "America/Los_Angeles", "Europe/London"];
const [years, from] = [10, Date.UTC(2027, 0, 1)];
const to = Date.UTC(2027 + years, 0, 1);
const series = rules.flatMap((rule) => zones.map((timezone) => ({ rule, timezone })));

/** Bundles modules of the source, since what runs is not typed. */
async function load(path) {
  const bundle = await rolldown({ input: join(root, path), platform: "node" });
  const file = join(place, `${path.replace(/\W/g, "-")}.mjs`);
  await bundle.write({ file, format: "esm" });
  await bundle.close();
  return await import(pathToFileURL(file).href);
}

const { expand } = await load("src/events/expand.ts");
const plain = { skipped: [], overrides: [], tags: [], speakers: [], hosts: [], agenda: [], tracks: [], publish: [] };
const own = series.map(({ rule, timezone }, index) => ({
  ...{ ...plain, uid: `e${index}@x.invalid`, id: `e${index}`, title: "Event", kind: "meetup", isPrivate: false },
  ...{ start: { date: "2027-01-01", time: "17:00" }, timezone, rule, length: { days: 0, minutes: 60 } },
  source: { file: "a.yaml", line: 1, column: 1 },
}));

/** Each returns the moments of all series, so that nobody is faster by doing less. */
const subjects = [
  { name: "commonry, whole occurrences", run: () => expand(own, { from, to }).length },
  {
    name: "rrule-temporal, moments alone",
    run: () => {
      let count = 0;
      for (const { rule, timezone } of series) {
        const text = `DTSTART;TZID=${timezone}:20270101T170000\nRRULE:${rule}`;
        count += new RRuleTemporal({ rruleString: text }).between(new Date(from), new Date(to), true).length;
      }
      return count;
    },
  },
];

const folder = process.argv[2];
if (folder) {
  const { rrulestr } = createRequire(join(folder, "x.js"))("rrule");
  subjects.push({
    name: "rrule, moments alone",
    run: () => {
      let count = 0;
      for (const { rule, timezone } of series.slice(0, 7)) {
        const text = `DTSTART;TZID=${timezone}:20270101T170000\nRRULE:${rule}`;
        count += rrulestr(text).between(new Date(from), new Date(to), true).length;
      }
      return count;
    },
  });
}

/** The median of some runs, one after the other so that what disturbs one disturbs all. */
function measure() {
  const times = subjects.map(() => []);
  const counts = [];
  for (let turn = -1; turn < 5; turn++) {
    for (const [index, { run }] of subjects.entries()) {
      const begun = process.cpuUsage();
      counts[index] = run();
      const used = process.cpuUsage(begun);
      // The first turn warms up.
      if (turn >= 0) times[index].push((used.user + used.system) / 1e6);
    }
  }
  return subjects.map(({ name }, index) => {
    const median = times[index].sort((a, b) => a - b)[Math.floor(times[index].length / 2)];
    return { name, count: counts[index], median, rate: counts[index] / median };
  });
}

try {
  console.log(`node ${process.version}; CPU time, median of 5 runs in turn`);
  const rates = measure();
  for (const { name, count, median, rate } of rates) {
    const seconds = median.toFixed(3).padStart(8);
    const ratio = (rates[0].rate / rate).toFixed(1).padStart(7);
    console.log(
      `${name.padEnd(32)} ${String(count).padStart(7)} ${seconds} s  ${Math.round(rate).toLocaleString("en").padStart(11)} / s  1 : ${ratio}`,
    );
  }
  const words = [
    ["every Tuesday", "2027-01-05"],
    ["2nd and 4th Wednesday", "2027-01-13"],
    ["last Friday", "2027-01-29"],
    ["every 2 weeks on Thursday", "2027-01-07"],
    ["每周二", "2027-01-05"],
  ];
  const events = Array.from({ length: 200 }, (_, index) => {
    const [[rule, start], zone] = [words[index % words.length], zones[index % zones.length]];
    return `  - { id: e${index}, title: Event ${index}, at: "${start} 17:00", timezone: ${zone}, duration: 1h, repeat: ${rule} }`;
  });
  const file = join(place, "events.yaml");
  writeFileSync(file, `version: 1\nevents:\n${events.join("\n")}\n`);
  const bin = join(root, "bin/commonry.js");
  const asked = ["events", "expand", file, "--from", "2027-01-01", "--to", "2028-01-01", "--json"];
  const wholes = [{ name: "events expand, a year of 200 series", command: [process.execPath, bin, ...asked] }];
  console.log(table(compare({ name: "node -e 0", command: [process.execPath, "-e", "0"] }, wholes, 9), 9));
} finally {
  rmSync(place, { recursive: true, force: true });
}
