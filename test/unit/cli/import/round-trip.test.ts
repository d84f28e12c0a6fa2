import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../../support/cli.ts";
import { inside } from "../../../support/inside.ts";

const now = "2026-12-01T12:00:00Z";
const manifest =
  "version: 1\ncommunity: { name: Commons, id: commons-1a2b, timezone: Europe/Berlin }\nevents: [e.yaml]\n";

/** Words, and the dates that they give from the first one on. */
const series = [
  ["every Tuesday", "2027-01-05", ["2027-01-12", "2027-02-02", "2027-03-30"]],
  ["every 2 weeks on Monday", "2027-01-04", ["2027-01-18", "2027-02-01", "2027-03-29"]],
  ["last Friday of the month", "2027-01-29", ["2027-02-26", "2027-03-26", "2027-04-30"]],
  ["every day", "2027-03-25", ["2027-03-27", "2027-03-28", "2027-03-29"]],
  ["{ rrule: FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 }", "2027-01-29", ["2027-02-26", "2027-03-31"]],
  ["[every Tuesday, every Thursday]", "2027-01-05", ["2027-01-07", "2027-01-12", "2027-02-04"]],
] as const;

const text = fc
  .string({ unit: fc.constantFrom("a", "B", " ", ",", ";", "\\", ":", '"', "中", "é", "🙂", "#"), maxLength: 90 })
  .map((one) => `x${one.trim()}`.replace(/ +/g, " "));
const change = fc.record(
  {
    title: text,
    description: text,
    at: fc.constantFrom("2027-06-01 09:00", "2027-06-02 23:30"),
    status: fc.constant("tentative"),
    link: fc.constant("https://a.example/x?a=1,2;b"),
    cancel: fc.constantFrom(true as const, "ill"),
    place: fc.record({ name: text }),
  },
  { requiredKeys: [] },
);

const event = fc.record({
  index: fc.nat(series.length - 1),
  time: fc.constantFrom("", " 00:00", " 02:30", " 17:00"),
  zone: fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC"),
  duration: fc.constantFrom("30m", "1h", "26h", "2d"),
  until: fc.boolean(),
  skip: fc.boolean(),
  also: fc.boolean(),
  changes: fc.option(change, { nil: undefined }),
  title: text,
  description: text,
  isSingle: fc.boolean(),
});

type Given = typeof event extends fc.Arbitrary<infer T> ? T : never;

function eventOf(given: Given, index: number): object {
  const [words, first, dates] = series[given.index] as (typeof series)[number];
  const isDay = given.time === "";
  const { title, description, zone, duration } = given;
  const days = duration.endsWith("d") ? { duration } : {};
  const hours = { timezone: zone, duration: duration.replace("2d", "48h") };
  // A day has one time of an event.
  const mayAlso = given.isSingle || given.until || words !== "every day";
  return {
    ...{ id: `e${index}`, title, description, at: `${first}${given.time}` },
    ...(isDay ? days : hours),
    ...(given.isSingle ? {} : repeated(given, words, dates)),
    ...(given.also && mayAlso ? { also: [`2027-08-08${isDay ? "" : " 10:15"}`] } : {}),
  };
}

function repeated(given: Given, words: string, [second, third]: readonly string[]): object {
  const { at: moved, ...others } = given.changes ?? {};
  const own = { ...others, ...(moved ? { at: given.time === "" ? moved.slice(0, 10) : moved } : {}) };
  return {
    repeat: repetition(words),
    ...(given.until ? { until: "2027-05-01" } : {}),
    ...(given.skip ? { skip: [third] } : {}),
    ...(Object.keys(own).length > 0 ? { changes: { [second as string]: own } } : {}),
  };
}

function repetition(words: string): unknown {
  if (words.startsWith("[")) return words.slice(1, -1).split(", ");
  return words.startsWith("{") ? { rrule: words.slice(9, -2) } : words;
}

/** What a person sees of each time. */
async function seen(cwd: string): Promise<unknown[]> {
  const args = ["events", "expand", "--json", "--from", "2026-12-01", "--to", "2028-01-01"];
  const { out, err } = await inside(args, { cwd, now });
  if (out === "") throw new Error(err);
  type One = Readonly<Record<"title" | "start" | "end", string>> & { readonly cancelled?: unknown };
  return (
    (JSON.parse(out).occurrences as One[])
      .filter(({ cancelled }) => cancelled === undefined || cancelled === null)
      // At the window's end it depends on the zone whether a whole day is in it.
      .filter(({ start }) => start < "2027-12-30")
      .map(({ title, start, end }) => [new Date(start).toISOString(), new Date(end).toISOString(), title])
      .sort()
  );
}

const uidsIn = (cwd: string) => [...new Set(readFileSync(join(cwd, "a.ics"), "utf8").match(/^UID:.*$/gm))].sort();

test("what is built comes in again: the same times, titles and UIDs", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 4 }), async (given) => {
      const [there, here] = [temporaryFolder(), temporaryFolder()];
      const events = JSON.stringify({ version: 1, events: given.map(eventOf) });
      writeFileSync(join(there, "community.yaml"), manifest);
      writeFileSync(join(there, "e.yaml"), events);
      const built = await inside(["events", "build", "-o", "a.ics"], { cwd: there, now });
      expect(built.code, `${built.err}\n${events}`).toBe(0);
      writeFileSync(join(here, "community.yaml"), manifest);
      const came = await inside(["import", join(there, "a.ics"), "--output", "e.yaml", "--json"], { cwd: here, now });
      expect(came.code, came.err).toBe(0);
      expect(JSON.parse(came.out).left, events).toEqual([]);
      expect(await seen(here), events).toEqual(await seen(there));
      const again = await inside(["events", "build", "-o", "a.ics"], { cwd: here, now });
      expect(again.code, again.err).toBe(0);
      expect(uidsIn(here), events).toEqual(uidsIn(there));
    }),
    { numRuns: 60 },
  );
});
