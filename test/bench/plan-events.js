// The plan alone, for test/bench/schedule.js, which bundles this file: 10,000 series and 10,000 objects of a calendar in
// memory in, a plan out. Prints the CPU time of each round in milliseconds.
import { renew } from "../../src/events/ical/renew.ts";
import { readEvents } from "../../src/events/read.ts";
import { calendarItems, judge } from "../../src/kinds/event/desired.ts";
import { sortStored } from "../../src/kinds/event/item.ts";
import { loadEventFiles } from "../../src/manifest/load.ts";
import { draft, finish } from "../../src/plan/make.ts";

const domain = "bench.example";
const now = new Date("2027-01-01T00:00:00Z");

/** @param texts event files by name */
export function rounds(texts, count) {
  const files = { readText: (path) => texts[path], list: () => Object.keys(texts) };
  const { events } = loadEventFiles(files, Object.keys(texts));
  const { series } = readEvents(events, { domain, language: "en" });
  const target = { owner: "dav", calendar: "community" };
  const stored = series.map((one, index) => {
    // As a server hands it back: not the bytes that were sent.
    const text = renew([one], { language: "en" }, { now, first: now }).text.replace("CALSCALE:GREGORIAN\r\n", "");
    return { target, ref: `/c/${index}.ics`, etag: `"${index}"`, text };
  });
  return Array.from({ length: count }, () => {
    const start = process.cpuUsage();
    const { own } = sortStored(stored);
    const wishes = series.map((one) => ({ calendar: "community", series: one, isPast: false }));
    const wanted = { wishes, calendars: ["community"], owner: "dav", language: "en", now, removes: false, domain };
    const judged = judge(wanted, own, []);
    const itself = { kind: "calendar", target: { owner: "dav" }, name: "community", ref: "/c/", fields: {} };
    const snapshot = { items: [...own, itself], failures: [], absent: new Set(), readOnly: [] };
    const drafted = draft({
      ...{ desired: [...calendarItems(wanted), ...judged.desired], snapshot, kept: judged.kept, groups: [] },
      ...{ offers: new Set(["calendar", "event"]), strict: new Set(), allowDelete: false, only: ["events"] },
    });
    const place = { provider: "caldav", host: "dav", owner: "dav" };
    const about = { place, manifest: { path: "", sha256: "" }, only: ["events"], allowDelete: false, manual: [] };
    const plan = finish(drafted, new Map(), about, () => ({ requests: 0, points: 0, seconds: 0 }));
    const { user, system } = process.cpuUsage(start);
    if (plan.changes.length > 0 || plan.unchanged !== series.length + 1) throw new Error("not in step");
    return (user + system) / 1000;
  });
}
