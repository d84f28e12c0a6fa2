import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { RRuleTemporal } from "rrule-temporal";
import { describe, expect, test } from "vitest";
import { dayOf, minuteOf, wallOf } from "../../../src/events/calendar/days.ts";
import { zoneOf } from "../../../src/events/calendar/zone.ts";
import { expand } from "../../../src/events/expand.ts";
import { untilText } from "../../../src/events/rule/end.ts";
import { parseRule } from "../../../src/events/rule/parse.ts";
import { ruleText } from "../../../src/events/rule/rule.ts";
import { everydayRules, type RuleCase, ruleCase, steadyZones } from "../../support/rules.ts";
import { seriesOf } from "../../support/series.ts";
import { pythonWith, run } from "../../support/tools.ts";

/** Each everyday rule in some zone, from starts by day and at night, and any rules beside them. */
const everyday: RuleCase[] = everydayRules.flatMap((rule, index) => [
  { rule, start: "2027-01-05T17:00", timezone: steadyZones[index % steadyZones.length] as string, limit: 60 },
  { rule, start: "2026-10-25T01:30", timezone: "Europe/London", limit: 60 },
  { rule, start: "2027-03-14T02:30", timezone: "America/New_York", limit: 60 },
]);
const seed = Number(process.env.FC_SEED ?? 0);
/** More by RULE_CASES=5000. */
const anyRules = fc.sample(ruleCase, { numRuns: Number(process.env.RULE_CASES ?? 150), ...(seed ? { seed } : {}) });
const cases = [...everyday, ...anyRules];

/** Our own expansion, by the whole way that a manifest's rule goes. */
function ours({ rule, start, timezone, limit }: RuleCase): string[] {
  const parsed = parseRule(rule);
  if (parsed.fault) throw new Error(`${rule}: ${parsed.fault.code}`);
  const wall = wallOf(start);
  const zone = zoneOf(timezone);
  const text = ruleText(parsed.rule, untilText(parsed.rule, minuteOf(wall.time ?? "00:00"), zone));
  const series = seriesOf({ start: wall, timezone, rule: text });
  const from = (dayOf(wall.date) - 2) * 86_400_000;
  const found = expand([series], { from, to: Date.UTC(2040, 0, 2) });
  return found
    .filter(({ wall: { date } }) => date < "2040")
    .slice(0, limit)
    .map(({ start: moment }) => `${new Date(moment).toISOString().slice(0, 19)}Z`);
}

const python = pythonWith("dateutil.rrule, zoneinfo");
const libical = pythonWith("gi; gi.require_version('ICalGLib', '3.0')");

function ask(program: string, script: string, list: readonly RuleCase[]): string[][] {
  const path = fileURLToPath(new URL(`../../support/${script}`, import.meta.url));
  const { code, output } = run(program, [path], { input: JSON.stringify(list) });
  expect(code, output.slice(-2000)).toBe(0);
  return JSON.parse(output.slice(output.indexOf("[["))) as string[][];
}

const shown = ({ rule, start, timezone }: RuleCase) => `${start} ${timezone} ${rule}`;

describe.skipIf(!python)(
  "python-dateutil (apt-get install python3-dateutil) expands every rule of ours as we do",
  () => {
    test("occurrence by occurrence, in UTC", () => {
      const theirs = ask(python as string, "expand_dateutil.py", cases);
      const differing = cases.flatMap((one, index) => {
        const [own, other] = [ours(one), theirs[index] ?? []];
        return own.join() === other.join()
          ? []
          : [{ case: shown(one), own: own.slice(0, 5), other: other.slice(0, 5) }];
      });
      expect(differing.slice(0, 5)).toEqual([]);
      // A test that compares nothing says nothing.
      expect(theirs.filter((list) => list.length > 0).length).toBeGreaterThan(cases.length * 0.6);
    }, 120_000);
  },
);

/** Where libical 3.0 is known to be wrong or to read RFC 5545 in another way: weeks at the edge of a year. */
const isDisputed = ({ rule }: RuleCase) => rule.includes("BYWEEKNO");

describe.skipIf(!libical)("libical (apt-get install gir1.2-ical-3.0 python3-gi) agrees on the wall times", () => {
  test("of everyday rules", () => {
    const list = everyday.filter((one) => !isDisputed(one)).map((one) => ({ ...one, timezone: "UTC" }));
    const theirs = ask(libical as string, "expand_libical.py", list);
    const differing = list.flatMap((one, index) => {
      const own = ours(one).map((moment) => moment.replace(/[-:Z]/g, ""));
      return own.join() === (theirs[index] ?? []).join() ? [] : [{ case: shown(one), own, theirs: theirs[index] }];
    });
    expect(differing.slice(0, 3)).toEqual([]);
  }, 60_000);
});

describe("rrule-temporal agrees", () => {
  /**
   * It reads some yearly rules in another way than dateutil and we do: numbered weekdays beside days of the month or of the
   * year, a 53rd weekday, weeks at the edge of a year.
   */
  const isSpared = ({ rule }: RuleCase) =>
    rule.includes("BYWEEKNO") || /YEARLY.*BYDAY/.test(rule.replace(/;BYMONTH=[\d,]+;BYDAY/, ""));

  /** In UTC, since it leaves out times that do not exist. Its own search ends after so many periods without a date. */
  function theirs({ rule, start, limit }: RuleCase): string[] | undefined {
    const at = `${start.replace(/[-:]/g, "")}00`;
    const text = rule.replace(/(UNTIL=\d{8}T\d{6})/, "$1Z");
    try {
      return new RRuleTemporal({ rruleString: `DTSTART;TZID=UTC:${at}\nRRULE:${text}` })
        .all((date, index) => index < limit && date.year < 2040)
        .filter((date) => date.year < 2040)
        .slice(0, limit)
        .map((date) => date.toInstant().toString());
    } catch (error) {
      if (/iteration|evaluation/i.test(String(error))) return undefined;
      throw error;
    }
  }

  test("on all rules but some yearly ones", () => {
    const list = [...everyday.slice(0, 39), ...anyRules.slice(0, 15)]
      .filter((one) => !isSpared(one))
      .map((one) => ({ ...one, timezone: "UTC" }));
    const compared = list.flatMap((one) => {
      const [own, other] = [ours(one), theirs(one)];
      return other === undefined ? [] : [{ case: shown(one), own, other }];
    });
    const differing = compared.filter(({ own, other }) => own.join() !== other.join());
    expect(differing.map((one) => one.case)).toEqual([]);
    expect(compared.length).toBeGreaterThan(list.length * 0.7);
  });
});
