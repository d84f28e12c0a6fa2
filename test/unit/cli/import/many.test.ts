import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { assemble } from "../../../../src/cli/import/events/assemble.ts";
import { settle } from "../../../../src/cli/import/events/settle.ts";
import { readCalendar } from "../../../../src/events/ical/read.ts";
import type { Files } from "../../../../src/manifest/load.ts";
import { yamlLimits } from "../../../../src/system/yaml/guard.ts";
import { inside } from "../../../support/inside.ts";

/** E3: what one file cannot hold goes into several, each event is read a fixed number of times, and nothing is lost. */

const work = { units: 0 };
vi.mock("../../../../src/manifest/load.ts", async (original) => {
  const real = await original<typeof import("../../../../src/manifest/load.ts")>();
  const loadEventFiles: typeof real.loadEventFiles = (files, paths) => {
    const readText: Files["readText"] = (path) => {
      const text = files.readText(path);
      work.units += text.length;
      return text;
    };
    return real.loadEventFiles({ ...files, readText }, paths);
  };
  return { ...real, loadEventFiles };
});

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "commonry-many-"));
  work.units = 0;
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const now = "2027-01-01T00:00:00Z";

interface Wish {
  readonly title?: (index: number) => string;
  readonly words?: number;
  readonly length?: (index: number) => string;
}

function calendar(count: number, { title = (index) => `Event ${index}`, words = 0, length = () => "PT1H" }: Wish = {}) {
  const events = Array.from({ length: count }, (_, index) => {
    const day = String((index % 28) + 1).padStart(2, "0");
    return [
      "BEGIN:VEVENT",
      `UID:${index}@example.org`,
      `DTSTART:202702${day}T${String(index % 24).padStart(2, "0")}0000Z`,
      `DURATION:${length(index)}`,
      `SUMMARY:${title(index)}`,
      `DESCRIPTION:${"what is done ".repeat(words)}${index}`,
      "END:VEVENT",
    ].join("\r\n");
  });
  return ["BEGIN:VCALENDAR", ...events, "END:VCALENDAR", ""].join("\r\n");
}
/** The first begins on line 2. */
const linesEach = 7;

function settled(text: string) {
  return settle(assemble(readCalendar(text, "a.ics"), "a.ics"), "events/a.yaml", "a.ics");
}

const sizeOf = (files: readonly { readonly text: string }[]) => files.reduce((sum, { text }) => sum + text.length, 0);

describe("a calendar that is more than one file holds", () => {
  const large = calendar(700, { words: 300 });

  test("goes into several, of which the first names the others; each event is read once", () => {
    const { files, events, notes } = settled(large);
    expect({ events, notes }).toEqual({ events: 700, notes: [] });
    expect(files.map(({ path }) => path)).toEqual(files.map((_, n) => `events/a${n === 0 ? "" : `-${n + 1}`}.yaml`));
    expect(files.length).toBeGreaterThan(2);
    for (const { text } of files) expect(Buffer.byteLength(text)).toBeLessThan(yamlLimits.bytes);
    expect(files[0]?.text).toContain("include:\n  - a-2.yaml\n  - a-3.yaml\n");
    expect(work.units).toBe(sizeOf(files));
  });

  test("comes out whole: every command that is given the first file has all of it, and undo takes all of it", async () => {
    writeFileSync(join(dir, "a.ics"), large);
    const done = await inside(["import", "a.ics", "--json"], { cwd: dir, now });
    const report = JSON.parse(done.out) as { files: string[] };
    expect(report).toMatchObject({ events: 700, left: [], written: true });
    expect([...report.files].sort()).toEqual(
      readdirSync(join(dir, "events"), { encoding: "utf8" })
        .map((file) => `events/${file}`)
        .sort(),
    );
    const built = await inside(["events", "build", "events/a.yaml", "-o", "out.ics"], { cwd: dir, now });
    expect(built).toMatchObject({ code: 0 });
    const starts = (text: string) => [...text.matchAll(/^DTSTART.*:(\d{8}T\d{6}Z)/gm)].map(([, start]) => start).sort();
    expect(starts(readFileSync(join(dir, "out.ics"), "utf8"))).toEqual(starts(large));
    expect(await inside(["events", "check", "events/a.yaml"], { cwd: dir, now })).toMatchObject({ code: 0 });
    const again = await inside(["import", "a.ics", "--json"], { cwd: dir, now });
    expect(JSON.parse(again.out)).toMatchObject({ changed: false });
    await inside(["undo", "--yes"], { cwd: dir, now });
    expect(existsSync(join(dir, "events"))).toBe(false);
  });

  test("is not printed in part, and writes nothing where one of its files is another's", async () => {
    writeFileSync(join(dir, "a.ics"), large);
    const printed = await inside(["import", "a.ics", "--output", "-"], { cwd: dir, now });
    expect({ code: printed.code, out: printed.out }).toEqual({ code: 2, out: "" });
    expect(printed.err).toContain("standard output has room for one");
    writeFileSync(join(dir, "b-2.yaml"), "version: 1\n");
    const refused = await inside(["import", "a.ics", "--output", "b.yaml"], { cwd: dir, now });
    expect(refused).toMatchObject({ code: 6, err: expect.stringContaining("b-2.yaml") });
    expect(existsSync(join(dir, "b.yaml"))).toBe(false);
  });
});

