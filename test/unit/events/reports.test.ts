import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conflictFindings, conflicts } from "../../../src/events/conflicts.ts";
import { clockFindings, shifts } from "../../../src/events/daylight.ts";
import { expand } from "../../../src/events/expand.ts";
import { fairness } from "../../../src/events/fairness.ts";
import type { Occurrence, Series } from "../../../src/events/model.ts";
import { occurrencesOf } from "../../support/events.ts";
import { seriesOf } from "../../support/series.ts";

const events = (...list: string[]) => `events:\n${list.map((one) => `  - ${one}\n`).join("")}`;
const year = { from: Date.UTC(2027, 0, 1), to: Date.UTC(2028, 0, 1) };

describe("conflicts", () => {
  const found = (...list: string[]) =>
    conflicts(occurrencesOf(events(...list))).map(
      ({ kind, what, one, other, count }) => `${kind} ${what}: ${one.id} ${other.id} ${count}`,
    );
  const at = "at: 2027-01-05 10:00";

  test("of a person, room, link and audience", () => {
    expect(
      found(
        `{ id: a, ${at}, speakers: [ada], place: { name: Hub, room: R1, online: "https://m.example/1" }, tags: [public] }`,
        `{ id: b, at: 2027-01-05 10:30, hosts: [ada], place: { name: Hub, room: R1, online: "https://m.example/1" }, tags: [public] }`,
      ),
    ).toEqual(["person ada: a b 1", "room R1, Hub: a b 1", "link https://m.example/1: a b 1", "tag public: a b 1"]);
  });

  test.each([
    ["one after the other", "at: 2027-01-05 11:00, hosts: [ada]"],
    ["another room of the same house", "at: 2027-01-05 10:00, place: { name: Hub, room: R2 }"],
    ["a cancelled one", `${at}, hosts: [ada], changes: { 2027-01-05: { cancel: true } }`],
    ["the same hour elsewhere", "at: 2027-01-05 10:00, timezone: Asia/Tokyo, hosts: [ada]"],
  ])("not with %s", (_, other) => {
    expect(found(`{ id: a, ${at}, speakers: [ada], place: { name: Hub, room: R1 } }`, `{ id: b, ${other} }`)).toEqual(
      [],
    );
  });

  test("not of a hackathon with its own phases, and no audience is busy for days", () => {
    expect(
      found(
        `{ id: a, at: 2027-01-05 09:00, until: 2027-01-07 18:00, hosts: [ada], tags: [t], phases: [{ name: x, at: +1h, until: +2h }] }`,
        `{ id: b, at: 2027-01-06 10:00, tags: [t] }`,
      ),
    ).toEqual([]);
  });

  test("are counted by pairs of series, told where the later one stands; for an audience it is advice", () => {
    const list = occurrencesOf(
      events(
        `{ id: a, title: A, ${at}, repeat: every Tuesday, count: 10, hosts: [ada], tags: [t] }`,
        `{ id: b, title: B, at: 2027-01-12 10:30, repeat: every 2 weeks, count: 3, hosts: [ada], tags: [t] }`,
      ),
    );
    expect(conflictFindings(conflicts(list))).toMatchObject([
      {
        code: "events.same-person",
        level: "error",
        line: 4,
        params: { what: "ada", title: "B", other: "A", line: 3, date: "2027-01-12", count: 3 },
      },
      { code: "events.same-tag", level: "warning", params: { count: 3 } },
    ]);
  });

  test("the sweep finds what comparing each with each finds", () => {
    const series: fc.Arbitrary<Series[]> = fc.array(
      fc
        .record({
          minute: fc.integer({ min: 0, max: 600 }),
          minutes: fc.integer({ min: 0, max: 200 }),
          hosts: fc.uniqueArray(fc.constantFrom("ada", "lin", "kim"), { maxLength: 2 }),
        })
        .map(({ minute, minutes, hosts }) =>
          seriesOf({
            start: { date: "2027-01-05", time: new Date(minute * 60_000).toISOString().slice(11, 16) },
            timezone: "UTC",
            length: { days: 0, minutes },
            hosts,
          }),
        ),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(series, (list) => {
        const all = expand(
          list.map((one, index) => ({ ...one, uid: `e${index}` })),
          year,
        );
        const expected = all.flatMap((one, index) =>
          all.slice(index + 1).flatMap((other) => (overlap(one, other) ? shared(one, other) : [])),
        );
        const swept = conflicts(all).map(({ what, one, other }) => [one.uid, other.uid].sort().join(` ${what} `));
        expect(swept.sort()).toEqual(expected.sort());
      }),
    );
  });

  const overlap = (a: Occurrence, b: Occurrence) =>
    a.start < b.end && b.start < a.end && a.start < a.end && b.start < b.end;
  const shared = (a: Occurrence, b: Occurrence) =>
    a.series.hosts
      .filter((host) => b.series.hosts.includes(host))
      .map((host) => [a.uid, b.uid].sort().join(` ${host} `));
});

