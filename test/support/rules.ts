import fc from "fast-check";

/** A rule of our subset as RFC 5545 writes it, its start on the wall, and where. */
export interface RuleCase {
  readonly rule: string;
  /** `2027-01-05T17:00`. */
  readonly start: string;
  readonly timezone: string;
  /** How many occurrences are compared at most. */
  readonly limit: number;
}

/** Zones whose data has not changed for years, so that two sources of it agree. */
export const steadyZones = [
  "UTC",
  "America/New_York",
  "America/Los_Angeles",
  "Europe/London",
  "Europe/Berlin",
  "Asia/Shanghai",
  "Asia/Tokyo",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Sydney",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
] as const;

/** Rules that communities write, one by one. */
export const everydayRules = [
  "FREQ=DAILY",
  "FREQ=DAILY;INTERVAL=3;COUNT=20",
  "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR",
  "FREQ=DAILY;BYMONTH=8",
  "FREQ=WEEKLY",
  "FREQ=WEEKLY;BYDAY=TU",
  "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=9",
  "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
  "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU",
  "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU",
  "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR;UNTIL=20290101T000000",
  "FREQ=WEEKLY;BYMONTH=3,9;BYDAY=WE",
  "FREQ=MONTHLY",
  "FREQ=MONTHLY;INTERVAL=3",
  "FREQ=MONTHLY;BYDAY=1MO",
  "FREQ=MONTHLY;BYDAY=2WE,4WE",
  "FREQ=MONTHLY;BYDAY=-1FR",
  "FREQ=MONTHLY;BYDAY=5FR",
  "FREQ=MONTHLY;BYDAY=1FR,-1FR",
  "FREQ=MONTHLY;BYMONTHDAY=1,15",
  "FREQ=MONTHLY;BYMONTHDAY=31",
  "FREQ=MONTHLY;BYMONTHDAY=-1",
  "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR",
  "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
  "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1",
  "FREQ=MONTHLY;INTERVAL=2;BYDAY=3SA;COUNT=12",
  "FREQ=YEARLY",
  "FREQ=YEARLY;BYWEEKNO=-2;BYDAY=MO",
  "FREQ=YEARLY;BYWEEKNO=-30,20,-3;BYDAY=TU,SA",
  "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
  "FREQ=YEARLY;BYMONTH=1,4,7,10;BYDAY=1MO",
  "FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=-1FR",
  "FREQ=YEARLY;BYMONTH=5,10;BYMONTHDAY=4,24;BYSETPOS=1,4",
  "FREQ=YEARLY;BYMONTH=1,4,12;BYMONTHDAY=30,31;BYSETPOS=2,3,5",
  "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
  "FREQ=MONTHLY;BYDAY=1MO,3TH",
  "FREQ=YEARLY;BYDAY=20MO",
  "FREQ=YEARLY;BYDAY=-1SU",
  "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
  "FREQ=YEARLY;BYYEARDAY=1,100,-1",
  "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
  "FREQ=YEARLY;BYWEEKNO=1,53;BYDAY=WE",
  "FREQ=YEARLY;BYWEEKNO=-1;BYDAY=TH",
  "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
  "FREQ=YEARLY;BYDAY=FR;BYYEARDAY=-275,-276,-277,-278,-279,-280,-281",
];

const names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const some = <T>(item: fc.Arbitrary<T>, most: number) =>
  fc.uniqueArray(item, { minLength: 1, maxLength: most, selector: String });
const signed = (most: number) => fc.integer({ min: -most, max: most }).filter((value) => value !== 0);
const maybe = <T>(part: fc.Arbitrary<T>) => fc.option(part, { nil: undefined });

const month = some(fc.integer({ min: 1, max: 12 }), 3);
const plain = some(fc.constantFrom(...names), 3);
const nth = (most: number) =>
  some(
    fc.tuple(signed(most), fc.constantFrom(...names)).map(([n, day]) => `${n}${day}`),
    2,
  );

/** The parts that go with each frequency. */
const parts: Readonly<Record<string, fc.Arbitrary<Readonly<Record<string, unknown>>>>> = {
  DAILY: fc.record({ BYMONTH: maybe(month), BYMONTHDAY: maybe(some(signed(31), 3)), BYDAY: maybe(plain) }),
  WEEKLY: fc.record({ BYMONTH: maybe(month), BYDAY: maybe(plain), WKST: maybe(fc.constantFrom(...names)) }),
  MONTHLY: fc.record({
    BYMONTH: maybe(month),
    BYMONTHDAY: maybe(some(signed(31), 3)),
    BYDAY: maybe(fc.oneof(plain, nth(5))),
    BYSETPOS: maybe(some(signed(4), 2)),
  }),
  YEARLY: fc.oneof(
    fc.record({
      BYMONTH: maybe(month),
      BYMONTHDAY: maybe(some(signed(31), 3)),
      BYDAY: maybe(fc.oneof(plain, nth(5))),
      BYSETPOS: maybe(some(signed(4), 2)),
    }),
    fc.record({ BYYEARDAY: some(signed(366), 3), BYDAY: maybe(plain), BYMONTH: maybe(month) }),
    fc.record({
      BYWEEKNO: some(fc.oneof(fc.integer({ min: 1, max: 53 }), fc.constant(-1)), 2),
      BYDAY: plain,
      WKST: maybe(fc.constantFrom(...names)),
    }),
    fc.record({ BYDAY: nth(53) }),
  ),
};

/** Any rule of our subset. */
export const ruleText: fc.Arbitrary<string> = fc
  .constantFrom("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
  .chain((frequency) =>
    fc
      .record({
        INTERVAL: maybe(fc.integer({ min: 1, max: 5 })),
        end: maybe(
          fc.oneof(
            fc.integer({ min: 1, max: 30 }).map((count) => `COUNT=${count}`),
            fc.integer({ min: 2027, max: 2032 }).map((year) => `UNTIL=${year}0615T120000`),
          ),
        ),
        more: parts[frequency] as fc.Arbitrary<Readonly<Record<string, unknown>>>,
      })
      .map(({ INTERVAL, end, more }) => {
        const { BYSETPOS, ...by } = more;
        const isAlone = Object.entries(by).every(([name, value]) => value === undefined || name === "WKST");
        const all = { INTERVAL, ...by, BYSETPOS: isAlone ? undefined : BYSETPOS };
        const written = Object.entries(all).flatMap(([name, value]) =>
          value === undefined ? [] : `${name}=${Array.isArray(value) ? value.join() : value}`,
        );
        return [`FREQ=${frequency}`, ...written, ...(end ? [end] : [])].join(";");
      }),
  );

const two = (value: number) => String(value).padStart(2, "0");

/** A rule with a start and a zone. One in three begins when clocks change, at night. */
export const ruleCase: fc.Arbitrary<RuleCase> = fc.record({
  rule: ruleText,
  start: fc
    .record({
      day: fc.date({ min: new Date("2025-01-01"), max: new Date("2031-12-28"), noInvalidDate: true }),
      hour: fc.oneof(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 3 })),
      minute: fc.constantFrom(0, 15, 30, 45),
    })
    .map(({ day, hour, minute }) => `${day.toISOString().slice(0, 10)}T${two(hour)}:${two(minute)}`),
  timezone: fc.constantFrom(...steadyZones),
  limit: fc.constant(30),
});
