import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventFields } from "../../src/kinds/event/fields.ts";
import type { Actual, Fields, KindId } from "../../src/kinds/item.ts";
import type { Outcome, Place, Step } from "../../src/plan/port.ts";
import { createCaldav } from "../../src/providers/caldav/index.ts";
import { createLocal } from "../../src/providers/local/index.ts";
import { createDav } from "../../src/system/http/dav.ts";
import { password, type Server, startRadicale, user } from "../support/caldav.ts";
import { temporaryFolder } from "../support/cli.ts";
import { has } from "../support/tools.ts";

/** What a place of calendars does: one suite for the folder and for a real server. */

const name = "talk@lepton.example";

function fields(title: string): Fields {
  const ical = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN", "BEGIN:VEVENT", `UID:${name}`],
    ...["DTSTAMP:20270101T000000Z", "DTSTART:20270105T170000Z", "DTEND:20270105T180000Z", `SUMMARY:${title}`],
    ...["X-COMMONRY-HASH:1", "END:VEVENT", "END:VCALENDAR", ""],
  ].join("\r\n");
  return eventFields(ical)?.fields ?? {};
}

const suite = (make: (calendar: string) => Promise<{ place: (readOnly?: boolean) => Place; owner: string }>) => {
  let count = 0;
  const bench = async (calendar: string) => {
    const { place, owner } = await make(calendar);
    const target = { owner, calendar };
    const kinds: ReadonlySet<KindId> = new Set(["calendar", "event"]);
    const write = async (step: Omit<Step, "id" | "target"> & Partial<Pick<Step, "target">>, on = place()) => {
      let told: Outcome | undefined;
      await on.write([{ id: `s${count++}`, target, ...step }], (_, outcome) => (told = outcome), { requested: false });
      return told;
    };
    const read = async () => {
      const scope = { owner, kinds, repositories: [], settings: new Set<string>(), calendars: [calendar] };
      const { items, failures } = await place().read(scope);
      expect(failures).toEqual([]);
      return items;
    };
    const made = await write({ action: "create", kind: "calendar", name: calendar, fields: {}, target: { owner } });
    return { place, write, read, made };
  };

  test("a calendar is made once, and is empty", async () => {
    const { read, write, made, place } = await bench("main");
    expect(made).toMatchObject({ state: "done" });
    const again = { action: "create" as const, kind: "calendar" as const, name: "main", fields: {} };
    expect(await write(again, place())).toMatchObject({ state: "exists" });
    expect((await read()).map(({ kind, name: own }) => [kind, own])).toEqual([["calendar", "main"]]);
  });

  test("an event is made, changed by its tag alone, and goes by its tag alone", async () => {
    const { read, write } = await bench("guarded");
    const step = { kind: "event" as const, name };
    expect(await write({ ...step, action: "create", fields: fields("One") })).toMatchObject({ state: "done" });
    expect(await write({ ...step, action: "create", fields: fields("Two") })).toMatchObject({ state: "exists" });
    const event = async () => (await read()).find(({ kind }) => kind === "event") as Actual;
    const first = await event();
    expect([first.name, first.fields.title]).toEqual([name, "One"]);
    const update = { ...step, action: "update" as const, ref: first.ref, before: first.fields };
    expect(await write({ ...update, fields: fields("Two") })).toMatchObject({ state: "done" });
    // The tag is of what was there before: somebody has been at it.
    expect(await write({ ...update, fields: fields("Three") })).toEqual({ state: "conflict" });
    expect(await write({ ...update, action: "delete", fields: {} })).toEqual({ state: "conflict" });
    const second = await event();
    expect(second.fields.title).toBe("Two");
    const gone = { ...step, action: "delete" as const, ref: second.ref, before: second.fields, fields: {} };
    expect(await write(gone)).toMatchObject({ state: "done" });
    expect(await write(gone)).toMatchObject({ state: "absent" });
    expect((await read()).map(({ kind }) => kind)).toEqual(["calendar"]);
  });

  test("nothing is written without a tag, nor while only reading, nor after a stop", async () => {
    const { read, write, place } = await bench("careful");
    const step = { kind: "event" as const, name };
    await write({ ...step, action: "create", fields: fields("One") });
    const before = await read();
    const { ref } = before.find(({ kind }) => kind === "event") as Actual;
    expect(await write({ ...step, action: "update", ref, fields: fields("Two") })).toEqual({ state: "conflict" });
    const other = { ...step, name: "other@lepton.example", action: "create" as const, fields: fields("Other") };
    expect(await write(other, place(true))).toMatchObject({ state: "failed", reach: "all", reason: "http.read-only" });
    const told: Outcome[] = [];
    const stopped = { id: "x", target: { owner: "", calendar: "careful" }, ...other };
    await place().write([stopped], (_, outcome) => told.push(outcome), { requested: true });
    expect(await read()).toEqual(before);
  });
};

describe("local", () => {
  suite(async () => {
    const folder = temporaryFolder();
    return { owner: "local", place: (readOnly = false) => createLocal({ folder, readOnly }) };
  });
});

describe.skipIf(!has("radicale"))("CalDAV (radicale)", () => {
  let server: Server;
  beforeAll(async () => {
    server = await startRadicale();
  });
  afterAll(() => server.stop());
  suite(async () => {
    const base = `${server.base}/`;
    const place = (readOnly = false) =>
      createCaldav(createDav({ base, user, password, userAgent: "test", readOnly }), base);
    return { owner: place().host, place };
  });
});