describe("fairness", () => {
  test("counts what lies outside of 08:00 to 22:00, also over midnight and through daylight saving", () => {
    const list = occurrencesOf(
      events("{ id: a, at: 2027-03-02 21:30, timezone: Europe/Berlin, repeat: every Tuesday, count: 6 }"),
    );
    expect(fairness(list, ["Europe/Berlin", "America/New_York", "Asia/Shanghai", "America/Los_Angeles"])).toEqual([
      {
        id: "a",
        title: "a",
        occurrences: 6,
        shares: [
          { timezone: "Europe/Berlin", outside: 6, minutes: 180 },
          { timezone: "America/New_York", outside: 0, minutes: 0 },
          { timezone: "Asia/Shanghai", outside: 6, minutes: 360 },
          { timezone: "America/Los_Angeles", outside: 0, minutes: 0 },
        ],
        gap: 1,
      },
    ]);
  });

  test("takes a rotation as one series: it is even", () => {
    const slots = '"12:00 Asia/Tokyo", "12:00 Europe/London", "12:00 America/Los_Angeles"';
    const zones = ["Asia/Tokyo", "Europe/London", "America/Los_Angeles"];
    const fixed = occurrencesOf(
      events("{ id: a, at: 2027-01-05 12:00, timezone: Asia/Tokyo, repeat: weekly, count: 30 }"),
    );
    const turns = occurrencesOf(events(`{ id: a, at: 2027-01-05, repeat: weekly, count: 30, rotate: [${slots}] }`));
    expect(fairness(fixed, zones)).toMatchObject([{ gap: 1 }]);
    expect(fairness(turns, zones)).toMatchObject([{ occurrences: 30, gap: 0 }]);
  });

  test("agrees with counting minute by minute", () => {
    const zone = "America/New_York";
    const format = new Intl.DateTimeFormat("en", { timeZone: zone, hour: "numeric", hourCycle: "h23" });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 800 }), (minute, minutes) => {
        const time = new Date(minute * 60_000).toISOString().slice(11, 16);
        const list = expand(
          [seriesOf({ start: { date: "2027-05-05", time }, timezone: "UTC", length: { days: 0, minutes } })],
          year,
        );
        const start = list[0]?.start ?? 0;
        let outside = 0;
        for (let at = 0; at < minutes; at++) {
          const hour = Number(format.format(start + at * 60_000));
          if (hour < 8 || hour >= 22) outside++;
        }
        expect(fairness(list, [zone])).toMatchObject([{ shares: [{ minutes: outside }] }]);
      }),
      { numRuns: 30 },
    );
  });
});

describe("daylight saving", () => {
  const list = occurrencesOf(
    events(
      "{ id: a, at: 2027-01-05 17:00, timezone: America/New_York, repeat: every Tuesday, until: 2027-12-31, changes: { 2027-01-12: { at: 2027-01-12 09:00 } } }",
    ),
  );

  test("moves a series in UTC, and for people of a zone that changes on another date", () => {
    expect(shifts(list, ["America/New_York", "Europe/Berlin"]).map(({ title: _, uid: __, ...one }) => one)).toEqual([
      { id: "a", timezone: "UTC", date: "2027-03-16", before: "22:00", after: "21:00" },
      { id: "a", timezone: "UTC", date: "2027-11-09", before: "21:00", after: "22:00" },
      { id: "a", timezone: "Europe/Berlin", date: "2027-03-16", before: "23:00", after: "22:00" },
      { id: "a", timezone: "Europe/Berlin", date: "2027-03-30", before: "22:00", after: "23:00" },
      { id: "a", timezone: "Europe/Berlin", date: "2027-11-02", before: "23:00", after: "22:00" },
      { id: "a", timezone: "Europe/Berlin", date: "2027-11-09", before: "22:00", after: "23:00" },
    ]);
  });

  test("what falls into a gap or comes twice is a warning", () => {
    const nights = occurrencesOf(
      events(
        "{ id: a, at: 2027-03-28 02:30, timezone: Europe/Berlin }",
        "{ id: b, at: 2027-10-31 02:30, timezone: Europe/Berlin }",
        "{ id: c, at: 2027-03-28 02:30, timezone: Europe/Berlin, changes: { 2027-03-28: { cancel: true } } }",
      ),
    );
    expect(clockFindings(nights)).toMatchObject([
      {
        code: "events.gap",
        level: "warning",
        line: 3,
        params: { wall: "2027-03-28 02:30", start: "03:30", offset: "UTC+2" },
      },
      { code: "events.repeated", line: 4, params: { wall: "2027-10-31 02:30", start: "02:30", offset: "UTC+2" } },
    ]);
  });
});