describe("what no file can hold", () => {
  /** RFC 5545 allows it; an event of more than a year is none of ours. */
  const forever = "PT999999H";

  test("costs each event a few readings, however many there are, and is told with its line", () => {
    const costs = [150, 300, 600].map((count) => {
      work.units = 0;
      const text = calendar(count, { length: (index) => (index % 2 ? forever : "PT1H") });
      const { events, notes, files } = settled(text);
      expect(events).toBe(count / 2);
      expect(notes.map(({ place }) => Number(/^a\.ics:(\d+):/.exec(place)?.[1])).sort((a, b) => a - b)).toEqual(
        Array.from({ length: count / 2 }, (_, index) => 2 + linesEach * (2 * index + 1)),
      );
      return work.units / sizeOf(files);
    });
    for (const cost of costs) expect(cost).toBeLessThan(8);
  });

  test("is not what all others say, where most events have it", () => {
    const { events, notes } = settled(calendar(5, { length: (index) => (index === 3 ? "PT2H" : forever) }));
    expect({ events, notes: notes.length }).toEqual({ events: 1, notes: 4 });
  });

  test("is told in words, in the reader's language", async () => {
    writeFileSync(join(dir, "a.ics"), calendar(2, { length: (index) => (index === 0 ? forever : "PT1H") }));
    const said = await Promise.all(
      ["en", "zh"].map(
        async (lang) => (await inside(["import", "a.ics", "--dry-run", "--lang", lang], { cwd: dir, now })).err,
      ),
    );
    expect(said[0]).toMatch(/^not imported, .*a\.ics:2: Event 0 \([^.]*duration.*\)\n$/);
    expect(said[1]).toMatch(/^未导入.*a\.ics:2: Event 0 \(.*[\u4e00-\u9fff].*\)\n$/);
  });

  test("one event of more than a file is left out, and no other", () => {
    const text = calendar(3).replace("DESCRIPTION:1", `DESCRIPTION:${"x".repeat(yamlLimits.bytes)}`);
    const { events, notes } = settled(text);
    expect({ events, notes }).toEqual({
      events: 2,
      notes: [{ code: "import.left", place: expect.stringContaining(`a.ics:${2 + linesEach}: Event 1`) }],
    });
  });
});

test("events of one name are numbered without looking at all numbers for each", () => {
  const read = readCalendar(calendar(2000, { title: () => "Meeting" }), "a.ics");
  const has = vi.spyOn(Set.prototype, "has");
  const { events } = assemble(read, "a.ics");
  const calls = has.mock.calls.filter(([value]) => /^meeting/.test(String(value))).length;
  has.mockRestore();
  expect(new Set(events.map(({ values }) => values.id)).size).toBe(2000);
  expect(calls).toBeLessThan(3 * 2000);
});
