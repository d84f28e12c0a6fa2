import type { Series } from "../../src/events/model.ts";

/** A series of one event; what a test does not name is as plain as can be. */
export function seriesOf(parts: Partial<Series> = {}): Series {
  return {
    uid: "office-hours@community.example",
    id: "office-hours",
    title: "Office hours",
    kind: "office-hours",
    start: { date: "2027-01-05", time: "17:00" },
    timezone: "America/New_York",
    length: { days: 0, minutes: 60 },
    skipped: [],
    overrides: [],
    tags: [],
    speakers: [],
    hosts: [],
    agenda: [],
    tracks: [],
    isPrivate: false,
    publish: [],
    source: { file: "events.yaml", line: 1, column: 1 },
    ...parts,
  };
}

/** Every Tuesday, with a skipped, a moved and a cancelled time. */
export function weekly(parts: Partial<Series> = {}): Series {
  return seriesOf({
    rule: "FREQ=WEEKLY;BYDAY=TU",
    skipped: [{ date: "2027-02-16", time: "17:00" }],
    overrides: [
      {
        original: { date: "2027-03-02", time: "17:00" },
        start: { date: "2027-03-03", time: "18:30" },
        note: "room taken",
      },
      { original: { date: "2027-04-06", time: "17:00" }, cancelled: "speaker ill" },
    ],
    ...parts,
  });
}
